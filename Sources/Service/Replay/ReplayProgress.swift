import Kafka
import Pipeline
import Synchronization

/// How far a replay has come, and its account; both go into the transaction with the outcomes.
final class ReplayProgress: ProgressKeeper {
  struct Partition: Sendable {
    let window: Range<Int64>
    /// Next offset to be done.
    var position: Int64
    var account: ReplayAccount
    /// Offsets that were left out as soon as they were read and are not accounted for yet; they go
    /// with the next commit that covers them.
    var skipped: [Int64] = []
  }

  private struct Guarded {
    var partitions: [TopicPartition: Partition]
    /// What the batch that is being published adds.
    var staged: [TopicPartition: ReplayAccount] = [:]
  }

  private let plan: ReplayPlan
  private let group: String
  private let guarded: Mutex<Guarded>

  /// - Parameter partitions: where an interrupted replay had come to; else the window's beginning.
  init(_ plan: ReplayPlan, group: String, resuming partitions: [TopicPartition: Partition]? = nil) {
    self.plan = plan
    self.group = group
    let beginning = plan.window.mapValues {
      Partition(window: $0, position: $0.lowerBound, account: ReplayAccount())
    }
    guarded = Mutex(Guarded(partitions: partitions ?? beginning))
  }

  /// What is left of the window.
  var remaining: [TopicPartition: Range<Int64>] {
    guarded.withLock { guarded in
      guarded.partitions.filter { $0.value.position < $0.value.window.upperBound }
        .mapValues { $0.position..<$0.window.upperBound }
    }
  }

  var account: ReplayAccount {
    guarded.withLock { $0.partitions.values.reduce(ReplayAccount()) { $0 + $1.account } }
  }

  /// Offsets of the window that are behind us, and all of them.
  var offsets: (done: Int, all: Int) {
    guarded.withLock { guarded in
      guarded.partitions.values.reduce((0, 0)) { sum, partition in
        (
          sum.0 + Int(partition.position - partition.window.lowerBound),
          sum.1 + partition.window.count
        )
      }
    }
  }

  /// The record is left out by what is known of it without preparing it.
  func skip(_ offset: Int64, in partition: TopicPartition) {
    guarded.withLock { $0.partitions[partition]?.skipped.append(offset) }
  }

  /// What the next commit adds to the account.
  func stage(_ counts: [TopicPartition: ReplayAccount]) {
    guarded.withLock { $0.staged = counts }
  }

  func note(
    _ spans: [PartitionSpan], in producer: KafkaProducer, timeout: Duration
  ) throws(KafkaError) {
    let ends = Self.ends(of: spans)
    try send(guarded.withLock { Self.after(ends, $0) }, in: producer, timeout: timeout)
  }

  /// The batch is committed.
  func commit(_ spans: [PartitionSpan]) {
    let ends = Self.ends(of: spans)
    guarded.withLock { guarded in
      guarded.partitions.merge(Self.after(ends, guarded)) { $1 }
      guarded.staged = [:]
    }
  }

  /// In a transaction of its own: the window as it is fixed, before any work.
  func begin(in producer: KafkaProducer, timeout: Duration) throws(KafkaError) {
    try send(guarded.withLock { $0.partitions }, in: producer, timeout: timeout)
  }

  /// The end of the window in all partitions, with what was left out at their ends.
  func finish() {
    guarded.withLock { guarded in
      let ends = guarded.partitions.mapValues(\.window.upperBound)
      guarded.partitions.merge(Self.after(ends, guarded)) { $1 }
    }
  }

  private func send(
    _ partitions: [TopicPartition: Partition], in producer: KafkaProducer, timeout: Duration
  ) throws(KafkaError) {
    let offsets = partitions.mapValues { partition in
      NotedOffset(
        partition.position,
        note: ReplayNote(
          window: partition.window, claimsEnd: plan.claimsEnd, account: partition.account,
          request: plan.request
        ).text)
    }
    try producer.sendOffsets(
      offsets, for: ConsumerGroupMetadata(groupID: group), timeout: timeout)
  }

  private static func ends(of spans: [PartitionSpan]) -> [TopicPartition: Int64] {
    Dictionary(
      spans.map { (TopicPartition($0.partition.topic, $0.partition.number), $0.next) }
    ) { max($0, $1) }
  }

  /// The partitions as they are once these ends are committed.
  private static func after(
    _ ends: [TopicPartition: Int64], _ guarded: Guarded
  ) -> [TopicPartition: Partition] {
    var changed: [TopicPartition: Partition] = [:]
    for (place, end) in ends {
      guard var partition = guarded.partitions[place] else { continue }
      partition.account = partition.account + (guarded.staged[place] ?? ReplayAccount())
      partition.account.countFiltered(partition.skipped.count { $0 < end })
      partition.skipped.removeAll { $0 < end }
      partition.position = max(partition.position, end)
      changed[place] = partition
    }
    return changed
  }
}
