public import Logging

/// A batch's transaction was given up; its records will be read again, and nothing is lost.
public struct BatchAborted: TelemetryEvent {
  public enum Cause: String, CaseIterable, Sendable {
    /// The broker refused and asks for an abort.
    case kafka
    case rebalance
    case partitionsLost = "partitions_lost"
    case shutdown
    /// The claims could not be written or read back.
    case claims
    case completeness
  }

  public let cause: Cause
  public let records: Int
  public let detail: String

  public init(cause: Cause, records: Int, detail: String) {
    self.cause = cause
    self.records = records
    self.detail = detail
  }

  public var area: LogArea { .pipeline }
  public var level: Logger.Level { .warning }
  public var message: StaticString { "Batch aborted; its records will be read again" }

  public var fields: LogFields {
    [.reason: .text(cause.rawValue), .records: .number(records), .detail: .text(detail)]
  }

  public var repetition: String? { "batch aborted: \(cause.rawValue)" }

  public func record(in metrics: Metrics) {
    metrics.errors.note("batch aborted \(cause.rawValue)", detail)
    metrics.add(.abortedBatches, 1, MetricLabel(.cause, cause))
  }
}
