/// How far the claims log is applied.
public struct LedgerPosition: Sendable {
  /// Offset of the next record to apply.
  public let applied: Int64
  /// Records that were in the log when its end was last asked for, and are not applied yet.
  public let behind: Int64
}
