public import Logging

/// The periodic line from which the service's health can be followed by the log alone.
public struct HealthReported: TelemetryEvent {
  public enum Status: String, CaseIterable, Sendable {
    case starting, healthy
    /// Well, and without partitions: others have them.
    case standby
    /// Not ready: something that a person or time has to mend, but no restart.
    case degraded
    /// Not live: no progress, a restart may help.
    case stuck
    case draining
  }

  public let status: Status
  /// Why the status is not healthy, in a few words.
  public let reason: String?
  public let partitions: Int
  public let lagRecords: Int64
  /// Age of the oldest record not consumed yet; `nil` if unknown.
  public let lag: Duration?
  /// Since the line before.
  public let recordsPerSecond: Double
  public let consumed: Int
  public let completenessGap: Int
  public let batchesInFlight: Int

  public init(
    status: Status, reason: String?, partitions: Int, lagRecords: Int64, lag: Duration?,
    recordsPerSecond: Double, consumed: Int, completenessGap: Int, batchesInFlight: Int
  ) {
    self.status = status
    self.reason = reason
    self.partitions = partitions
    self.lagRecords = lagRecords
    self.lag = lag
    self.recordsPerSecond = recordsPerSecond
    self.consumed = consumed
    self.completenessGap = completenessGap
    self.batchesInFlight = batchesInFlight
  }

  public var area: LogArea { .service }

  public var level: Logger.Level {
    switch status {
    case .starting, .healthy, .standby, .draining: .info
    case .degraded: .warning
    case .stuck: .error
    }
  }

  public var message: StaticString { "Health" }

  public var fields: LogFields {
    var fields: LogFields = [
      .status: .text(status.rawValue), .kafkaPartitions: .number(partitions),
      .lagRecords: .number(lagRecords),
      .recordsPerSecond: .real((recordsPerSecond * 10).rounded() / 10),
      .consumed: .number(consumed), .completenessGap: .number(completenessGap),
      .inFlight: .number(batchesInFlight),
    ]
    if let reason { fields[.reason] = .text(reason) }
    if let lag { fields[.lagSeconds] = .seconds(lag) }
    return fields
  }

  public func record(in metrics: Metrics) {
    metrics.set(.lagRecords, Double(lagRecords))
    if let lag { metrics.set(.lagSeconds, lag / .seconds(1)) }
    metrics.set(.completenessGap, Double(completenessGap))
    metrics.set(.batchesInFlight, Double(batchesInFlight))
  }
}
