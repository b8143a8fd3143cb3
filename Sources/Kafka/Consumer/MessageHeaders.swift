internal import CRdKafka
internal import Glibc

/// The headers of a consumed record, read in place.
@safe public struct MessageHeaders: ~Escapable {
  private let raw: OpaquePointer?
  public let count: Int

  @_lifetime(copy message)
  init(_ raw: OpaquePointer?, of message: borrowing ConsumedMessage) {
    unsafe self.raw = raw
    count = unsafe raw.map { unsafe rd_kafka_header_cnt($0) } ?? 0
  }

  var rawHeaders: OpaquePointer? { unsafe raw }

  public var isEmpty: Bool { count == 0 }

  public var indices: Range<Int> { 0..<count }

  /// The header at `index`. Names may repeat; a value may be null, which differs from empty.
  @_lifetime(copy self)
  public func header(at index: Int) -> MessageHeader {
    precondition(index >= 0 && index < count, "no header at \(index) of \(count)")
    var name: UnsafePointer<CChar>?
    var value: UnsafeRawPointer?
    var size = 0
    unsafe rd_kafka_header_get_all(raw, index, &name, &value, &size)
    let header = unsafe MessageHeader(name, value, size, of: self)
    return unsafe _overrideLifetime(header, copying: self)
  }

  public subscript(index: Int) -> MessageHeader {
    @_lifetime(copy self)
    get { header(at: index) }
  }

  /// The last header of that name, which by Kafka's custom is the one that counts: its index.
  public func lastIndex(named name: StaticString) -> Int? {
    var index = count - 1
    while index >= 0 {
      if header(at: index).hasName(name) { return index }
      index -= 1
    }
    return nil
  }
}

/// One header, read in place.
@safe public struct MessageHeader: ~Escapable {
  private let rawName: UnsafePointer<CChar>?
  private let rawValue: UnsafeRawPointer?
  private let valueSize: Int

  @_lifetime(copy headers)
  init(
    _ name: UnsafePointer<CChar>?, _ value: UnsafeRawPointer?, _ size: Int,
    of headers: borrowing MessageHeaders
  ) {
    unsafe rawName = name
    unsafe rawValue = value
    valueSize = size
  }

  /// The name as text; malformed UTF-8 is repaired.
  public var name: String { unsafe rawName.map { unsafe String(cString: $0) } ?? "" }

  /// Compares without making a String.
  public func hasName(_ name: StaticString) -> Bool {
    guard let own = unsafe rawName else { return name.utf8CodeUnitCount == 0 }
    return unsafe strcmp(own, UnsafeRawPointer(name.utf8Start).assumingMemoryBound(to: CChar.self))
      == 0
  }

  /// The value's bytes; nil is a null value.
  public var value: RawSpan? {
    @_lifetime(copy self)
    get {
      guard let start = unsafe rawValue else { return nil }
      let span = unsafe RawSpan(_unsafeStart: start, byteCount: valueSize)
      return unsafe _overrideLifetime(span, copying: self)
    }
  }

  /// The value, copied.
  public var valueBytes: [UInt8]? { copy(value) }
}
