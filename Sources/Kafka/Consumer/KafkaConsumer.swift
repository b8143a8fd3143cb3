internal import CRdKafka
internal import Glibc
internal import Synchronization

/// A Kafka consumer: a member of a group (`subscribe`) or a reader of chosen partitions (`assign`).
///
/// **Threads.** One thread at a time polls, and that thread alone also subscribes, assigns, seeks,
/// pauses, resumes and closes (a rebalance handler runs on it too, so all of these may be called
/// from there). Checked: another thread that does so during a poll is stopped as a programming
/// error. The queries (`position`, `committed`, `watermarks`, `offsets(forTimes:)`, `memberID`,
/// `groupMetadata`, `commit`) may be called from any thread.
///
/// **Offsets.** Commits are explicit or go through a producer's transaction.
/// `enable.auto.commit` and `enable.auto.offset.store` are refused: messages are popped before a
/// rebalance can drop them, and such an offset must not be committed behind the caller's back.
///
/// **Going away.** `close` leaves the group; a consumer that is just let go of does not, and its
/// partitions wait for `session.timeout.ms`.
public final class KafkaConsumer: @unchecked Sendable {
  let handle: ClientHandle
  let context: ConsumerContext
  /// 0, or the thread that is inside a poll or close.
  let busyThread = Atomic<UInt>(0)
  let closing = Mutex<ClosingQueue?>(nil)

  /// - Parameter configuration: librdkafka's properties. Without a `group.id` the consumer can
  ///   `assign` but belongs to no group (librdkafka wants a name all the same: `ungrouped`).
  public init(_ configuration: KafkaConfiguration, events: KafkaEvents = KafkaEvents())
    throws(KafkaError)
  {
    for name in ["enable.auto.commit", "enable.auto.offset.store"] {
      guard let value = configuration[name], value != "false" else { continue }
      throw KafkaError(
        .configure, .invalidArgument, detail: "\(name): offsets are committed explicitly here")
    }
    let complete = configuration.withDefaults([
      "group.id": "ungrouped", "enable.auto.commit": "false", "enable.auto.offset.store": "false",
    ])
    context = ConsumerContext(events)
    handle = try unsafe ClientHandle(RD_KAFKA_CONSUMER, complete, context) { conf in
      unsafe rd_kafka_conf_set_rebalance_cb(conf, rebalanceCallback)
      unsafe rd_kafka_conf_set_error_cb(conf, errorCallback)
      if events.statistics != nil {
        unsafe rd_kafka_conf_set_stats_cb(conf, statisticsCallback)
      }
    }
    // Errors, statistics and rebalances all come by the queue that poll() serves.
    try check(.create, unsafe rd_kafka_poll_set_consumer(handle.raw))
  }

  /// Messages that were dropped because their partition was revoked before they were handed out,
  /// or that came twice (see `PartitionCursors`).
  public var droppedMessageCount: Int { context.droppedCount }

  /// Assignments and revocations since the start.
  public var rebalanceCount: Int { context.rebalanceCount }

  /// Events of librdkafka that this wrapper does not know; counted, never a crash.
  public var unknownEventCount: Int { context.unknownEventCount }

  /// Runs `body` as the thread that owns polling; a second thread at the same time is a bug.
  func exclusively<R>(_ body: () throws(KafkaError) -> R) throws(KafkaError) -> R {
    let current = UInt(pthread_self())
    let (entered, owner) = busyThread.compareExchange(
      expected: 0, desired: current, ordering: .acquiringAndReleasing)
    precondition(entered || owner == current, "a consumer is polled and steered by one thread")
    defer { if entered { busyThread.store(0, ordering: .releasing) } }
    return try body()
  }
}
