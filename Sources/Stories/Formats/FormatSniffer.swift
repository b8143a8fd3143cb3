/// What bytes look like when nobody says what they are.
enum FormatSniffer {
  static func kind(of bytes: borrowing Span<UInt8>) -> FormatChoice.Kind {
    if let wire = wireFormat(bytes) { return .format(wire) }
    switch firstByte(of: bytes) {
    case 0x7B: return .json
    case 0x3C where beginsXML(bytes): return .xml
    default: return .format(.text)
    }
  }

  /// The first byte that is neither white space nor part of a byte order mark.
  static func firstByte(of bytes: borrowing Span<UInt8>) -> UInt8? {
    for index in bytes.indices {
      let byte = bytes[index]
      let isMark = index < 3 && [0xEF, 0xBB, 0xBF, 0xFE, 0xFF].contains(byte)
      if byte > 0x20, !isMark { return byte }
    }
    return nil
  }

  /// Start of heading within the first bytes, and start of text within the first lines: one of the
  /// wires' formats. ANPA 1312 has format bytes in its heading that IPTC 7901 does not know.
  private static func wireFormat(_ bytes: borrowing Span<UInt8>) -> StoryFormat? {
    var start = 0
    while start < min(bytes.count, 8), bytes[start] != WireByte.startOfHeading {
      guard bytes[start] <= 0x20 else { return nil }
      start += 1
    }
    guard start < bytes.count, bytes[start] == WireByte.startOfHeading else { return nil }
    let end = min(bytes.count, start + headingBytesMax)
    for index in start..<end {
      switch bytes[index] {
      case 0x1F, 0x13, 0x14: return .anpa
      case WireByte.startOfText: return .iptc7901
      default: break
      }
    }
    return nil
  }

  private static let headingBytesMax = 400

  /// A declaration, or a root that Copydesk reads; anything else in angle brackets is HTML. In
  /// UTF-16 every other byte is zero.
  private static func beginsXML(_ bytes: borrowing Span<UInt8>) -> Bool {
    var head: [UInt8] = []
    for index in 0..<min(bytes.count, 200) where bytes[index] > 0x20 && bytes[index] < 0x80 {
      head.append(bytes[index])
    }
    let line = LineView(head.span)
    return ["<?xml", "<nitf", "<!doctypenitf", "<newsitem", "<newsmessage", "<packageitem", "<!--"]
      .contains { line.has($0) }
  }
}

/// Control characters of the wires' formats.
enum WireByte {
  static let startOfHeading: UInt8 = 0x01
  static let startOfText: UInt8 = 0x02
  static let endOfText: UInt8 = 0x03
  static let endOfTransmission: UInt8 = 0x04
}
