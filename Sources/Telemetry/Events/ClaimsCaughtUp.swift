public import Logging

/// The claims topic is read to the end it had at the start: the ledger knows all that was decided.
public struct ClaimsCaughtUp: TelemetryEvent {
  public let records: Int
  public let duration: Duration

  public init(records: Int, duration: Duration) {
    self.records = records
    self.duration = duration
  }

  public var area: LogArea { .ledger }
  public var level: Logger.Level { .info }
  public var message: StaticString { "Claims caught up" }

  public var fields: LogFields {
    [.records: .number(records), .durationMilliseconds: .milliseconds(duration)]
  }

  public func record(in metrics: Metrics) {
    metrics.observe(.ledgerCatchUp, duration)
  }
}
