internal import CRdKafka
internal import Synchronization

typealias MessagePointer = UnsafeMutablePointer<rd_kafka_message_t>

/// Owns the messages of one poll. Filled by the polling thread alone, then only read.
///
/// librdkafka parses a message's headers at the first look, which writes to the message: that look
/// is under a lock, everything else is read-only and may happen on any thread.
@safe final class MessageStorage: @unchecked Sendable {
  private let slots: UnsafeMutableBufferPointer<MessagePointer>
  private(set) var count = 0
  private(set) var byteCount = 0
  private var topics: [KnownTopic] = []
  private let headerParsing = Mutex<Void>(())
  /// A client waits in its end for every message of its own: they keep it alive instead.
  private let owner: ClientHandle

  init(capacity: Int, of owner: ClientHandle) {
    self.owner = owner
    unsafe slots = .allocate(capacity: capacity)
  }

  deinit {
    for index in 0..<count { unsafe rd_kafka_message_destroy(slots[index]) }
    unsafe slots.deallocate()
  }

  var isFull: Bool { unsafe count == slots.count }

  func append(_ message: MessagePointer) {
    unsafe slots.initializeElement(at: count, to: message)
    count += 1
    byteCount += unsafe Self.byteCount(of: message)
  }

  /// The topics of the messages, so that no message needs a String of its own. Set when filled.
  func finish(_ topics: [KnownTopic]) { self.topics = topics }

  /// Destroys the messages for which `isDropped` holds and closes the gaps. Returns their number.
  func drop(where isDropped: (MessagePointer) -> Bool) -> Int {
    var kept = 0
    let before = count
    for index in 0..<before {
      let message = unsafe slots[index]
      if unsafe isDropped(message) {
        byteCount -= unsafe Self.byteCount(of: message)
        unsafe rd_kafka_message_destroy(message)
      } else {
        unsafe slots[kept] = message
        kept += 1
      }
    }
    count = kept
    return before - kept
  }

  func pointer(at index: Int) -> MessagePointer {
    precondition(index >= 0 && index < count, "no message at \(index) of \(count)")
    return unsafe slots[index]
  }

  /// Keeps the storage alive by itself; the batch still bounds its lifetime.
  @_lifetime(immortal)
  func message(at index: Int) -> ConsumedMessage {
    unsafe ConsumedMessage(pointer(at: index), in: self)
  }

  func topicName(of message: MessagePointer) -> String {
    let topic = unsafe message.pointee.rkt
    for known in topics where unsafe known.raw == topic { return known.name }
    return unsafe KnownTopic.name(of: topic)
  }

  /// The message's headers, parsed; nil if it has none or they are malformed.
  func headers(of message: MessagePointer) -> OpaquePointer? {
    var headers: OpaquePointer?
    let code = headerParsing.withLock { _ in
      unsafe rd_kafka_message_headers(message, &headers)
    }
    return unsafe code == RD_KAFKA_RESP_ERR_NO_ERROR ? headers : nil
  }

  var nextOffsets: [TopicPartition: Int64] {
    var next: [TopicPartition: Int64] = [:]
    var index = count - 1
    while index >= 0 {
      let message = unsafe slots[index]
      let partition = unsafe TopicPartition(topicName(of: message), message.pointee.partition)
      let offset = unsafe message.pointee.offset + 1
      next[partition] = max(next[partition] ?? offset, offset)
      index -= 1
    }
    return next
  }

  private static func byteCount(of message: MessagePointer) -> Int {
    unsafe message.pointee.len + message.pointee.key_len
  }
}

/// A topic handle of librdkafka's and its name. The handle is only compared, never used.
@safe struct KnownTopic: @unchecked Sendable {
  let raw: OpaquePointer
  let name: String

  static func name(of topic: OpaquePointer?) -> String {
    guard let topic = unsafe topic, let name = unsafe rd_kafka_topic_name(topic) else { return "" }
    return unsafe String(cString: name)
  }
}
