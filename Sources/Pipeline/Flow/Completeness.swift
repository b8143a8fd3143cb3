import Stories

/// Promise 1, counted: `consumed = published + diverted + deadlettered + held`, per partition.
public struct Completeness: Sendable {
  public struct Count: Hashable, Sendable {
    public var consumed = 0
    public var published = 0
    public var diverted = 0
    public var deadlettered = 0
    public var held = 0

    public var isComplete: Bool { consumed == published + diverted + deadlettered + held }
    /// Records that were consumed and have no outcome; 0 unless there is a defect.
    public var gap: Int { consumed - published - diverted - deadlettered - held }

    mutating func add(_ other: Count) {
      consumed += other.consumed
      published += other.published
      diverted += other.diverted
      deadlettered += other.deadlettered
      held += other.held
    }
  }

  public private(set) var partitions: [SourcePartition: Count] = [:]

  public init() {}

  public var total: Count {
    partitions.values.reduce(into: Count()) { $0.add($1) }
  }

  /// What one batch adds, counted from both ends: the records that were polled and the outcomes that
  /// are about to be written. `nil` where they do not match, record by record.
  static func balance(spans: [PartitionSpan], dispatches: [Dispatch]) -> [SourcePartition: Count]? {
    var counts = spans.map { Count(consumed: $0.recordCount) }
    // Records of a partition come in runs: the span of the record before is mostly the one.
    var place = 0
    for (expected, dispatch) in dispatches.enumerated() {
      guard dispatch.index == expected else { return nil }
      if !spans[place].covers(dispatch.source) {
        let other = spans.firstIndex { $0.covers(dispatch.source) }
        guard let other else { return nil }
        place = other
      }
      switch dispatch.outcome {
      case .published: counts[place].published += 1
      case .diverted: counts[place].diverted += 1
      case .deadlettered: counts[place].deadlettered += 1
      case .held: counts[place].held += 1
      }
    }
    guard counts.allSatisfy(\.isComplete) else { return nil }
    return Dictionary(uniqueKeysWithValues: zip(spans.map(\.partition), counts))
  }

  mutating func add(_ counts: [SourcePartition: Count]) {
    for (partition, count) in counts { partitions[partition, default: Count()].add(count) }
  }
}
