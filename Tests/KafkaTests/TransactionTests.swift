import TestSupport
import Testing

@testable import Kafka

/// Transactions, isolation and fencing, on the real server.
@Suite(.serialized, .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"))
struct TransactionTests {
  let broker: NoidaBroker
  let input = TopicPartition("in", 0)

  init() throws {
    broker = try NoidaBroker()
    try Cluster.createTopics(
      [.init("in", partitions: 1), .init("out", partitions: 1)], on: broker.bootstrapServers)
  }

  private func producer(_ id: String) throws -> KafkaProducer {
    let producer = try KafkaProducer([
      "bootstrap.servers": broker.bootstrapServers, "transactional.id": id,
    ])
    try producer.initTransactions(timeout: .seconds(20))
    return producer
  }

  private func write(_ texts: [String], with producer: KafkaProducer) throws {
    let topic = try producer.topic("out")
    for text in texts { try producer.produce(to: topic, partition: 0, value: Array(text.utf8)) }
  }

  private func committed() throws -> [String] {
    try Cluster.readAll(["out"], on: broker.bootstrapServers).map(\.valueText)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a read_committed reader sees what was committed and nothing of what was aborted`() throws {
    let producer = try producer("writer")
    for (texts, commits) in [(["a", "b"], true), (["c"], false), (["d"], true), (["e"], false)] {
      try producer.beginTransaction()
      try write(texts, with: producer)
      try producer.flush(timeout: .seconds(20))
      if commits {
        try producer.commitTransaction(timeout: .seconds(20))
      } else {
        try producer.abortTransaction(timeout: .seconds(20))
      }
    }
    #expect(try committed() == ["a", "b", "d"])
    let everything = try Cluster.readAll(
      ["out"], on: broker.bootstrapServers, isolation: "read_uncommitted")
    #expect(everything.map(\.valueText) == ["a", "b", "c", "d", "e"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `a second producer of the same id fences the first and aborts what it left open`() throws {
    let zombie = try producer("desk")
    try zombie.beginTransaction()
    try write(["of the zombie"], with: zombie)
    try zombie.flush(timeout: .seconds(20))
    let heir = try producer("desk")
    try heir.beginTransaction()
    try write(["of the heir"], with: heir)
    try heir.commitTransaction(timeout: .seconds(20))
    let error = #expect(throws: KafkaError.self) {
      try write(["more of the zombie"], with: zombie)
      try zombie.commitTransaction(timeout: .seconds(20))
    }
    #expect(error?.isFatal == true, "\(String(describing: error))")
    #expect(error?.isRetriable == false)
    #expect(error?.requiresAbort == false)
    #expect(zombie.fatalError?.code == .fenced, "\(String(describing: zombie.fatalError))")
    #expect(try committed() == ["of the heir"])
  }

  @Test(.timeLimit(.minutes(1)))
  func `offsets move with the transaction that they are sent in, or not at all`() throws {
    try Cluster.produce(10, to: "in", on: broker.bootstrapServers)
    let consumer = try KafkaConsumer([
      "bootstrap.servers": broker.bootstrapServers, "group.id": "relay",
      "group.instance.id": "one", "auto.offset.reset": "earliest",
      "partition.assignment.strategy": "range",
    ])
    try consumer.subscribe(["in"])
    let producer = try producer("relay-one")
    var moved = 0
    while moved < 10 {
      let batch = try consumer.poll(max: 10 - moved, timeout: .seconds(20))
      guard !batch.isEmpty else { continue }
      // First in vain, then for good.
      for commits in [false, true] {
        try producer.beginTransaction()
        for index in batch.indices {
          try producer.produce(to: try producer.topic("out"), value: batch[index].value)
        }
        try producer.sendOffsets(
          batch.nextOffsets, for: try consumer.groupMetadata(), timeout: .seconds(20))
        if commits {
          try producer.commitTransaction(timeout: .seconds(20))
        } else {
          try producer.abortTransaction(timeout: .seconds(20))
          let offsets = try consumer.committed([input], timeout: .seconds(20))
          #expect(offsets[input] ?? 0 == Int64(moved))
        }
      }
      moved += batch.count
    }
    #expect(try consumer.committed([input], timeout: .seconds(20)) == [input: 10])
    #expect(try committed() == (0..<10).map { "value \($0)" })
    try consumer.close(timeout: .seconds(20))
  }

  @Test(.timeLimit(.minutes(1)))
  func `an abort after a refused call leaves nothing behind and work goes on`() throws {
    let producer = try producer("writer")
    try producer.beginTransaction()
    try write(["lost"], with: producer)
    let topic = try producer.topic("out")
    let huge = [UInt8](repeating: 65, count: 900_000)
    let delivery = DeliveryBatch()
    // Two that do not fit the server's 1 MiB together are two batches; each fits alone.
    for _ in 0..<2 { try producer.produce(to: topic, value: huge, delivery: delivery) }
    #expect(throws: KafkaError.self) {
      try producer.produce(to: topic, value: [UInt8](repeating: 65, count: 2_000_000))
    }
    try producer.abortTransaction(timeout: .seconds(20))
    #expect(delivery.wait(timeout: .seconds(20)))
    try producer.beginTransaction()
    try write(["kept"], with: producer)
    try producer.commitTransaction(timeout: .seconds(20))
    #expect(try committed() == ["kept"])
  }
}
