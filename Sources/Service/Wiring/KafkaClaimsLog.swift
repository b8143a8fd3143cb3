import Kafka
import Pipeline

/// The claims topic: appended to by an idempotent producer, outside all transactions, and read back
/// by a consumer of no group. One partition, so Kafka's order is the order.
actor KafkaClaimsLog: ClaimsLog {
  private let thread = KafkaThread(name: "copydesk-claims")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.reference }

  private let producer: KafkaProducer
  private let consumer: KafkaConsumer
  private let topic: ProducerTopic
  private let partition: TopicPartition
  private let timeout: Duration
  private let pulse: Pulse
  private var isAssigned = false

  init(
    producer: KafkaProducer, consumer: KafkaConsumer, topic: String, timeout: Duration,
    pulse: Pulse
  ) throws(KafkaError) {
    self.pulse = pulse
    self.producer = producer
    self.consumer = consumer
    self.timeout = timeout
    self.topic = try producer.topic(topic)
    partition = TopicPartition(topic, 0)
  }

  /// Not on the reader's thread, which may be waiting for records.
  nonisolated func append(_ record: [UInt8]) async throws(PortFailure) {
    do throws(KafkaError) {
      try producer.produce(to: topic, partition: 0, value: record, patience: timeout)
    } catch {
      throw PortFailure(error, while: "appending to \(partition)")
    }
  }

  func read() async throws(PortFailure) -> [ClaimsLogEntry] {
    pulse.beat(within: Self.readTimeout)
    do throws(KafkaError) {
      if let error = producer.fatalError { throw error }
      try assign()
      let batch = try consumer.poll(max: Self.recordsMax, timeout: Self.readTimeout)
      var entries: [ClaimsLogEntry] = []
      entries.reserveCapacity(batch.count)
      for index in batch.indices {
        let message = batch.message(at: index)
        guard let value = message.value else { continue }
        entries.append(ClaimsLogEntry(offset: message.offset, bytes: value.copied()))
      }
      return entries
    } catch {
      throw PortFailure(error, while: "reading \(partition)")
    }
  }

  func bounds() async throws(PortFailure) -> Range<Int64> {
    pulse.beat(within: timeout)
    do throws(KafkaError) {
      let watermarks = try consumer.watermarks(of: partition, timeout: timeout)
      return watermarks.low..<watermarks.high
    } catch {
      throw PortFailure(error, while: "asking where \(partition) ends")
    }
  }

  /// Begins at the beginning: the ledger forgets nothing.
  private func assign() throws(KafkaError) {
    guard !isAssigned else { return }
    try consumer.assign([partition: .beginning])
    isAssigned = true
  }

  private static let recordsMax = 500
  private static let readTimeout = Duration.milliseconds(500)
}
