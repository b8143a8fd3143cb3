import Kafka
import Synchronization

/// Reads what the service writes, as a consumer of its topics would.
actor DemoReader {
  private let thread = KafkaThread(name: "copydesk-demo-reader")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.reference }

  private let consumer: KafkaConsumer
  private let broker: DemoBroker

  init(broker: DemoBroker) throws(KafkaError) {
    self.broker = broker
    consumer = try KafkaConsumer([
      "bootstrap.servers": broker.bootstrapServers, "isolation.level": "read_committed",
      "fetch.wait.max.ms": "50",
    ])
  }

  /// Waits for as many outcomes; gives up when none has come for a minute.
  func account(of count: Int, _ console: Console) throws -> DemoAccount {
    var positions: [TopicPartition: StartPosition] = [:]
    for partition in broker.outputPartitions { positions[partition] = .beginning }
    try consumer.assign(positions)
    var account = DemoAccount()
    var silence = 0
    while account.count < count, silence < Self.silentPollsMax {
      let batch = try consumer.poll(max: 1_000, timeout: .milliseconds(500))
      silence = batch.isEmpty ? silence + 1 : 0
      for index in batch.indices {
        account.note(batch.message(at: index), topics: broker.config.topics)
      }
      console.progress("\(account.count) of \(count) outcomes")
    }
    console.progress("")
    return account
  }

  private static let silentPollsMax = 120
}
