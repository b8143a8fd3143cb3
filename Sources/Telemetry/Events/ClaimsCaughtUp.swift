public import Logging

/// The claims topic is read to the end it had at the start: the ledger knows all that was decided.
public struct ClaimsCaughtUp: TelemetryEvent {
  public let records: Int
  /// Offset from which on they were read: what a snapshot has is not read.
  public let start: Int64
  public let duration: Duration

  public init(records: Int, start: Int64 = 0, duration: Duration) {
    self.records = records
    self.start = start
    self.duration = duration
  }

  public var area: LogArea { .ledger }
  public var level: Logger.Level { .info }
  public var message: StaticString { "Claims caught up" }

  public var fields: LogFields {
    [
      .records: .number(records), .kafkaOffset: .number(start),
      .durationMilliseconds: .milliseconds(duration),
    ]
  }

  public func record(in metrics: Metrics) {
    metrics.observe(.ledgerCatchUp, duration)
  }
}
