/// A view of one value of a parsed document: three words, copied freely.
///
/// It points into the buffers of the parser or of the `JSONDocument` that made it. It is valid
/// inside the closure that received it and must not leave it.
///
/// The document is simdjson's tape: words of a type byte over 56 bits. `{` and `[` hold the index
/// past their end (low 32 bits) and their count (24 bits, saturated); `"` the offset of a string;
/// `l`, `u`, `d` are followed by a word with an Int64, UInt64 or Double. Our own `x` is a number
/// that none of them can hold exactly: the offset of its text, then the nearest Double.
@safe @frozen
public struct JSONValue {
  @usableFromInline let tape: UnsafePointer<UInt64>
  @usableFromInline let strings: UnsafePointer<UInt8>
  @usableFromInline let index: Int

  @inlinable @inline(__always)
  init(tape: UnsafePointer<UInt64>, strings: UnsafePointer<UInt8>, index: Int) {
    unsafe self.tape = unsafe tape
    unsafe self.strings = unsafe strings
    self.index = index
  }

  /// The six types of JSON.
  public enum Kind: UInt8, Sendable {
    case null
    case bool
    case number
    case string
    case array
    case object
  }

  @inlinable
  public var kind: Kind {
    switch tag {
    case Tag.object: .object
    case Tag.array: .array
    case Tag.string: .string
    case Tag.true, Tag.false: .bool
    case Tag.null: .null
    default: .number
    }
  }

  @inlinable public var isNull: Bool { tag == Tag.null }
  @inlinable public var isObject: Bool { tag == Tag.object }
  @inlinable public var isArray: Bool { tag == Tag.array }
  @inlinable public var isString: Bool { tag == Tag.string }

  /// nil unless `true` or `false`.
  @inlinable
  public var bool: Bool? {
    switch tag {
    case Tag.true: true
    case Tag.false: false
    default: nil
    }
  }

  /// The number as an Int64; 1.0 and 1e2 are integers. nil for anything else or out of range.
  @inlinable
  public var int64: Int64? {
    switch tag {
    case Tag.int64: Int64(bitPattern: following)
    case Tag.uint64: Int64(exactly: following)
    case Tag.double: Int64(exactly: Double(bitPattern: following))
    default: nil
    }
  }

  /// The nearest Double; nil for anything but a number, or one beyond a Double's range.
  @inlinable
  public var double: Double? {
    switch tag {
    case Tag.int64: return Double(Int64(bitPattern: following))
    case Tag.uint64: return Double(following)
    case Tag.double: return Double(bitPattern: following)
    case Tag.exact:
      let nearest = Double(bitPattern: following)
      return nearest.isFinite ? nearest : nil
    default: return nil
    }
  }

  /// The text of a number that has neither an exact Int64, UInt64 nor a Double with as many
  /// digits; nil for every other value.
  @inlinable
  public var exactNumber: JSONString? {
    tag == Tag.exact ? text : nil
  }

  /// The bytes of a string, unescaped; nil for anything else.
  @inlinable
  public var jsonString: JSONString? {
    tag == Tag.string ? text : nil
  }

  /// A string, copied; nil for anything else.
  @inlinable
  public var string: String? {
    jsonString?.string
  }
}

// MARK: - Words of the tape

extension JSONValue {
  @usableFromInline
  enum Tag {
    @inlinable static var object: UInt8 { 0x7B }
    @inlinable static var array: UInt8 { 0x5B }
    @inlinable static var string: UInt8 { 0x22 }
    @inlinable static var int64: UInt8 { 0x6C }
    @inlinable static var uint64: UInt8 { 0x75 }
    @inlinable static var double: UInt8 { 0x64 }
    @inlinable static var exact: UInt8 { 0x78 }
    @inlinable static var `true`: UInt8 { 0x74 }
    @inlinable static var `false`: UInt8 { 0x66 }
    @inlinable static var null: UInt8 { 0x6E }
  }

  @inlinable @inline(__always)
  var word: UInt64 { unsafe tape[index] }

  @inlinable @inline(__always)
  var tag: UInt8 { UInt8(truncatingIfNeeded: word &>> 56) }

  /// The word after a number's.
  @inlinable @inline(__always)
  var following: UInt64 { unsafe tape[index &+ 1] }

  @inlinable @inline(__always)
  func at(_ other: Int) -> JSONValue {
    unsafe JSONValue(tape: tape, strings: strings, index: other)
  }

  /// The index of what follows this value.
  @inlinable @inline(__always)
  var end: Int {
    switch tag {
    case Tag.object, Tag.array: Int(UInt32(truncatingIfNeeded: word))
    case Tag.int64, Tag.uint64, Tag.double, Tag.exact: index &+ 2
    default: index &+ 1
    }
  }

  /// The string that this word points to.
  @inlinable @inline(__always)
  var text: JSONString {
    let start = unsafe strings + Int(truncatingIfNeeded: word & 0x00FF_FFFF_FFFF_FFFF)
    let count = unsafe UnsafeRawPointer(start).loadUnaligned(as: UInt32.self)
    return unsafe JSONString(start: start + 4, count: Int(count))
  }

  /// The tape, the strings and this value's index, for readers of this package that walk the tape
  /// themselves. Same lifetime as the value.
  @unsafe
  package var storage: (tape: UnsafePointer<UInt64>, strings: UnsafePointer<UInt8>, index: Int) {
    unsafe (tape, strings, index)
  }

  /// The value at another word of the tape that `storage` gave.
  @unsafe
  package func value(at index: Int) -> JSONValue { at(index) }
}
