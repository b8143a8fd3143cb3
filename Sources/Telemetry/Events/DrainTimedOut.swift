public import Logging

/// Draining took longer than allowed; what was in flight is aborted and will be read again.
public struct DrainTimedOut: TelemetryEvent {
  public let allowed: Duration
  public let batchesInFlight: Int

  public init(allowed: Duration, batchesInFlight: Int) {
    self.allowed = allowed
    self.batchesInFlight = batchesInFlight
  }

  public var area: LogArea { .service }
  public var level: Logger.Level { .warning }
  public var message: StaticString { "Draining timed out; batches in flight are aborted" }

  public var fields: LogFields {
    [.durationMilliseconds: .milliseconds(allowed), .inFlight: .number(batchesInFlight)]
  }

  public func record(in metrics: Metrics) {
    metrics.add(.drainTimeouts)
  }
}
