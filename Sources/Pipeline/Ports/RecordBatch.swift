public import Stories

/// Records polled together, held until their outcomes are committed or given up.
///
/// Read by several workers at once; an index is valid from 0 to `count`.
public protocol RecordBatch: Sendable {
  var count: Int { get }
  /// Payload bytes held, keys and headers included.
  var byteCount: Int { get }

  func coordinates(at index: Int) -> Coordinates

  /// When the record was written, in milliseconds since 1970; `nil` where it does not say.
  func timestamp(at index: Int) -> Int64?

  /// Lends the record; its bytes must not leave the closure.
  func withRecord<Result>(at index: Int, _ body: (borrowing RawRecord) -> Result) -> Result

  /// A copy of the key as it came, or `nil`.
  func key(at index: Int) -> [UInt8]?
}

extension RecordBatch {
  /// What each partition contributes, in the order of first appearance.
  public var spans: [PartitionSpan] {
    var spans: [PartitionSpan] = []
    // Records of a partition come in runs: the span of the record before is mostly the one.
    var last = 0
    for index in 0..<count {
      let coordinates = coordinates(at: index)
      if !(last < spans.count && spans[last].covers(coordinates)) {
        last = spans.firstIndex { $0.covers(coordinates) } ?? spans.count
      }
      if last < spans.count {
        spans[last].extend(to: coordinates.offset)
      } else {
        spans.append(PartitionSpan(startingAt: coordinates))
      }
    }
    return spans
  }
}
