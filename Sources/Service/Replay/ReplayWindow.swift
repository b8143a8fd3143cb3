import Kafka

/// From where to where a replay reads, fixed at its start.
enum ReplayWindow {
  /// What a partition holds, and the offsets at the two times that were asked for.
  struct Partition {
    let low: Int64
    /// One past the last record.
    let high: Int64
    /// First offset whose record is not older than `--from`; `nil` where there is none, or `--from` is
    /// no time.
    var fromTime: Int64?
    var toTime: Int64?
  }

  /// The stretches that lie between the bounds; empty ones are left out.
  ///
  /// - Throws: where the window is empty, back to front, or begins with records that are gone.
  static func resolve(
    _ partitions: [TopicPartition: Partition], from: WindowBound?, to: WindowBound?
  ) throws(JobProblem) -> [TopicPartition: Range<Int64>] {
    try check(from, to)
    var window: [TopicPartition: Range<Int64>] = [:]
    var gone: [String] = []
    for (place, partition) in partitions.sorted(by: { $0.key < $1.key }) {
      var first = partition.low
      switch from {
      case .offset(let offset):
        if offset < partition.low, partition.low > 0 {
          gone.append("\(place) (begins at offset \(partition.low))")
        }
        first = max(offset, partition.low)
      case .time: first = partition.fromTime ?? partition.high
      case nil: break
      }
      var end = partition.high
      switch to {
      case .offset(let offset): end = min(offset, partition.high)
      case .time: end = partition.toTime ?? partition.high
      case nil: break
      }
      if first < end { window[place] = first..<end }
    }
    guard gone.isEmpty else {
      throw .data(
        "--from: retention has deleted records that the window begins with: "
          + gone.joined(separator: ", "))
    }
    guard !window.isEmpty else {
      throw .data("the window is empty: no record of the topics lies between --from and --to")
    }
    return window
  }

  private static func check(_ from: WindowBound?, _ to: WindowBound?) throws(JobProblem) {
    switch (from, to) {
    case (.offset(let first), .offset(let end)) where first >= end:
      throw .usage("--from \(first) is not before --to \(end)")
    case (.time(let first), .time(let end)) where first >= end:
      throw .usage("--from is not before --to")
    default: break
    }
  }
}
