internal import CRdKafka

/// One consumed record, read in place. Cannot outlive the batch that it was taken from.
@safe public struct ConsumedMessage: ~Escapable {
  private let raw: MessagePointer
  private let storage: MessageStorage

  /// Who makes one binds it to the lifetime of the batch that holds `storage`.
  @_lifetime(immortal)
  init(_ raw: MessagePointer, in storage: MessageStorage) {
    unsafe self.raw = raw
    self.storage = storage
  }

  /// The topic's name; shared by all messages of a batch, so reading it allocates nothing.
  public var topic: String { unsafe storage.topicName(of: raw) }

  public var partition: Int32 { unsafe raw.pointee.partition }

  /// Position in its partition, from 0.
  public var offset: Int64 { unsafe raw.pointee.offset }

  public var topicPartition: TopicPartition { TopicPartition(topic, partition) }

  /// Milliseconds since 1970-01-01T00:00:00Z with what they mean; nil if the record has none.
  public var timestamp: MessageTimestamp? {
    var kind = RD_KAFKA_TIMESTAMP_NOT_AVAILABLE
    let milliseconds = unsafe rd_kafka_message_timestamp(raw, &kind)
    switch kind {
    case RD_KAFKA_TIMESTAMP_CREATE_TIME:
      return MessageTimestamp(milliseconds: milliseconds, kind: .create)
    case RD_KAFKA_TIMESTAMP_LOG_APPEND_TIME:
      return MessageTimestamp(milliseconds: milliseconds, kind: .logAppend)
    default: return nil
    }
  }

  /// The key's bytes; nil is no key, which differs from an empty one.
  public var key: RawSpan? {
    @_lifetime(copy self)
    get {
      guard let start = unsafe raw.pointee.key else { return nil }
      let span = unsafe RawSpan(_unsafeStart: start, byteCount: raw.pointee.key_len)
      return unsafe _overrideLifetime(span, copying: self)
    }
  }

  /// The value's bytes; nil is a null value (a tombstone), which differs from an empty one.
  public var value: RawSpan? {
    @_lifetime(copy self)
    get {
      guard let start = unsafe raw.pointee.payload else { return nil }
      let span = unsafe RawSpan(_unsafeStart: start, byteCount: raw.pointee.len)
      return unsafe _overrideLifetime(span, copying: self)
    }
  }

  /// The key, copied; for code off the hot path.
  public var keyBytes: [UInt8]? { copy(key) }

  /// The value, copied; for code off the hot path.
  public var valueBytes: [UInt8]? { copy(value) }

  /// The record's headers in their order, repeated names included. Parsed at the first look.
  public var headers: MessageHeaders {
    @_lifetime(copy self)
    get {
      let headers = unsafe MessageHeaders(storage.headers(of: raw), of: self)
      return unsafe _overrideLifetime(headers, copying: self)
    }
  }
}

/// The bytes of a span as an array.
func copy(_ span: RawSpan?) -> [UInt8]? {
  guard let span else { return nil }
  return unsafe span.withUnsafeBytes { unsafe Array($0) }
}

/// A record's time and who set it.
public struct MessageTimestamp: Hashable, Sendable {
  /// Who set the time: the producer, or the broker on arrival.
  public enum Kind: String, Sendable {
    /// Set by the producer.
    case create
    /// Set by the broker when it appended the record.
    case logAppend
  }

  /// Since 1970-01-01T00:00Z.
  public let milliseconds: Int64
  public let kind: Kind

  public init(milliseconds: Int64, kind: Kind) {
    self.milliseconds = milliseconds
    self.kind = kind
  }
}
