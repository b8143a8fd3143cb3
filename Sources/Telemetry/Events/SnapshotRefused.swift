public import Logging

/// The snapshot cannot be used; the ledger is made anew from the claims topic, and nothing is lost.
public struct SnapshotRefused: TelemetryEvent {
  public let path: String
  public let reason: String

  public init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  public var area: LogArea { .ledger }
  public var level: Logger.Level { .warning }
  public var message: StaticString { "Ledger snapshot refused; reading the claims topic instead" }
  public var fields: LogFields { [.path: .text(path), .reason: .text(reason)] }

  public func record(in metrics: Metrics) { metrics.add(.snapshotFailures) }
}
