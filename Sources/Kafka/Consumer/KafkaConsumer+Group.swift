internal import CRdKafka
internal import Synchronization

extension KafkaConsumer {
  /// The member id that the coordinator gave; nil while not in a group.
  public var memberID: String? {
    guard let raw = unsafe rd_kafka_memberid(handle.raw) else { return nil }
    defer { unsafe rd_kafka_mem_free(handle.raw, raw) }
    let id = unsafe String(cString: raw)
    return id.isEmpty ? nil : id
  }

  /// Who we are in the group, for a producer's `sendOffsets` (KIP-447): taken anew for each
  /// transaction, since it names the generation.
  public func groupMetadata() throws(KafkaError) -> ConsumerGroupMetadata {
    guard let raw = unsafe rd_kafka_consumer_group_metadata(handle.raw) else {
      throw KafkaError(.groupMetadata, .state, detail: "the consumer is in no group")
    }
    return unsafe ConsumerGroupMetadata(takingOwnershipOf: raw)
  }

  /// Gives up the assignment (the handler sees `.revoked`) and leaves the group, so that others
  /// take over at once. A static member (`group.instance.id`) stays in the group, by librdkafka's
  /// and KIP-345's rule: it is expected back within `session.timeout.ms`.
  ///
  /// - Throws: `_TIMED_OUT`, retriable: call again to go on waiting. A consumer that is let go of
  ///   without success just stops.
  public func close(timeout: Duration) throws(KafkaError) {
    try exclusively { () throws(KafkaError) in
      let queue = try closing.withLock { queue throws(KafkaError) in
        if let queue { return queue }
        let new = ClosingQueue(handle)
        try unsafe check(.close, rd_kafka_consumer_close_queue(handle.raw, new.raw))
        queue = new
        return new
      }
      let deadline = ContinuousClock.now + timeout
      while unsafe rd_kafka_consumer_closed(handle.raw) == 0 {
        let remaining = ContinuousClock.now.duration(to: deadline)
        guard remaining > .zero else {
          throw KafkaError(.close, .timedOut, detail: "the group has not let go yet")
        }
        unsafe serve(rd_kafka_queue_poll(queue.raw, remaining.kafkaMilliseconds))
      }
    }
  }

  /// What comes while closing: rebalances matter; records are nobody's any more.
  private func serve(_ event: OpaquePointer?) {
    guard let event = unsafe event else { return }
    defer { unsafe rd_kafka_event_destroy(event) }
    guard unsafe rd_kafka_event_type(event) == RD_KAFKA_EVENT_REBALANCE,
      let list = unsafe rd_kafka_event_topic_partition_list(event)
    else { return }
    unsafe context.rebalance(handle.raw, rd_kafka_event_error(event), list)
  }
}

/// The queue that a closing consumer's last events go to.
@safe final class ClosingQueue: @unchecked Sendable {
  let raw: OpaquePointer
  private let owner: ClientHandle

  init(_ owner: ClientHandle) {
    self.owner = owner
    unsafe raw = rd_kafka_queue_new(owner.raw)
  }

  deinit { unsafe rd_kafka_queue_destroy(raw) }
}

/// A consumer's standing in its group, for `KafkaProducer.sendOffsets`. Owns
/// `rd_kafka_consumer_group_metadata_t`.
@safe public struct ConsumerGroupMetadata: ~Copyable, @unchecked Sendable {
  let raw: OpaquePointer

  init(takingOwnershipOf raw: OpaquePointer) { unsafe self.raw = raw }

  /// A group by name alone: offsets are then taken without a check of the member or its
  /// generation. For tools that commit on behalf of a group that is not running.
  public init(groupID: String) { unsafe raw = rd_kafka_consumer_group_metadata_new(groupID) }

  deinit { unsafe rd_kafka_consumer_group_metadata_destroy(raw) }
}
