/// UTF-8 as RFC 3629 has it: no overlong forms, no surrogates, nothing past U+10FFFF.
enum UTF8Sequence {
  /// Bytes of the sequence of two to four that starts at `offset`; 0 if it is malformed.
  static func length(in input: borrowing Span<UInt8>, at offset: Int) -> Int {
    let first = input[offset]
    let length: Int
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch first {
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if first == 0xE0 { second = 0xA0...0xBF }
      if first == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if first == 0xF0 { second = 0x90...0xBF }
      if first == 0xF4 { second = 0x80...0x8F }
    default: return 0
    }
    guard offset + length <= input.count, second.contains(input[offset + 1]) else { return 0 }
    for place in 2..<max(2, length) where input[offset + place] & 0xC0 != 0x80 { return 0 }
    return length
  }
}
