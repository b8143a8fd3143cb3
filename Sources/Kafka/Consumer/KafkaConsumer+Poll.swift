internal import CRdKafka

extension KafkaConsumer {
  /// Waits up to `timeout` for a first record and returns with it all that is there already, up to
  /// `max` records or about `maxBytes` of keys and values (the last record may exceed it).
  ///
  /// Returns early, perhaps empty, when a rebalance has taken place or an event came.
  ///
  /// librdkafka's `rd_kafka_consume_batch_queue()` is not used on purpose: in 2.0.2 a pause, which
  /// every rebalance begins with, purges messages from its array although their offsets count as
  /// consumed, also of partitions that stay ours (CHANGELOG of 2.0.2 "Poor Consumer batch API
  /// messaging guarantees", of 2.1.0 #4208). One message at a time has no such window, costs about
  /// the same, and need not wait for a full array. Messages that were gathered here before a
  /// rebalance callback are ours to drop (`ConsumerContext.rebalance`).
  ///
  /// - Throws: the client's fatal error, such as being fenced by another static member.
  public func poll(
    max: Int, maxBytes: Int = .max, timeout: Duration
  ) throws(KafkaError) -> ConsumedBatch {
    precondition(max > 0, "a poll asks for at least one record")
    let storage = MessageStorage(capacity: max, of: handle)
    let events = try exclusively { () throws(KafkaError) in
      try throwIfFatal()
      context.filling = storage
      defer { context.filling = nil }
      return gather(into: storage, maxBytes: maxBytes, timeout: timeout)
    }
    return ConsumedBatch(storage, events: events)
  }

  private func gather(
    into storage: MessageStorage, maxBytes: Int, timeout: Duration
  ) -> [ConsumerEvent] {
    var events: [ConsumerEvent] = []
    var wait = timeout.kafkaMilliseconds
    let rebalances = context.rebalanceCount
    while !storage.isFull, storage.byteCount < maxBytes, context.rebalanceCount == rebalances {
      guard let message = unsafe rd_kafka_consumer_poll(handle.raw, wait) else { break }
      wait = 0
      if unsafe message.pointee.err != RD_KAFKA_RESP_ERR_NO_ERROR {
        events.append(unsafe event(message))
        unsafe rd_kafka_message_destroy(message)
      } else if unsafe context.cursors.admit(message) {
        unsafe storage.append(message)
      } else {
        context.droppedCount += 1
        unsafe rd_kafka_message_destroy(message)
      }
    }
    storage.finish(context.cursors.topics)
    return events
  }

  private func throwIfFatal() throws(KafkaError) {
    guard unsafe rd_kafka_fatal_error(handle.raw, nil, 0) != RD_KAFKA_RESP_ERR_NO_ERROR,
      let error = handle.fatalError
    else { return }
    throw error
  }

  /// An error message of librdkafka's as an event. Source: rdkafka.h, `rd_kafka_consumer_poll()`.
  private func event(_ message: MessagePointer) -> ConsumerEvent {
    let code = unsafe KafkaErrorCode(message.pointee.err)
    let topic = unsafe KnownTopic.name(of: message.pointee.rkt)
    let partition =
      unsafe topic.isEmpty || message.pointee.partition < 0
      ? nil : TopicPartition(topic, message.pointee.partition)
    let reason = unsafe rd_kafka_message_errstr(message)
    let detail = unsafe reason.map { unsafe String(cString: $0) }
    let error = KafkaError(.poll, code, detail: detail)
    switch (code, partition) {
    case (.partitionEOF, .some(let partition)):
      return .endOfPartition(partition, offset: unsafe message.pointee.offset)
    case (.autoOffsetReset, .some(let partition)), (.offsetOutOfRange, .some(let partition)):
      return .offsetOutOfRange(partition, error)
    case (.maxPollExceeded, _): return .pollIntervalExceeded(error)
    case (.unknownTopic, _), (.unknownTopicOrPartition, _), (.topicAuthorizationFailed, _):
      return .topicUnavailable(topic: topic, error)
    // The message of a fatal error has only its kind; the client knows which it was.
    case (.fencedInstance, _), (.fatal, _): return .fenced(handle.fatalError ?? error)
    default:
      if error.code.name.hasPrefix("ERR_") { context.countUnknownEvent() }
      return .failed(partition, error)
    }
  }
}
