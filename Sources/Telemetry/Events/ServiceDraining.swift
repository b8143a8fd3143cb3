public import Logging

/// Nothing more is read; what is in flight is being finished.
public struct ServiceDraining: TelemetryEvent {
  public enum Reason: String, CaseIterable, Sendable {
    /// SIGTERM or SIGINT.
    case signal
    case finished = "source exhausted"
    case failed = "error"
  }

  public let reason: Reason
  public let batchesInFlight: Int

  public init(reason: Reason, batchesInFlight: Int) {
    self.reason = reason
    self.batchesInFlight = batchesInFlight
  }

  public var area: LogArea { .service }
  public var level: Logger.Level { .info }
  public var message: StaticString { "Draining" }

  public var fields: LogFields {
    [.reason: .text(reason.rawValue), .inFlight: .number(batchesInFlight)]
  }
}
