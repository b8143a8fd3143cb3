internal import CRdKafka

/// Administration of a cluster: topics, configurations, groups. Every call blocks until the answer
/// or its time-out.
///
/// Calls on several topics return what failed per topic; they throw when nothing could be done at
/// all (no broker, no controller, time-out).
public final class KafkaAdmin: Sendable {
  let handle: ClientHandle

  /// - Throws: `KafkaError` of the operation `configure` that names the property.
  public init(_ configuration: KafkaConfiguration, events: KafkaEvents = KafkaEvents())
    throws(KafkaError)
  {
    handle = try unsafe ClientHandle(RD_KAFKA_PRODUCER, configuration, ClientContext(events)) {
      unsafe rd_kafka_conf_set_error_cb($0, errorCallback)
    }
  }

  /// Sends an admin request and waits for its one result event.
  ///
  /// - Parameters:
  ///   - send: calls the API function with options and a queue of its own.
  ///   - read: takes the answer out of the event, which lives only during the call.
  func perform<R>(
    _ operation: KafkaOperation, _ kind: rd_kafka_admin_op_t, timeout: Duration,
    send: (OpaquePointer, OpaquePointer) -> Void,
    read: (OpaquePointer) throws(KafkaError) -> R
  ) throws(KafkaError) -> R {
    let options = unsafe rd_kafka_AdminOptions_new(handle.raw, kind)!
    defer { unsafe rd_kafka_AdminOptions_destroy(options) }
    let queue = unsafe rd_kafka_queue_new(handle.raw)!
    defer { unsafe rd_kafka_queue_destroy(queue) }
    let milliseconds = min(max(timeout.kafkaMilliseconds, 1), 3_600_000)
    try unsafe check(
      operation, rd_kafka_AdminOptions_set_request_timeout(options, milliseconds, nil, 0))
    unsafe send(options, queue)
    // librdkafka answers by its own time-out; the margin is for its timer's grain.
    guard let event = unsafe rd_kafka_queue_poll(queue, milliseconds + 2000) else {
      throw KafkaError(operation, .timedOut)
    }
    defer { unsafe rd_kafka_event_destroy(event) }
    let code = unsafe rd_kafka_event_error(event)
    if code != RD_KAFKA_RESP_ERR_NO_ERROR {
      let reason = unsafe rd_kafka_event_error_string(event)
      throw unsafe KafkaError(
        operation, KafkaErrorCode(code), detail: reason.map { unsafe String(cString: $0) })
    }
    return try unsafe read(event)
  }

  /// The topics of a result that failed.
  func failures(
    _ operation: KafkaOperation,
    _ results: UnsafeMutablePointer<OpaquePointer?>?, _ count: Int
  ) -> [String: KafkaError] {
    var failures: [String: KafkaError] = [:]
    for index in 0..<count {
      guard let result = unsafe results?[index] else { continue }
      let code = unsafe rd_kafka_topic_result_error(result)
      guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { continue }
      let name = unsafe String(cString: rd_kafka_topic_result_name(result))
      let reason = unsafe rd_kafka_topic_result_error_string(result)
      failures[name] = unsafe KafkaError(
        operation, KafkaErrorCode(code), detail: reason.map { unsafe String(cString: $0) })
    }
    return failures
  }
}
