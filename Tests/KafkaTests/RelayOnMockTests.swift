import Kafka
import Testing

/// Consume → transactional produce, on librdkafka's mock cluster.
@Suite(.serialized) struct RelayOnMockTests {
  @Test(.timeLimit(.minutes(1)))
  func `a relay in a group moves every record once, with its key, value and headers`() throws {
    let cluster = try MockCluster(brokers: 3)
    try cluster.createTopic("in", partitions: 2)
    try cluster.createTopic("out", partitions: 2)
    let source = try KafkaProducer(["bootstrap.servers": cluster.bootstrapServers])
    let input = try source.topic("in")
    let delivery = DeliveryBatch(capacity: 100)
    for number in 0..<100 {
      var headers = KafkaHeaders(capacity: 2)
      headers.append("number", "\(number)")
      headers.append("nothing", nil as RawSpan?)
      try source.produce(
        to: input, partition: Int32(number % 2), key: Array("key \(number)".utf8),
        value: Array("value \(number)".utf8), headers: headers, timestamp: 1_417_052_896_000,
        delivery: delivery)
    }
    #expect(delivery.wait(timeout: .seconds(20)))
    #expect(delivery.failures.isEmpty)

    let consumer = try KafkaConsumer([
      "bootstrap.servers": cluster.bootstrapServers, "group.id": "relay",
      "auto.offset.reset": "earliest",
    ])
    try consumer.subscribe(["in"])
    let producer = try KafkaProducer([
      "bootstrap.servers": cluster.bootstrapServers, "transactional.id": "relay-1",
    ])
    try producer.initTransactions(timeout: .seconds(20))
    let output = try producer.topic("out")
    var moved = 0
    while moved < 100 {
      let batch = try consumer.poll(max: 40, timeout: .seconds(10))
      guard !batch.isEmpty else { continue }
      try producer.beginTransaction()
      for index in batch.indices {
        let message = batch[index]
        #expect(message.timestamp?.milliseconds == 1_417_052_896_000)
        #expect(message.headers.count == 2)
        try producer.produce(
          to: output, key: message.key, value: message.value,
          headers: KafkaHeaders(copying: message.headers))
      }
      try producer.sendOffsets(
        batch.nextOffsets, for: try consumer.groupMetadata(), timeout: .seconds(20))
      try producer.commitTransaction(timeout: .seconds(20))
      moved += batch.count
    }
    #expect(moved == 100)

    let reader = try KafkaConsumer(["bootstrap.servers": cluster.bootstrapServers])
    try reader.assign([TopicPartition("out", 0): .beginning, TopicPartition("out", 1): .beginning])
    var values: Set<String> = []
    while values.count < 100 {
      let batch = try reader.poll(max: 100, timeout: .seconds(10))
      for index in batch.indices {
        let message = batch[index]
        let value = String(decoding: message.valueBytes ?? [], as: UTF8.self)
        let isNew = values.insert(value).inserted
        #expect(isNew)
        let nothing = message.headers[1].valueBytes
        #expect(nothing == nil)
        let number = message.headers[0].valueBytes
        #expect(value == "value " + String(decoding: number ?? [], as: UTF8.self))
      }
    }
    try consumer.close(timeout: .seconds(20))
  }
}
