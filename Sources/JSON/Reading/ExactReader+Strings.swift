extension ExactReader {
  /// Reads the string that starts at the position, escapes replaced, UTF-8 checked.
  mutating func takeString(_ input: borrowing Span<UInt8>) throws(JSONError) {
    let start = beginString(tag: JSONValue.Tag.string)
    position += 1
    while true {
      guard position < input.count else { throw error(.unexpectedEnd, input) }
      let byte = input[position]
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        endString(start)
        return
      case UInt8(ascii: "\\"):
        try takeEscape(input)
      case 0..<0x20:
        throw error(.controlCharacter, input)
      case 0x20..<0x80:
        append(byte: byte)
        position += 1
      default:
        let length = UTF8Sequence.length(in: input, at: position)
        if length == 0 { throw error(.invalidUTF8, input) }
        for place in 0..<length { append(byte: input[position + place]) }
        position += length
      }
    }
  }

  private mutating func takeEscape(_ input: borrowing Span<UInt8>) throws(JSONError) {
    guard position + 1 < input.count else { throw error(.unexpectedEnd, input) }
    let plain: UInt8
    switch input[position + 1] {
    case UInt8(ascii: "\""): plain = UInt8(ascii: "\"")
    case UInt8(ascii: "\\"): plain = UInt8(ascii: "\\")
    case UInt8(ascii: "/"): plain = UInt8(ascii: "/")
    case UInt8(ascii: "b"): plain = 0x08
    case UInt8(ascii: "f"): plain = 0x0C
    case UInt8(ascii: "n"): plain = 0x0A
    case UInt8(ascii: "r"): plain = 0x0D
    case UInt8(ascii: "t"): plain = 0x09
    case UInt8(ascii: "u"): return try takeUnicodeEscape(input)
    default: throw error(.invalidEscape, input)
    }
    append(byte: plain)
    position += 2
  }

  private mutating func takeUnicodeEscape(_ input: borrowing Span<UInt8>) throws(JSONError) {
    let first = try hexDigits(input, at: position + 2)
    var scalar = first
    var length = 6
    if first >= 0xDC00 && first < 0xE000 { throw error(.loneSurrogate, input) }
    if first >= 0xD800 && first < 0xDC00 {
      let next = position + 6
      guard next + 1 < input.count, input[next] == UInt8(ascii: "\\"),
        input[next + 1] == UInt8(ascii: "u")
      else { throw error(.loneSurrogate, input) }
      let second = try hexDigits(input, at: next + 2)
      guard second >= 0xDC00 && second < 0xE000 else { throw error(.loneSurrogate, input) }
      scalar = 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
      length = 12
    }
    guard let value = Unicode.Scalar(scalar) else { throw error(.loneSurrogate, input) }
    for byte in UTF8.encode(value) ?? UTF8.encodedReplacementCharacter { append(byte: byte) }
    position += length
  }

  private func hexDigits(
    _ input: borrowing Span<UInt8>, at offset: Int
  ) throws(JSONError) -> UInt32 {
    var value: UInt32 = 0
    for place in 0..<4 {
      guard offset + place < input.count else { throw error(.unexpectedEnd, input) }
      let byte = input[offset + place]
      switch byte {
      case UInt8(ascii: "0")...UInt8(ascii: "9"): value = value << 4 | UInt32(byte - 0x30)
      case UInt8(ascii: "a")...UInt8(ascii: "f"): value = value << 4 | UInt32(byte - 0x57)
      case UInt8(ascii: "A")...UInt8(ascii: "F"): value = value << 4 | UInt32(byte - 0x37)
      default: throw error(.invalidEscape, input)
      }
    }
    return value
  }
}
