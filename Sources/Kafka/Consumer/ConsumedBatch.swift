internal import CRdKafka

/// The records of one poll, and what else the poll had to say. Owns librdkafka's messages: they are
/// destroyed, each once, when the batch goes away.
///
/// Keys, values and headers are read in place (`RawSpan`s that cannot outlive the batch). A message
/// that is held keeps the whole fetch response that it came in (up to `fetch.max.bytes`) in memory.
public struct ConsumedBatch: ~Copyable {
  let storage: MessageStorage

  /// Events in the order in which they came, relative to each other.
  public let events: [ConsumerEvent]

  init(_ storage: MessageStorage, events: [ConsumerEvent]) {
    self.storage = storage
    self.events = events
  }

  public var count: Int { storage.count }

  public var isEmpty: Bool { storage.count == 0 }

  public var indices: Range<Int> { 0..<storage.count }

  /// Sum of the keys' and values' sizes in bytes.
  public var byteCount: Int { storage.byteCount }

  /// The record at `index`, in the order of consumption: per partition by offset.
  @_lifetime(borrow self)
  public func message(at index: Int) -> ConsumedMessage {
    unsafe _overrideLifetime(storage.message(at: index), borrowing: self)
  }

  public subscript(index: Int) -> ConsumedMessage {
    @_lifetime(borrow self)
    get { message(at: index) }
  }

  /// For each partition the offset behind its last record: what to commit once all are done.
  public var nextOffsets: [TopicPartition: Int64] { storage.nextOffsets }

  /// The same messages as an object that tasks can share; the last to let go of it destroys them.
  public consuming func share() -> SharedBatch { SharedBatch(storage) }
}

/// A batch that several tasks may read at once. Its messages live until the last reference is gone.
public final class SharedBatch: Sendable {
  let storage: MessageStorage

  init(_ storage: MessageStorage) { self.storage = storage }

  public var count: Int { storage.count }

  public var indices: Range<Int> { 0..<storage.count }

  /// Payloads, keys and headers together, in bytes.
  public var byteCount: Int { storage.byteCount }

  @_lifetime(borrow self)
  public func message(at index: Int) -> ConsumedMessage {
    unsafe _overrideLifetime(storage.message(at: index), borrowing: self)
  }

  /// By partition: the offset behind the last message, as a commit wants it.
  public var nextOffsets: [TopicPartition: Int64] { storage.nextOffsets }
}
