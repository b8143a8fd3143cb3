internal import CRdKafka
internal import Synchronization

/// A Kafka producer: idempotent, and transactional with a `transactional.id`.
///
/// Thread-safe; a transaction is one unit, so its calls belong to one thread at a time. Delivery
/// reports, statistics and errors are served on a thread of the producer's own.
///
/// Defaults over librdkafka's: `enable.idempotence=true` (acks=all, order kept over retries) and
/// `partitioner=murmur2_random` (the same key goes to the same partition as from Java clients).
public final class KafkaProducer: Sendable {
  let handle: ClientHandle
  let desk: DeliveryDesk
  private let topics = Mutex<[String: ProducerTopic]>([:])
  /// Whether `transactional.id` is set: records go out between `begin` and `commit` only.
  public let isTransactional: Bool

  /// - Throws: `KafkaError` of the operation `configure` that names the property.
  public init(_ configuration: KafkaConfiguration, events: KafkaEvents = KafkaEvents())
    throws(KafkaError)
  {
    let complete = configuration.withDefaults([
      "enable.idempotence": "true", "partitioner": "murmur2_random",
    ])
    isTransactional = configuration["transactional.id"] != nil
    let served = RD_KAFKA_EVENT_DR | RD_KAFKA_EVENT_ERROR | RD_KAFKA_EVENT_STATS
    handle = try unsafe ClientHandle(RD_KAFKA_PRODUCER, complete, ClientContext(events)) { conf in
      unsafe rd_kafka_conf_set_events(conf, served)
    }
    desk = DeliveryDesk(handle)
    desk.start(name: "kafka-delivery")
  }

  // Records that were not flushed are lost here: the owner flushes, or commits, before.
  deinit { desk.stop() }

  /// Sends what is queued and waits for the broker's answers.
  ///
  /// - Throws: `_TIMED_OUT`, retriable: the records are still on their way.
  public func flush(timeout: Duration) throws(KafkaError) {
    try unsafe check(.flush, rd_kafka_flush(handle.raw, timeout.kafkaMilliseconds))
  }

  /// Gives up records: those queued, and with `inFlight` those sent and not answered (they may be
  /// in the log all the same). Their delivery says `_PURGE_QUEUE` or `_PURGE_INFLIGHT`.
  public func purge(inFlight: Bool) throws(KafkaError) {
    let flags = RD_KAFKA_PURGE_F_QUEUE | (inFlight ? RD_KAFKA_PURGE_F_INFLIGHT : 0)
    try unsafe check(.purge, rd_kafka_purge(handle.raw, flags))
  }

  /// Records and requests that are queued or not answered yet.
  public var queueLength: Int { unsafe Int(rd_kafka_outq_len(handle.raw)) }

  /// The error that has made this producer useless, if any.
  public var fatalError: KafkaError? { handle.fatalError }

  /// Records produced without a `DeliveryBatch` that were not delivered.
  public var unclaimedFailureCount: Int { desk.unclaimedFailureCount }

  public var unknownEventCount: Int { handle.context.unknownEventCount }

  /// The handle for producing to a topic; made once per name.
  public func topic(_ name: String) throws(KafkaError) -> ProducerTopic {
    try topics.withLock { topics throws(KafkaError) in
      if let known = topics[name] { return known }
      guard let raw = unsafe rd_kafka_topic_new(handle.raw, name, nil) else {
        throw KafkaError(
          .produce, KafkaErrorCode(rd_kafka_last_error()), detail: "topic \(name) refused")
      }
      let topic = unsafe ProducerTopic(raw, name: name, of: handle)
      topics[name] = topic
      return topic
    }
  }
}

/// A topic that a producer writes to. Belongs to the producer that made it.
@safe public final class ProducerTopic: @unchecked Sendable {
  public let name: String
  let raw: OpaquePointer
  private let handle: ClientHandle

  init(_ raw: OpaquePointer, name: String, of handle: ClientHandle) {
    unsafe self.raw = raw
    self.name = name
    self.handle = handle
  }

  deinit { unsafe rd_kafka_topic_destroy(raw) }
}
