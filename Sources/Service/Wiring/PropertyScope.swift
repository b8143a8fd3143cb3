/// Which of librdkafka's properties a kind of client is given.
///
/// `kafka.properties` is one list for all clients, and librdkafka warns of each property that only
/// the other kind knows. So each kind is given what it can use: these lists name what belongs to one
/// kind alone; any other name is everybody's. Source: librdkafka 2.0.2, CONFIGURATION.md, column
/// C/P.
enum PropertyScope {
  case consumer
  case producer
  /// Administration: a producer that produces nothing.
  case admin

  func takes(_ name: String) -> Bool {
    switch self {
    case .consumer: !Self.producerOnly.contains(name)
    case .producer: !Self.consumerOnly.contains(name)
    case .admin: !Self.producerOnly.contains(name) && !Self.consumerOnly.contains(name)
    }
  }

  private static let consumerOnly: Set<String> = [
    "auto.commit.enable", "auto.commit.interval.ms", "auto.offset.reset", "check.crcs",
    "consume.callback.max.messages", "coordinator.query.interval.ms", "enable.auto.commit",
    "enable.auto.offset.store", "enable.partition.eof", "fetch.error.backoff.ms",
    "fetch.max.bytes", "fetch.message.max.bytes", "fetch.min.bytes", "fetch.wait.max.ms",
    "group.id", "group.instance.id", "group.protocol.type", "heartbeat.interval.ms",
    "isolation.level", "max.partition.fetch.bytes", "max.poll.interval.ms",
    "offset.store.method", "offset.store.path", "offset.store.sync.interval.ms",
    "partition.assignment.strategy", "queued.max.messages.kbytes", "queued.min.messages",
    "session.timeout.ms",
  ]

  private static let producerOnly: Set<String> = [
    "acks", "batch.num.messages", "batch.size", "compression.codec", "compression.level",
    "compression.type", "delivery.report.only.error", "delivery.timeout.ms",
    "enable.gapless.guarantee", "enable.idempotence", "linger.ms", "message.send.max.retries",
    "message.timeout.ms", "partitioner", "produce.offset.report",
    "queue.buffering.backpressure.threshold", "queue.buffering.max.kbytes",
    "queue.buffering.max.messages", "queue.buffering.max.ms", "queuing.strategy",
    "request.required.acks", "request.timeout.ms", "retries", "retry.backoff.ms",
    "sticky.partitioning.linger.ms", "transaction.timeout.ms", "transactional.id",
  ]
}
