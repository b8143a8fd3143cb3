internal import JSON

/// The tape of a parsed document, by word numbers (see `JSONValue` for its form). As long-lived as
/// the value that it was made from; with `Table` and `Regex` the only unsafe code of this module.
@safe
struct Tape: BitwiseCopyable {
  private let words: UnsafePointer<UInt64>
  private let strings: UnsafePointer<UInt8>

  init(_ value: JSONValue) {
    let storage = unsafe value.storage
    unsafe words = storage.tape
    unsafe strings = storage.strings
  }

  enum Tag {
    static var object: UInt8 { 0x7B }
    static var array: UInt8 { 0x5B }
    static var string: UInt8 { 0x22 }
    static var int64: UInt8 { 0x6C }
    static var uint64: UInt8 { 0x75 }
    static var double: UInt8 { 0x64 }
    static var exact: UInt8 { 0x78 }
    static var `true`: UInt8 { 0x74 }
    static var `false`: UInt8 { 0x66 }
    static var null: UInt8 { 0x6E }
  }

  @inline(__always)
  func tag(_ node: Int) -> UInt8 { unsafe UInt8(truncatingIfNeeded: words[node] &>> 56) }

  /// The word after a number's.
  @inline(__always)
  func number(_ node: Int) -> UInt64 { unsafe words[node &+ 1] }

  /// The node after the one at `node`.
  @inline(__always)
  func end(_ node: Int) -> Int {
    switch tag(node) {
    case Tag.object, Tag.array: return unsafe Int(UInt32(truncatingIfNeeded: words[node]))
    case Tag.int64, Tag.uint64, Tag.double, Tag.exact: return node &+ 2
    default: return node &+ 1
    }
  }

  /// Members or elements.
  @inline(__always)
  func count(_ node: Int) -> Int {
    let stored = unsafe Int(truncatingIfNeeded: (words[node] &>> 32) & 0xFF_FFFF)
    return stored < 0xFF_FFFF ? stored : countByWalking(node)
  }

  private func countByWalking(_ node: Int) -> Int {
    let step = tag(node) == Tag.object ? 1 : 0
    let last = end(node) &- 1
    var inner = node &+ 1
    var count = 0
    while inner < last {
      inner = end(inner &+ step)
      count &+= 1
    }
    return count
  }

  /// The bytes of a string, a key or an exact number.
  @inline(__always)
  func text(_ node: Int) -> TapeText {
    let offset = unsafe Int(truncatingIfNeeded: words[node] & 0x00FF_FFFF_FFFF_FFFF)
    let start = unsafe strings + offset
    let count = unsafe UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
    return unsafe TapeText(start: start + 4, count: Int(count))
  }
}

/// Bytes of a string on a tape.
@safe
struct TapeText: BitwiseCopyable {
  private let start: UnsafePointer<UInt8>
  let count: Int

  init(start: UnsafePointer<UInt8>, count: Int) {
    unsafe self.start = unsafe start
    self.count = count
  }

  var bytes: Span<UInt8> {
    @_lifetime(borrow self)
    @inline(__always)
    get {
      let span = unsafe Span<UInt8>(_unsafeStart: start, count: count)
      return unsafe _overrideLifetime(span, borrowing: self)
    }
  }

  var buffer: UnsafeBufferPointer<UInt8> {
    unsafe UnsafeBufferPointer(start: start, count: count)
  }

  var string: String { unsafe String(decoding: buffer, as: UTF8.self) }

  /// Every string of a tape has 8 readable bytes from its start on.
  @inline(__always)
  var ends: TextEnds {
    let raw = unsafe UnsafeRawPointer(start)
    let first = unsafe raw.loadUnaligned(as: UInt64.self)
    if count < 8 { return TextEnds(first: first & ((1 &<< UInt64(count &* 8)) &- 1), last: 0) }
    return TextEnds(
      first: first, last: unsafe raw.loadUnaligned(fromByteOffset: count &- 8, as: UInt64.self))
  }

  @inline(__always)
  static func == (left: TapeText, right: TapeText) -> Bool {
    guard left.count == right.count else { return false }
    let first = unsafe UnsafeRawPointer(left.start)
    let second = unsafe UnsafeRawPointer(right.start)
    var index = 0
    while index &+ 8 <= left.count {
      let a = unsafe first.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let b = unsafe second.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      if a != b { return false }
      index &+= 8
    }
    while index < left.count {
      let a = unsafe first.load(fromByteOffset: index, as: UInt8.self)
      let b = unsafe second.load(fromByteOffset: index, as: UInt8.self)
      if a != b { return false }
      index &+= 1
    }
    return true
  }

  /// Unicode scalars: bytes that do not continue one.
  @inline(__always)
  var scalars: Int {
    var count = 0
    for index in 0..<self.count { unsafe count &+= start[index] & 0xC0 != 0x80 ? 1 : 0 }
    return count
  }

  /// -1, 0 or 1: by length, then by bytes. Any total order will do.
  func order(_ other: TapeText) -> Int {
    if count != other.count { return count < other.count ? -1 : 1 }
    for index in 0..<count where unsafe start[index] != other.start[index] {
      return unsafe start[index] < other.start[index] ? -1 : 1
    }
    return 0
  }
}
