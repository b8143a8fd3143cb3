public import Logging

/// A topic's settings may cost a promise one day; the service goes on.
public struct TopicUnfit: TelemetryEvent {
  public let topic: String
  /// What is set, what it may cost, and what it should be.
  public let detail: String

  public init(topic: String, detail: String) {
    self.topic = topic
    self.detail = detail
  }

  public var area: LogArea { .kafka }
  public var level: Logger.Level { .warning }
  public var message: StaticString { "A topic's settings may break a promise" }
  public var fields: LogFields { [.kafkaTopic: .text(topic), .detail: .text(detail)] }
}
