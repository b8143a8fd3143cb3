import Kafka
import TestSupport

/// Sends single records to partition 0 of the source topic, in order.
final class Sender {
  private let producer: KafkaProducer
  private let topic: ProducerTopic
  private let delivery = DeliveryBatch()

  init(servers: String) throws {
    producer = try KafkaProducer([
      "bootstrap.servers": servers, "message.max.bytes": "50000000", "compression.type": "none",
    ])
    topic = try producer.topic("wire.raw")
  }

  func send(
    _ value: [UInt8]?, key: String, headers: [(name: String, value: [UInt8]?)] = []
  ) throws {
    var list = KafkaHeaders()
    for header in headers { list.append(named: header.name, header.value) }
    try producer.produce(
      to: topic, partition: 0, key: Array(key.utf8), value: value, headers: list,
      delivery: delivery)
  }

  func finish() throws {
    try producer.flush(timeout: .seconds(60))
    guard delivery.wait(timeout: .seconds(60)) else {
      throw KafkaError(.deliver, .timedOut, detail: "the test's own records did not arrive")
    }
    if let failure = delivery.failures.first { throw failure.error }
  }
}
