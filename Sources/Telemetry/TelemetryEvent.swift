public import Logging

/// One happening: the only place that knows its log line and its metrics.
///
/// The message is a constant sentence, so that lines of one kind can be counted and searched;
/// everything that varies goes in `fields`. No field ever holds story text or a secret.
public protocol TelemetryEvent: Sendable {
  /// The part of the house that speaks; it becomes the logger's name.
  var area: LogArea { get }

  /// Trace per story, debug per batch, info for the lifecycle, warning for what was recovered with
  /// nothing lost, error where a person is needed.
  var level: Logger.Level { get }

  var message: StaticString { get }

  var fields: LogFields { get }

  /// Names the kind of repetition if the line may come in floods: lines of one such kind are
  /// written at most once an interval, with their count. `nil` writes every line.
  var repetition: String? { get }

  /// Counts what happened. Called for every event, whether or not its line is written.
  func record(in metrics: Metrics)
}

extension TelemetryEvent {
  public var fields: LogFields { [:] }

  public var repetition: String? { nil }

  public func record(in metrics: Metrics) {}
}

/// What an event says beside its message.
public typealias LogFields = [LogKey: LogValue]

/// The loggers there are: `copydesk.service` and so on.
public enum LogArea: String, CaseIterable, Sendable {
  case service = "copydesk.service"
  case kafka = "copydesk.kafka"
  case pipeline = "copydesk.pipeline"
  case ledger = "copydesk.ledger"
}
