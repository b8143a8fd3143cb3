public import Logging

/// How far the ledger has applied the claims topic; said now and then while it catches up.
public struct LedgerProgressed: TelemetryEvent {
  /// The next offset to apply.
  public let offset: Int64
  /// The topic's end.
  public let end: Int64
  public let entries: Int
  /// Memory that the ledger's tables take.
  public let bytes: Int
  /// Size of the snapshot and time since it was written, if there is one.
  public let snapshot: (bytes: Int, age: Duration)?
  /// While catching up at the start the line is for a person; afterwards it is for debugging.
  public let isCatchingUp: Bool

  public init(
    offset: Int64, end: Int64, entries: Int, bytes: Int,
    snapshot: (bytes: Int, age: Duration)? = nil,
    isCatchingUp: Bool
  ) {
    self.snapshot = snapshot
    self.offset = offset
    self.end = end
    self.entries = entries
    self.bytes = bytes
    self.isCatchingUp = isCatchingUp
  }

  public var area: LogArea { .ledger }
  public var level: Logger.Level { isCatchingUp ? .info : .debug }
  public var message: StaticString { isCatchingUp ? "Ledger catching up" : "Ledger progressed" }

  public var fields: LogFields {
    [
      .kafkaOffset: .number(offset), .kafkaOffsetEnd: .number(end),
      .ledgerEntries: .number(entries), .bytes: .number(bytes),
    ]
  }

  public func record(in metrics: Metrics) {
    metrics.set(.ledgerOffset, Double(offset))
    metrics.set(.ledgerBehind, Double(max(0, end - offset)))
    metrics.set(.ledgerEntries, Double(entries))
    metrics.set(.ledgerBytes, Double(bytes))
    metrics.set(.snapshotBytes, Double(snapshot?.bytes ?? 0))
    metrics.set(.snapshotAge, snapshot.map { $0.age / .seconds(1) } ?? 0)
  }
}
