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
      deliveries: deliveries.count, stories: stories.count,
      contents: stories.texts.count + stories.contents.count,
      sketches: similar.numbers.count,
      verdicts: verdicts, bytes: bytes, newestEventTime: clock.newest)
  }

  private var bytes: Int {
    let editions = stories.earlier.values.reduce(0) { $0 + 64 + $1.count * 8 }
    let crossings = stories.crossings.values.reduce(0) { $0 + 64 + $1.count * 4 }
    let others =
      stories.otherKeys.count + stories.otherContents.count + stories.otherLinks.count
      + stories.otherHolders.count + stories.otherVersions.count + deliveries.names.count
    let ranges = deliveries.forgotten.values.reduce(0) { $0 + $1.ranges.count }
    return deliveries.pages.bytes + deliveries.rulings.bytes + ranges * 16 + stories.rows.bytes
      + stories.keys.bytes + stories.texts.bytes + stories.contents.bytes + stories.uris.bytes
      + stories.versionTexts.bytes + stories.longVersions.bytes + others * 32 + editions + crossings
      + similar.bytes + stems.bytes
  }
}
