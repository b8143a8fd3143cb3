/// A view of a string's bytes in a parsed document: valid UTF-8, escapes already replaced. Valid
/// as long as the `JSONValue` it came from.
@safe @frozen
public struct JSONString {
  @usableFromInline let start: UnsafePointer<UInt8>
  /// Bytes, not characters.
  public let count: Int

  @inlinable @inline(__always)
  init(start: UnsafePointer<UInt8>, count: Int) {
    unsafe self.start = unsafe start
    self.count = count
  }

  @inlinable public var isEmpty: Bool { count == 0 }

  /// The bytes, not copied.
  @inlinable
  public var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    get {
      let span = unsafe Span<UInt8>(_unsafeStart: start, count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  /// The string's UTF-8, unescaped, without a copy; the span does not outlive the call.
  @inlinable
  public func withBytes<R: ~Copyable, E: Error>(
    _ body: (Span<UInt8>) throws(E) -> R
  ) throws(E) -> R {
    try body(bytes)
  }

  /// A copy.
  @inlinable
  public var string: String {
    unsafe String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  }

  /// A copy of the bytes.
  @inlinable
  public var array: [UInt8] {
    unsafe [UInt8](UnsafeBufferPointer(start: start, count: count))
  }

  @inlinable
  public static func == (left: JSONString, right: JSONString) -> Bool {
    guard left.count == right.count else { return false }
    return unsafe equalBytes(left.start, right.start, left.count)
  }

  @inlinable
  public static func == (left: JSONString, right: StaticString) -> Bool {
    guard left.count == right.utf8CodeUnitCount else { return false }
    return unsafe equalBytes(left.start, right.utf8Start, left.count)
  }

  @inlinable
  public static func == (left: JSONString, right: String) -> Bool {
    guard left.count == right.utf8.count else { return false }
    return unsafe right.utf8.elementsEqual(
      UnsafeBufferPointer(start: left.start, count: left.count))
  }

  @unsafe
  package var buffer: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: start, count: count)
  }
}

/// Keys are short: a loop over words beats a call.
@unsafe @inlinable @inline(__always)
func equalBytes(_ first: UnsafePointer<UInt8>, _ second: UnsafePointer<UInt8>, _ count: Int) -> Bool
{
  let left = unsafe UnsafeRawPointer(first)
  let right = unsafe UnsafeRawPointer(second)
  var index = 0
  while index &+ 8 <= count {
    let a = unsafe left.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    let b = unsafe right.loadUnaligned(fromByteOffset: index, as: UInt64.self)
    if a != b { return false }
    index &+= 8
  }
  while index < count {
    let a = unsafe left.load(fromByteOffset: index, as: UInt8.self)
    let b = unsafe right.load(fromByteOffset: index, as: UInt8.self)
    if a != b { return false }
    index &+= 1
  }
  return true
}
