/// Writes JSON into a buffer that is kept between documents: compact, UTF-8, the fewest escapes,
/// numbers as RFC 8785 writes them. The same calls give the same bytes, always.
///
///     writer.beginObject()
///     writer.key("uri")
///     writer.string(uri)
///     writer.endObject()
///
/// Commas and colons are its business. That calls nest rightly is the caller's: a value where a
/// key is due, or an end that does not match, is a programming error and stops the program.
public struct JSONWriter: Sendable {
  /// What is written so far.
  public internal(set) var bytes: [UInt8] = []
  /// Where the next value or key stands.
  private var place = Place.document
  /// The places in the arrays and objects around.
  private var outer: [Place] = []

  private enum Place: UInt8 {
    case document
    case firstKey
    case nextKey
    case memberValue
    case firstElement
    case nextElement
  }

  public init() {}

  /// - Parameter capacity: bytes to make room for.
  public init(capacity: Int) { bytes.reserveCapacity(capacity) }

  /// Starts again; the room is kept unless told otherwise.
  public mutating func removeAll(keepingCapacity: Bool = true) {
    bytes.removeAll(keepingCapacity: keepingCapacity)
    place = .document
    outer.removeAll(keepingCapacity: true)
  }

  /// Whether everything that was opened is closed.
  public var isComplete: Bool { outer.isEmpty }

  /// A copy of what is written, as a String.
  public var string: String { String(decoding: bytes, as: UTF8.self) }

  /// Opens an object; each member is a `key` and one value. Commas are set by the writer.
  public mutating func beginObject() {
    beginValue()
    bytes.append(UInt8(ascii: "{"))
    open(.firstKey)
  }

  public mutating func endObject() {
    precondition(place == .firstKey || place == .nextKey, "endObject() without its beginObject()")
    place = outer.removeLast()
    bytes.append(UInt8(ascii: "}"))
  }

  public mutating func beginArray() {
    beginValue()
    bytes.append(UInt8(ascii: "["))
    open(.firstElement)
  }

  public mutating func endArray() {
    precondition(
      place == .firstElement || place == .nextElement, "endArray() without its beginArray()")
    place = outer.removeLast()
    bytes.append(UInt8(ascii: "]"))
  }

  /// A member's name; its value comes next.
  public mutating func key(_ name: StaticString) {
    beginKey()
    unsafe quoted(
      UnsafeBufferPointer(start: name.utf8Start, count: name.utf8CodeUnitCount),
      then: UInt8(ascii: ":"))
  }

  /// A member's name, escaped as RFC 8259 demands.
  public mutating func key(_ name: String) {
    beginKey()
    quoted(name)
    bytes.append(UInt8(ascii: ":"))
  }

  public mutating func key(_ name: JSONString) {
    beginKey()
    unsafe quoted(name.buffer)
    bytes.append(UInt8(ascii: ":"))
  }

  /// A string, escaped as RFC 8259 demands; valid UTF-8 stays as it is.
  public mutating func string(_ value: String) {
    beginValue()
    quoted(value)
  }

  public mutating func string(_ value: JSONString) {
    beginValue()
    unsafe quoted(value.buffer)
  }

  /// Bytes that are valid UTF-8; what is not becomes U+FFFD.
  public mutating func string(utf8 value: Span<UInt8>) {
    beginValue()
    unsafe value.withUnsafeBufferPointer { buffer in
      quoted(unsafe String(decoding: buffer, as: UTF8.self))
    }
  }

  public mutating func bool(_ value: Bool) {
    beginValue()
    bytes.append(contentsOf: value ? "true".utf8 : "false".utf8)
  }

  public mutating func null() {
    beginValue()
    bytes.append(contentsOf: "null".utf8)
  }

  /// An integer of any width, in decimal digits.
  public mutating func int(_ value: some FixedWidthInteger) {
    beginValue()
    bytes.append(contentsOf: value.description.utf8)
  }

  /// The shortest text that reads as the same Double; a number that is none becomes null.
  public mutating func double(_ value: Double) {
    beginValue()
    bytes.append(contentsOf: NumberText.canonical(value).utf8)
  }

  /// Bytes that are one JSON value already. They are not looked at.
  public mutating func raw(_ json: some Collection<UInt8>) {
    beginValue()
    bytes.append(contentsOf: json)
  }

  /// A value of a parsed document with all that it holds, members in their order.
  public mutating func value(_ value: JSONValue) {
    copy(value, sortingKeys: false)
  }

  /// The canonical form (RFC 8785): members sorted by the UTF-16 units of their keys. Numbers that
  /// a Double cannot hold keep all their digits, which RFC 8785 leaves out.
  public mutating func canonical(_ value: JSONValue) {
    copy(value, sortingKeys: true)
  }

  @inline(__always)
  mutating func beginValue() {
    switch place {
    case .document: break
    case .firstElement: place = .nextElement
    case .nextElement: bytes.append(UInt8(ascii: ","))
    case .memberValue: place = .nextKey
    case .firstKey, .nextKey: preconditionFailure("an object's value needs its key first")
    }
  }

  @inline(__always)
  private mutating func beginKey() {
    precondition(place == .firstKey || place == .nextKey, "a key belongs in an object")
    if place == .nextKey { bytes.append(UInt8(ascii: ",")) }
    place = .memberValue
  }

  private mutating func open(_ inner: Place) {
    outer.append(place)
    place = inner
  }
}
