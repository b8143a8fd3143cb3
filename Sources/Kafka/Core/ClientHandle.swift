internal import CRdKafka
internal import Synchronization

/// Owns one `rd_kafka_t`, which is thread-safe, and the handlers that its callbacks reach.
@safe final class ClientHandle: @unchecked Sendable {
  let raw: OpaquePointer
  let context: ClientContext

  /// - Parameter prepare: sets callbacks on the configuration before the client takes it.
  init(
    _ type: rd_kafka_type_t, _ configuration: KafkaConfiguration, _ context: ClientContext,
    prepare: (OpaquePointer) -> Void = { _ in }
  ) throws(KafkaError) {
    let conf = try ClientConfiguration(configuration)
    unsafe rd_kafka_conf_set_opaque(conf.raw, Unmanaged.passUnretained(context).toOpaque())
    unsafe rd_kafka_conf_set_log_cb(conf.raw, logCallback)
    unsafe prepare(conf.raw)
    let released = unsafe conf.release()
    let (client, reason) = unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) {
      buffer -> (OpaquePointer?, String) in
      unsafe buffer.initialize(repeating: 0)
      let client = unsafe rd_kafka_new(type, released, buffer.baseAddress, buffer.count)
      return unsafe (client, String(cString: buffer.baseAddress!))
    }
    guard let client = unsafe client else {
      unsafe rd_kafka_conf_destroy(released)
      throw KafkaError(.create, .invalidArgument, detail: reason)
    }
    unsafe raw = client
    self.context = context
  }

  /// The client's fatal error, if it has one: `rd_kafka_fatal_error()`.
  var fatalError: KafkaError? {
    unsafe withUnsafeTemporaryAllocation(of: CChar.self, capacity: 512) { buffer in
      unsafe buffer.initialize(repeating: 0)
      let code = unsafe rd_kafka_fatal_error(raw, buffer.baseAddress, buffer.count)
      guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return nil }
      return unsafe KafkaError(
        .client, KafkaErrorCode(code), detail: String(cString: buffer.baseAddress!),
        isRetriable: false, isFatal: true, requiresAbort: false)
    }
  }

  // A consumer that was not closed does not leave its group here and runs no callback
  // (`rd_kafka_destroy_flags`): its owner is going away and could not answer one.
  deinit { unsafe rd_kafka_destroy_flags(raw, RD_KAFKA_DESTROY_F_NO_CONSUMER_CLOSE) }
}

/// What librdkafka's callbacks find behind their opaque pointer. Outlives the client.
class ClientContext: @unchecked Sendable {
  let events: KafkaEvents
  private let unknown = Atomic<Int>(0)

  init(_ events: KafkaEvents) { self.events = events }

  /// Events of a kind that this wrapper does not know: counted, never a crash.
  var unknownEventCount: Int { unknown.load(ordering: .relaxed) }

  func countUnknownEvent() { unknown.add(1, ordering: .relaxed) }

  func report(
    _ code: rd_kafka_resp_err_t, _ reason: UnsafePointer<CChar>?, of client: OpaquePointer?
  ) {
    guard let handler = events.error else { return }
    let known = KafkaErrorCode(code)
    let detail = unsafe reason.map { unsafe String(cString: $0) } ?? known.explanation
    guard code == RD_KAFKA_RESP_ERR__FATAL, let client = unsafe client else {
      return handler(KafkaError(.client, known, detail: detail))
    }
    let cause = unsafe rd_kafka_fatal_error(client, nil, 0)
    handler(
      KafkaError(
        .client, KafkaErrorCode(cause), detail: detail, isRetriable: false, isFatal: true,
        requiresAbort: false))
  }

  func deliverStatistics(_ start: UnsafePointer<CChar>?, count: Int) {
    guard let handler = events.statistics, let start = unsafe start else { return }
    handler(unsafe UnsafeRawBufferPointer(start: start, count: count).bytes)
  }

  static func of(_ opaque: UnsafeMutableRawPointer?) -> ClientContext? {
    unsafe opaque.map { unsafe Unmanaged<ClientContext>.fromOpaque($0).takeUnretainedValue() }
  }
}

/// `rd_kafka_conf_set_log_cb`: called on any thread of librdkafka.
private let logCallback:
  @convention(c) @Sendable (OpaquePointer?, Int32, UnsafePointer<CChar>?, UnsafePointer<CChar>?)
    -> Void = { client, level, facility, message in
      guard let client = unsafe client, let message = unsafe message,
        let context = unsafe ClientContext.of(rd_kafka_opaque(client)),
        let handler = context.events.log
      else { return }
      let tag = unsafe facility.map { unsafe String(cString: $0) } ?? ""
      handler(
        KafkaLogLine(
          level: Int(level), facility: tag, message: unsafe String(cString: message)))
    }

/// `rd_kafka_conf_set_error_cb`: consumers; called while polling.
let errorCallback:
  @convention(c) @Sendable (
    OpaquePointer?, Int32, UnsafePointer<CChar>?, UnsafeMutableRawPointer?
  ) -> Void = { client, code, reason, opaque in
    unsafe ClientContext.of(opaque)?.report(
      rd_kafka_resp_err_t(rawValue: code), reason, of: client)
  }

/// `rd_kafka_conf_set_stats_cb`: consumers; called while polling. 0: librdkafka frees the text.
let statisticsCallback:
  @convention(c) @Sendable (
    OpaquePointer?, UnsafeMutablePointer<CChar>?, Int, UnsafeMutableRawPointer?
  ) -> Int32 = { _, text, count, opaque in
    unsafe ClientContext.of(opaque)?.deliverStatistics(text, count: count)
    return 0
  }
