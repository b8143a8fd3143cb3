import Kafka
import Pipeline
import Synchronization

/// The claims topic: appended to by an idempotent producer, outside all transactions, and read back
/// by a consumer of no group. One partition, so Kafka's order is the order.
actor KafkaClaimsLog: ResumableClaimsLog {
  private let thread = KafkaThread(name: "copydesk-claims")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.reference }

  private let producer: KafkaProducer
  private let consumer: KafkaConsumer
  private let topic: ProducerTopic
  private let partition: TopicPartition
  private let timeout: Duration
  private let pulse: Pulse
  /// Appends whose answer has not been looked at yet.
  private let appends = Mutex<[DeliveryBatch]>([])
  /// Where reading begins; until it has.
  private var start: StartPosition? = .beginning
  /// Where the partition ended when we came to its end, since the last `begin`.
  private var end: Int64?

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
    let delivery = DeliveryBatch(capacity: 1)
    do throws(KafkaError) {
      try producer.produce(
        to: topic, partition: 0, value: record, delivery: delivery, patience: timeout)
      appends.withLock { $0.append(delivery) }
    } catch {
      throw PortFailure(error, while: "appending to \(partition)")
    }
  }

  func read() async throws(PortFailure) -> [ClaimsLogEntry] {
    pulse.beat(within: Self.readTimeout)
    if let error = producer.fatalError ?? refusal() {
      throw PortFailure(error, while: "appending to \(partition)")
    }
    do throws(KafkaError) {
      try assign()
      let batch = try consumer.poll(max: Self.recordsMax, timeout: Self.readTimeout)
      for event in batch.events { try look(at: event) }
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

  /// What passes librdkafka mends itself; without its topic, or the right to read it, nobody would
  /// ever be answered.
  private func look(at event: ConsumerEvent) throws(KafkaError) {
    switch event {
    case .topicUnavailable(_, let error), .fenced(let error): throw error
    case .failed(_, let error): if error.isFatal || error.code.isRefusal { throw error }
    case .endOfPartition(_, let offset): end = offset
    case .offsetOutOfRange, .pollIntervalExceeded: break
    }
  }

  /// Why a claim will never arrive, so that nobody waits for it: what may pass the producer tries
  /// again without end, and what it gives up on the broker has refused.
  private func refusal() -> KafkaError? {
    var refusal: KafkaError?
    appends.withLock { appends in
      appends.removeAll { append in
        guard append.outstanding == 0 else { return false }
        refusal = refusal ?? append.failures.first?.error
        return true
      }
    }
    return refusal
  }

  func begin(at offset: Int64) async throws(PortFailure) {
    start = .offset(offset)
    end = nil
  }

  func reached() async throws(PortFailure) -> Int64? { end }

  private func assign() throws(KafkaError) {
    guard let start else { return }
    try consumer.assign([partition: start])
    self.start = nil
  }

  private static let recordsMax = 500
  private static let readTimeout = Duration.milliseconds(500)
}
