import TestSupport
import Testing

@testable import Kafka

/// Groups on the mock cluster: nothing lost and nothing doubled while members come and go.
@Suite struct RebalanceTests {
  static let partitions = 4

  /// Produces in small steps to every partition; knows how many records there are.
  final class Feed {
    let producer: KafkaProducer
    let topic: ProducerTopic
    private(set) var count = 0

    init(_ cluster: MockCluster) throws {
      try cluster.createTopic("in", partitions: partitions)
      producer = try KafkaProducer([
        "bootstrap.servers": cluster.bootstrapServers, "linger.ms": "1",
      ])
      topic = try producer.topic("in")
    }

    func feed(_ records: Int) throws {
      let delivery = DeliveryBatch(capacity: records)
      for _ in 0..<records {
        try producer.produce(
          to: topic, partition: Int32(count % partitions), value: [1, 2, 3], delivery: delivery)
        count += 1
      }
      let isDone = delivery.wait(timeout: .seconds(5))
      #expect(isDone)
      #expect(delivery.failures.isEmpty)
    }

    /// Feeds until the condition holds; fails after a minute.
    func feed(until condition: () -> Bool) throws {
      let deadline = ContinuousClock.now + .seconds(60)
      while !condition() {
        guard ContinuousClock.now < deadline else {
          Issue.record("the group did not settle in a minute")
          return
        }
        try feed(40)
      }
    }
  }

  @Test(.timeLimit(.minutes(2)), arguments: ["range", "cooperative-sticky"])
  func `members that join and leave under load lose nothing and double nothing`(
    _ strategy: String
  ) throws {
    let cluster = try MockCluster(brokers: 1)
    let feed = try Feed(cluster)
    let offsets = SharedOffsets([:])
    func member() throws -> GroupMember {
      try GroupMember(
        ["in"], group: "desk", on: cluster.bootstrapServers, offsets: offsets, batch: 7,
        properties: ["partition.assignment.strategy": strategy])
    }
    let first = try member()
    try feed.feed { first.snapshot.owned.count == Self.partitions }
    let second = try member()
    try feed.feed {
      first.snapshot.owned.count == 2 && second.snapshot.owned.count == 2
        && second.snapshot.seen.count > 100
    }
    #expect(second.stop())
    try second.consumer.close(timeout: .seconds(20))
    try feed.feed { first.snapshot.owned.count == Self.partitions }
    let total = feed.count
    let before = second.snapshot.seen
    #expect(first.wait { $0.seen.count + before.count >= total })
    #expect(first.stop())
    let seen = before + first.snapshot.seen
    #expect(seen.count == total)
    #expect(Set(seen).count == total, "doubled: \(seen.count - Set(seen).count)")
    #expect(first.snapshot.errors == [])
    #expect(second.snapshot.errors == [])
    try first.consumer.close(timeout: .seconds(20))
    #expect(first.snapshot.owned.isEmpty)
    if strategy == "cooperative-sticky" {
      let revoked = first.snapshot.rebalances.filter {
        if case .revoked = $0 { true } else { false }
      }
      #expect(revoked.first?.partitions.count == 2, "only what moves is revoked")
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a member that dies is replaced from the offsets that it left`() throws {
    let cluster = try MockCluster(brokers: 1)
    let feed = try Feed(cluster)
    let offsets = SharedOffsets([:])
    func member() throws -> GroupMember {
      try GroupMember(
        ["in"], group: "desk", on: cluster.bootstrapServers, offsets: offsets, batch: 7)
    }
    var doomed: GroupMember? = try member()
    try feed.feed { doomed?.snapshot.seen.count ?? 0 > 100 }
    #expect(doomed?.stop() == true)
    let before = doomed?.snapshot.seen ?? []
    // Let go of without a close: it sends no more heartbeats and says no goodbye.
    doomed = nil
    let heir = try member()
    try feed.feed { heir.snapshot.seen.count > 100 }
    let total = feed.count
    #expect(heir.wait { $0.seen.count + before.count >= total })
    let seen = before + heir.snapshot.seen
    #expect(seen.count == total)
    #expect(Set(seen).count == total)
    #expect(heir.stop())
    try heir.consumer.close(timeout: .seconds(20))
  }

  @Test(.timeLimit(.minutes(1)), arguments: ["range", "cooperative-sticky"])
  func `partitions that were given away behind our back are lost, not revoked`(
    _ strategy: String
  ) throws {
    let cluster = try MockCluster(brokers: 1)
    let feed = try Feed(cluster)
    let member = try GroupMember(
      ["in"], group: "desk", on: cluster.bootstrapServers, offsets: SharedOffsets([:]),
      properties: ["partition.assignment.strategy": strategy])
    try feed.feed { member.snapshot.owned.count == Self.partitions }
    cluster.fail(.heartbeat, with: [.unknownMember])
    #expect(
      member.wait { state in
        state.rebalances.contains { if case .lost = $0 { true } else { false } }
      })
    let rebalances = member.snapshot.rebalances
    #expect(rebalances.last?.partitions.count == Self.partitions)
    #expect(!rebalances.contains { if case .revoked = $0 { true } else { false } })
    #expect(member.stop())
  }

  @Test(.timeLimit(.minutes(1)))
  func `closing gives up partitions with a last word, and is bounded in time`() throws {
    let cluster = try MockCluster(brokers: 1)
    let feed = try Feed(cluster)
    let member = try GroupMember(
      ["in"], group: "desk", on: cluster.bootstrapServers, offsets: SharedOffsets([:]))
    try feed.feed { member.snapshot.seen.count > 0 }
    #expect(member.consumer.memberID != nil)
    #expect(member.stop())
    try member.consumer.close(timeout: .seconds(20))
    guard case .revoked(let partitions) = member.snapshot.rebalances.last else {
      Issue.record("\(member.snapshot.rebalances)")
      return
    }
    #expect(partitions.count == Self.partitions)
    #expect(member.snapshot.owned.isEmpty)
  }
}
