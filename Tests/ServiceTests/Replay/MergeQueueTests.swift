import Kafka
import Pipeline
import Testing

@testable import Service

@Suite("Replay: the order of several partitions")
struct MergeQueueTests {
  private let first = TopicPartition("wire.raw", 0)
  private let second = TopicPartition("wire.raw", 1)

  private func entry(
    _ partition: TopicPartition, _ offset: Int64, time: Int64? = nil, rank: UInt32? = nil
  ) -> MergeQueue.Entry {
    MergeQueue.Entry(
      record: MemoryBatch.Record(
        coordinates: Coordinates(
          topic: partition.topic, partition: partition.partition, offset: offset),
        timestamp: time, value: [0]),
      rank: rank)
  }

  private func names(_ records: [MemoryBatch.Record]) -> [String] {
    records.map { "\($0.coordinates.partition):\($0.coordinates.offset)" }
  }

  @Test("nothing is given out before every partition has shown its next record")
  func waits() {
    var queue = MergeQueue([first, second])
    queue.add(entry(first, 0, time: 1), to: first)
    #expect(queue.isStarving)
    #expect(queue.hungry == [second])
    #expect(queue.take(max: 10, maxBytes: .max).isEmpty)
    queue.finish(second)
    #expect(names(queue.take(max: 10, maxBytes: .max)) == ["0:0"])
    #expect(!queue.isFinished)
    queue.finish(first)
    #expect(queue.isFinished)
  }

  @Test("the order is that of the claims, however the partitions came")
  func claims() {
    let entries = [
      (first, entry(first, 0, time: 9, rank: 1)), (first, entry(first, 1, time: 8, rank: 4)),
      (second, entry(second, 0, time: 1, rank: 2)), (second, entry(second, 1, time: 2, rank: 3)),
    ]
    for order in [[0, 1, 2, 3], [2, 3, 0, 1], [2, 0, 3, 1]] {
      var queue = MergeQueue([first, second])
      for index in order { queue.add(entries[index].1, to: entries[index].0) }
      queue.finish(first)
      queue.finish(second)
      #expect(names(queue.take(max: 10, maxBytes: .max)) == ["0:0", "1:0", "1:1", "0:1"])
    }
  }

  @Test("without claims the oldest goes first, and each partition keeps its own order")
  func times() {
    var queue = MergeQueue([first, second])
    queue.add(entry(first, 0, time: 5), to: first)
    queue.add(entry(first, 1, time: 1), to: first)
    queue.add(entry(second, 0, time: 3), to: second)
    queue.add(entry(second, 1, time: 5), to: second)
    queue.finish(first)
    queue.finish(second)
    #expect(names(queue.take(max: 10, maxBytes: .max)) == ["1:0", "0:0", "0:1", "1:1"])
  }

  @Test("a record without a claim does not wait for those that have one")
  func unclaimed() {
    var queue = MergeQueue([first, second])
    queue.add(entry(first, 0, time: 1, rank: 1), to: first)
    queue.add(entry(second, 0, time: 99), to: second)
    queue.finish(first)
    queue.finish(second)
    #expect(names(queue.take(max: 10, maxBytes: .max)) == ["1:0", "0:0"])
  }

  @Test("at most so many records and about so many bytes are taken")
  func bounds() {
    var queue = MergeQueue([first])
    for offset in 0..<10 { queue.add(entry(first, Int64(offset)), to: first) }
    #expect(queue.byteCount == 10)
    #expect(queue.take(max: 4, maxBytes: .max).count == 4)
    #expect(queue.take(max: 10, maxBytes: 2).count == 2)
    #expect(queue.byteCount == 4)
    #expect(queue.byteCount(of: first) == 4)
  }
}
