import Kafka
import Pipeline

/// Brings the records of several partitions into one order that depends on nothing but them.
///
/// Each partition keeps its own order. Between partitions the record goes first that made its claim
/// first; one without a claim goes before those, and of several such the oldest. A record is given out
/// only when the next one of every other partition is known, so it does not matter which partition
/// happens to be read faster.
struct MergeQueue {
  struct Entry {
    let record: MemoryBatch.Record
    /// Its place among the claims; `nil` where it made none.
    let rank: UInt32?
  }

  private struct Lane {
    var entries: [Entry] = []
    var next = 0
    var byteCount = 0
    var isFinished = false

    var first: Entry? { next < entries.count ? entries[next] : nil }
  }

  private var lanes: [TopicPartition: Lane] = [:]
  private var order: [TopicPartition] = []
  private(set) var byteCount = 0
  private var starving: Int

  init(_ partitions: some Sequence<TopicPartition>) {
    order = partitions.sorted()
    for partition in order { lanes[partition] = Lane() }
    starving = order.count
  }

  /// Everything was given out, and nothing more will come.
  var isFinished: Bool { lanes.values.allSatisfy { $0.isFinished && $0.first == nil } }

  /// A partition that is not finished has nothing to compare: more must be read first.
  var isStarving: Bool { starving > 0 }

  /// Partitions that are waited for.
  var hungry: [TopicPartition] {
    order.filter { lanes[$0].map { !$0.isFinished && $0.first == nil } ?? false }
  }

  /// Bytes that wait in a partition.
  func byteCount(of partition: TopicPartition) -> Int { lanes[partition]?.byteCount ?? 0 }

  mutating func add(_ entry: Entry, to partition: TopicPartition) {
    guard var lane = lanes.removeValue(forKey: partition) else { return }
    if !lane.isFinished, lane.first == nil { starving -= 1 }
    let bytes = entry.record.byteCount
    lane.entries.append(entry)
    lane.byteCount += bytes
    byteCount += bytes
    lanes[partition] = lane
  }

  /// Nothing more comes from the partition.
  mutating func finish(_ partition: TopicPartition) {
    guard let lane = lanes[partition], !lane.isFinished else { return }
    if lane.first == nil { starving -= 1 }
    lanes[partition]?.isFinished = true
  }

  /// The next records, as long as their order is certain.
  mutating func take(max: Int, maxBytes: Int) -> [MemoryBatch.Record] {
    var records: [MemoryBatch.Record] = []
    var taken = 0
    while records.count < max, taken < maxBytes, !isStarving, let partition = frontmost {
      guard var lane = lanes.removeValue(forKey: partition), let entry = lane.first else { break }
      let bytes = entry.record.byteCount
      lane.next += 1
      lane.byteCount -= bytes
      byteCount -= bytes
      taken += bytes
      if lane.next == lane.entries.count || lane.next >= Self.compactionMin {
        lane.entries.removeFirst(lane.next)
        lane.next = 0
      }
      if lane.first == nil, !lane.isFinished { starving += 1 }
      lanes[partition] = lane
      records.append(entry.record)
    }
    return records
  }

  /// The partition whose next record goes first.
  private var frontmost: TopicPartition? {
    var best: (partition: TopicPartition, rank: UInt32, time: Int64)?
    for partition in order {
      guard let entry = lanes[partition]?.first else { continue }
      let rank = entry.rank ?? 0
      // Claims have an order of their own; only without one the time decides.
      let time = rank == 0 ? entry.record.timestamp ?? 0 : 0
      if best.map({ (rank, time) < ($0.rank, $0.time) }) ?? true {
        best = (partition, rank, time)
      }
    }
    return best?.partition
  }

  /// Records that were given out are let go of in such numbers.
  private static let compactionMin = 4_096
}

extension MemoryBatch.Record {
  var byteCount: Int { (value?.count ?? 0) + (key?.count ?? 0) }
}
