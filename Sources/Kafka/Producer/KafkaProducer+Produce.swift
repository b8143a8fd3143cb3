internal import CRdKafka

extension KafkaProducer {
  /// Queues one record; returns its index in `delivery` (0 without one).
  ///
  /// Key, value and headers are copied. When the local queue is full
  /// (`queue.buffering.max.messages`, `.kbytes`) the call waits for room, for at most `patience`.
  ///
  /// - Parameters:
  ///   - partition: nil lets the partitioner choose by the key.
  ///   - key: nil is no key; `value` nil is a null value (a tombstone).
  ///   - timestamp: milliseconds since 1970 UTC; nil is now.
  ///   - delivery: notes what becomes of the record.
  /// - Throws: `_QUEUE_FULL` after `patience` (retriable; nothing was queued), `_STATE` outside a
  ///   transaction of a transactional producer, `MSG_SIZE_TOO_LARGE`, `_UNKNOWN_PARTITION`, …
  @discardableResult @_disfavoredOverload
  public func produce(
    to topic: ProducerTopic, partition: Int32? = nil, key: RawSpan? = nil, value: RawSpan?,
    headers: consuming KafkaHeaders, timestamp: Int64? = nil, delivery: DeliveryBatch? = nil,
    patience: Duration = .seconds(30)
  ) throws(KafkaError) -> Int {
    let index = try unsafe queue(patience, delivery) { token in
      unsafe Self.send(
        handle, topic, partition, key, value, headers.borrowed, timestamp, token)
    }
    headers.release()
    return index
  }

  /// As above, without headers.
  @discardableResult @_disfavoredOverload
  public func produce(
    to topic: ProducerTopic, partition: Int32? = nil, key: RawSpan? = nil, value: RawSpan?,
    timestamp: Int64? = nil, delivery: DeliveryBatch? = nil, patience: Duration = .seconds(30)
  ) throws(KafkaError) -> Int {
    try unsafe queue(patience, delivery) { token in
      unsafe Self.send(handle, topic, partition, key, value, nil, timestamp, token)
    }
  }

  /// As above, from arrays.
  @discardableResult
  public func produce(
    to topic: ProducerTopic, partition: Int32? = nil, key: [UInt8]? = nil, value: [UInt8]?,
    headers: consuming KafkaHeaders, timestamp: Int64? = nil, delivery: DeliveryBatch? = nil,
    patience: Duration = .seconds(30)
  ) throws(KafkaError) -> Int {
    let index = try unsafe queue(patience, delivery) { token in
      unsafe Self.send(
        handle, topic, partition, key?.span.bytes, value?.span.bytes, headers.borrowed, timestamp,
        token)
    }
    headers.release()
    return index
  }

  /// As above, from arrays and without headers.
  @discardableResult
  public func produce(
    to topic: ProducerTopic, partition: Int32? = nil, key: [UInt8]? = nil, value: [UInt8]?,
    timestamp: Int64? = nil, delivery: DeliveryBatch? = nil, patience: Duration = .seconds(30)
  ) throws(KafkaError) -> Int {
    try unsafe queue(patience, delivery) { token in
      unsafe Self.send(
        handle, topic, partition, key?.span.bytes, value?.span.bytes, nil, timestamp, token)
    }
  }

  /// Takes a ticket, tries, and while there is no room waits for the delivery thread to make some.
  private func queue(
    _ patience: Duration, _ delivery: DeliveryBatch?,
    _ attempt: (UnsafeMutableRawPointer?) -> rd_kafka_resp_err_t
  ) throws(KafkaError) -> Int {
    let (index, token) = unsafe delivery.map { unsafe desk.ticket(for: $0) } ?? (0, nil)
    var deadline: ContinuousClock.Instant?
    while true {
      let round = desk.round
      let code = unsafe attempt(token)
      if code == RD_KAFKA_RESP_ERR_NO_ERROR { return index }
      let until = deadline ?? .now + patience
      deadline = until
      let left = ContinuousClock.now.duration(to: until)
      if code == RD_KAFKA_RESP_ERR__QUEUE_FULL, left > .zero,
        desk.waitForRound(after: round, timeout: left)
      {
        continue
      }
      if let delivery { desk.withdraw(index, of: delivery, KafkaErrorCode(code)) }
      throw failure(code)
    }
  }

  private func failure(_ code: rd_kafka_resp_err_t) -> KafkaError {
    if code == RD_KAFKA_RESP_ERR__FATAL, let fatal = handle.fatalError { return fatal }
    return KafkaError(.produce, KafkaErrorCode(code))
  }

  private static func send(
    _ handle: ClientHandle, _ topic: ProducerTopic, _ partition: Int32?, _ key: RawSpan?,
    _ value: RawSpan?, _ headers: OpaquePointer?, _ timestamp: Int64?,
    _ token: UnsafeMutableRawPointer?
  ) -> rd_kafka_resp_err_t {
    unsafe withPointer(to: key) { keyStart, keySize in
      unsafe withPointer(to: value) { valueStart, valueSize in
        unsafe crdkafka_produce(
          handle.raw, topic.raw, partition ?? RD_KAFKA_PARTITION_UA, RD_KAFKA_MSG_F_COPY,
          valueStart, valueSize, keyStart, keySize, timestamp ?? 0, headers, token)
      }
    }
  }

  /// Null for nil; an empty span gets an address, so that it stays empty and not null.
  private static func withPointer<R>(
    to span: RawSpan?, _ body: (UnsafeRawPointer?, Int) -> R
  ) -> R {
    guard let span else { return body(nil, 0) }
    return unsafe span.withUnsafeBytes { bytes in
      let nothing: StaticString = ""
      return unsafe body(bytes.baseAddress ?? UnsafeRawPointer(nothing.utf8Start), bytes.count)
    }
  }
}
