import Kafka
import TestSupport
import Testing

/// Transactions, isolation and fencing, on the real server.
@Suite(
  .serialized, .enabled(if: NoidaBroker.isInstalled, Comment(rawValue: NoidaBroker.howToInstall)))
struct TransactionTests {
  let broker: NoidaBroker

  init() throws { broker = try NoidaBroker() }

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

  @Test func `a read_committed reader sees what was committed and nothing of what was aborted`()
    throws
  {
    try Cluster.createTopics([.init("out", partitions: 1)], on: broker.bootstrapServers)
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
    let committed = try Cluster.readAll(["out"], on: broker.bootstrapServers)
    #expect(committed.map(\.valueText) == ["a", "b", "d"])
    let everything = try Cluster.readAll(
      ["out"], on: broker.bootstrapServers, isolation: "read_uncommitted")
    #expect(everything.map(\.valueText) == ["a", "b", "c", "d", "e"])
  }
}
