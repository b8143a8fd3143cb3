import Kafka
import Pipeline
import Synchronization

/// The assignment with the progress of each partition, told by whoever moves it on.
final class PartitionBoard: Sendable {
  typealias Instant = ContinuousClock.Instant

  private struct Guarded {
    var progress: [TopicPartition: PartitionProgress] = [:]
    var hasJoined = false
  }

  private let guarded = Mutex(Guarded())

  /// Whether the group has ever given this instance an assignment, an empty one included.
  var hasJoined: Bool { guarded.withLock { $0.hasJoined } }

  var progress: [TopicPartition: PartitionProgress] { guarded.withLock { $0.progress } }

  func assigned(_ partitions: some Sequence<TopicPartition>) {
    guarded.withLock { guarded in
      guarded.hasJoined = true
      for partition in partitions { guarded.progress[partition] = PartitionProgress() }
    }
  }

  func unassigned(_ partitions: some Sequence<TopicPartition>) {
    guarded.withLock { guarded in
      for partition in partitions { guarded.progress[partition] = nil }
    }
  }

  func polled(_ arrivals: [Arrival], at now: Instant = .now) {
    guarded.withLock { guarded in
      for arrival in arrivals {
        guarded.progress[arrival.partition]?.polled(
          next: arrival.next, count: arrival.count, times: arrival.times, at: now)
      }
    }
  }

  func committed(_ offsets: [TopicPartition: Int64], at now: Instant = .now) {
    change(offsets) { $0.committed(next: $1, at: now) }
  }

  func rewound(_ offsets: [TopicPartition: Int64]) {
    change(offsets) { $0.rewound(to: $1) }
  }

  func learned(_ ends: [TopicPartition: PartitionProgress.End], at now: Instant = .now) {
    change(ends) { $0.learned($1, at: now) }
  }

  func restart(at now: Instant = .now) {
    guarded.withLock { guarded in
      for partition in guarded.progress.keys { guarded.progress[partition]?.restart(at: now) }
    }
  }

  private func change<Value>(
    _ values: [TopicPartition: Value], _ body: (inout PartitionProgress, Value) -> Void
  ) {
    guarded.withLock { guarded in
      for (partition, value) in values {
        guard var progress = guarded.progress[partition] else { continue }
        body(&progress, value)
        guarded.progress[partition] = progress
      }
    }
  }
}

/// One partition's part of a poll.
struct Arrival: Sendable {
  let partition: TopicPartition
  /// One past the last offset.
  let next: Int64
  let count: Int
  /// Timestamps of the first and the last record, in rising order; `nil` where they have none.
  let times: ClosedRange<Int64>?

  init(_ span: PartitionSpan, times: ClosedRange<Int64>?) {
    partition = TopicPartition(span.partition.topic, span.partition.number)
    next = span.next
    count = span.recordCount
    self.times = times
  }
}
