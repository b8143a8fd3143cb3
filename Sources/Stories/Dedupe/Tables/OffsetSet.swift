/// Offsets of one partition, as ascending ranges that do not touch: 16 bytes for each run.
struct OffsetSet: Equatable, Sendable {
  private(set) var ranges: [Range<Int64>] = []

  /// Ranges kept for one partition, 1 MiB of them; the lowest go first.
  static let rangesMax = 1 << 16

  init(_ ranges: [Range<Int64>] = []) { self.ranges = ranges }

  func contains(_ offset: Int64) -> Bool {
    var low = 0
    var high = ranges.count
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].upperBound <= offset { low = middle + 1 } else { high = middle }
    }
    return low < ranges.count && ranges[low].lowerBound <= offset
  }

  /// Adds offsets, ascending.
  mutating func insert(_ offsets: [Int64]) {
    var merged: [Range<Int64>] = []
    var old = ranges[...]
    for offset in offsets where offset < .max {
      while let first = old.first, first.lowerBound <= offset {
        Self.append(first, to: &merged)
        old.removeFirst()
      }
      Self.append(offset..<offset + 1, to: &merged)
    }
    for range in old { Self.append(range, to: &merged) }
    if merged.count > Self.rangesMax { merged.removeFirst(merged.count - Self.rangesMax) }
    ranges = merged
  }

  private static func append(_ range: Range<Int64>, to ranges: inout [Range<Int64>]) {
    guard let last = ranges.last, last.upperBound >= range.lowerBound else {
      return ranges.append(range)
    }
    ranges[ranges.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
  }
}
