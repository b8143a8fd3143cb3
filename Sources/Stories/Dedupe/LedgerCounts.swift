/// Sizes of the ledger, for metrics and `ledger stats`.
public struct LedgerCounts: Hashable, Sendable {
  /// Deliveries with a verdict.
  public let deliveries: Int
  public let stories: Int
  /// Different texts published.
  public let contents: Int
  /// Texts that others are compared with.
  public let sketches: Int
  /// Every kind, also those that never came.
  public let verdicts: [VerdictKind: Int]
  /// Bytes allocated for the tables, short texts' and hash tables' overhead estimated.
  public let bytes: Int
  /// Newest event time of all claims, milliseconds since 1970 UTC.
  public let newestEventTime: Int64?
}

extension Ledger {
  public var counts: LedgerCounts {
    var verdicts: [VerdictKind: Int] = [:]
    for kind in VerdictKind.allCases { verdicts[kind] = 0 }
    for basis in Basis.allCases { verdicts[basis.kind, default: 0] += count(of: basis) }
    return LedgerCounts(
      deliveries: deliveries.count, stories: stories.rows.count, contents: contents.count,
      sketches: similar.numbers.count,
      verdicts: verdicts, bytes: bytes, newestEventTime: newestEventTime)
  }

  private var bytes: Int {
    let editions = stories.earlier.values.reduce(0) { $0 + 64 + $1.count * 8 }
    let crossings = stories.crossings.values.reduce(0) { $0 + 64 + $1.count * 4 }
    return deliveries.pages.bytes + stories.rows.bytes + contents.bytes + stories.uris.bytes
      + stories.texts.bytes + editions + crossings + stories.otherVersions.count * 64
      + similar.bytes + stems.bytes
  }
}
