/// A place in a claim record; every step is checked against its end.
struct ClaimReader: ~Escapable {
  private let bytes: Span<UInt8>
  private var end: Int
  private(set) var at = 0

  @_lifetime(copy bytes)
  init(_ bytes: Span<UInt8>) {
    self.bytes = bytes
    self.end = bytes.count
  }

  var hasMore: Bool { at < end }

  /// Puts the record's end forward, in front of a part that is read elsewhere.
  @_lifetime(self: copy self)
  mutating func dropLast(_ count: Int) { end = max(at, end - count) }

  @_lifetime(self: copy self)
  mutating func byte() throws(ClaimCodecError) -> UInt8 {
    guard at < end else { throw .truncated(at: at) }
    at += 1
    return bytes[at - 1]
  }

  @_lifetime(self: copy self)
  mutating func half() throws(ClaimCodecError) -> UInt32 { UInt32(try littleEndian(bytes: 4)) }

  @_lifetime(self: copy self)
  mutating func word() throws(ClaimCodecError) -> UInt64 { try littleEndian(bytes: 8) }

  @_lifetime(self: copy self)
  mutating func digest() throws(ClaimCodecError) -> Digest128 {
    Digest128(high: try word(), low: try word())
  }

  /// Only the shortest form is taken, so that a batch has one form in bytes.
  @_lifetime(self: copy self)
  mutating func varint(
    _ field: ClaimCodecError.Field, max: UInt64 = .max
  ) throws(ClaimCodecError) -> UInt64 {
    let start = at
    var value: UInt64 = 0
    var shift: UInt64 = 0
    while true {
      let byte = try byte()
      let isTooBig = shift == 63 && byte > 1
      let isPadded = byte == 0 && shift > 0
      if isTooBig || isPadded { throw .malformed(field, at: start) }
      value |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { break }
      shift += 7
    }
    if value > max { throw .malformed(field, at: start) }
    return value
  }

  @_lifetime(self: copy self)
  mutating func zigzag(_ field: ClaimCodecError.Field) throws(ClaimCodecError) -> Int64 {
    let bits = try varint(field)
    return Int64(bitPattern: bits >> 1) ^ -Int64(bitPattern: bits & 1)
  }

  @_lifetime(self: copy self)
  mutating func text(
    _ field: ClaimCodecError.Field, bytesMax: Int, canBeEmpty: Bool = false
  ) throws(ClaimCodecError) -> String {
    let start = at
    let count = Int(try varint(field, max: UInt64(bytesMax)))
    if count == 0 && !canBeEmpty { throw .malformed(field, at: start) }
    guard count <= end - at else { throw .truncated(at: end) }
    do {
      let text = String(copying: try UTF8Span(validating: bytes.extracting(at..<at + count)))
      at += count
      return text
    } catch {
      throw .malformed(field, at: start)
    }
  }

  @_lifetime(self: copy self)
  private mutating func littleEndian(bytes count: Int) throws(ClaimCodecError) -> UInt64 {
    guard count <= end - at else { throw .truncated(at: end) }
    var value: UInt64 = 0
    for place in 0..<count { value |= UInt64(bytes[at + place]) << UInt64(place * 8) }
    at += count
    return value
  }
}
