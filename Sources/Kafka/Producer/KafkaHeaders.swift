internal import CRdKafka

/// Headers of a record to be produced. Owns `rd_kafka_headers_t`; `produce` takes it over.
///
/// Each `append` copies straight into librdkafka's list: no Swift object per header.
@safe public struct KafkaHeaders: ~Copyable {
  private let raw: OpaquePointer

  /// - Parameter capacity: how many headers are expected; more may follow.
  public init(capacity: Int = 16) { unsafe raw = rd_kafka_headers_new(capacity) }

  /// A copy of a consumed record's headers, to be passed on.
  public init(copying headers: borrowing MessageHeaders) {
    let source = unsafe headers.rawHeaders
    unsafe raw = source.map { unsafe rd_kafka_headers_copy($0) } ?? rd_kafka_headers_new(16)
  }

  deinit { unsafe rd_kafka_headers_destroy(raw) }

  public var count: Int { unsafe rd_kafka_header_cnt(raw) }

  /// A value of bytes, or null.
  public mutating func append(_ name: StaticString, _ value: RawSpan?) {
    guard let value else { return unsafe add(name, nil, 0) }
    unsafe value.withUnsafeBytes { bytes in
      unsafe add(name, bytes.baseAddress ?? Self.empty, bytes.count)
    }
  }

  /// Adds a header behind the others; a name may stand there several times.
  public mutating func append(_ name: StaticString, _ value: Span<UInt8>) {
    unsafe append(name, value.bytes)
  }

  public mutating func append(_ name: StaticString, _ value: [UInt8]) {
    unsafe append(name, value.span.bytes)
  }

  public mutating func append(_ name: StaticString, _ value: String) {
    var value = value
    value.withUTF8 { utf8 in
      let bytes = UnsafeRawBufferPointer(utf8)
      unsafe add(name, bytes.baseAddress ?? Self.empty, bytes.count)
    }
  }

  public mutating func append(_ name: StaticString, _ value: StaticString) {
    unsafe add(name, value.utf8Start, value.utf8CodeUnitCount)
  }

  /// A name that is only known at run time; a value of bytes, or null.
  public mutating func append(named name: String, _ value: [UInt8]?) {
    unsafe append(named: name, value?.span.bytes)
  }

  /// A name that is only known at run time.
  @_disfavoredOverload
  public mutating func append(named name: String, _ value: RawSpan?) {
    var name = name
    name.withUTF8 { nameBytes in
      guard let value else { return unsafe add(nameBytes, nil, 0) }
      unsafe value.withUnsafeBytes { bytes in
        unsafe add(nameBytes, bytes.baseAddress ?? Self.empty, bytes.count)
      }
    }
  }

  /// Removes every header of that name.
  public mutating func remove(named name: String) {
    // Its only error is that there was none.
    _ = unsafe rd_kafka_header_remove(raw, name)
  }

  private func add(_ name: StaticString, _ value: UnsafeRawPointer?, _ size: Int) {
    unsafe add(
      UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount), value, size)
  }

  private func add(
    _ name: UnsafeBufferPointer<UInt8>, _ value: UnsafeRawPointer?, _ size: Int
  ) {
    unsafe name.withMemoryRebound(to: CChar.self) { name in
      // Copies both; its only error is a list already given to a message, which we never hold.
      _ = unsafe rd_kafka_header_add(raw, name.baseAddress, name.count, value, size)
    }
  }

  /// The list for one attempt to produce; `release` it only if librdkafka took it.
  var borrowed: OpaquePointer { unsafe raw }

  consuming func release() { discard self }

  /// An address for an empty value: null would mean a null value.
  private static var empty: UnsafeRawPointer {
    let nothing: StaticString = ""
    return unsafe UnsafeRawPointer(nothing.utf8Start)
  }
}
