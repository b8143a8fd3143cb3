public import Logging

/// No broker answers. The service waits and goes on by itself when one does.
public struct BrokerUnreachable: TelemetryEvent {
  /// As configured.
  public let brokers: String
  public let detail: String

  public init(brokers: String, detail: String) {
    self.brokers = brokers
    self.detail = detail
  }

  public var area: LogArea { .kafka }
  public var level: Logger.Level { .warning }
  public var message: StaticString { "No broker can be reached; waiting" }
  public var fields: LogFields { [.kafkaBrokers: .text(brokers), .detail: .text(detail)] }

  public func record(in metrics: Metrics) {
    metrics.add(.brokerOutages)
    metrics.set(.brokerReachable, 0)
  }
}
