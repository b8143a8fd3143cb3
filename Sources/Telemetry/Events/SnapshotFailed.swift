public import Logging

/// The snapshot could not be written; the last one stays, and the next start takes longer.
public struct SnapshotFailed: TelemetryEvent {
  public let path: String
  public let detail: String

  public init(path: String, detail: String) {
    self.path = path
    self.detail = detail
  }

  public var area: LogArea { .ledger }
  public var level: Logger.Level { .warning }
  public var message: StaticString { "Ledger snapshot could not be written" }
  public var fields: LogFields { [.path: .text(path), .detail: .text(detail)] }

  public func record(in metrics: Metrics) { metrics.add(.snapshotFailures) }
}
