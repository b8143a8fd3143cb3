/// A mark of punctuation, by what it does to words around it.
struct Mark {
  enum Kind {
    /// Ends a sentence.
    case stop
    case colon
    case double
    case single
    /// A hyphen: numerals go on behind it.
    case joint
    case other
  }

  let kind: Kind
  /// Bytes.
  let length: Int

  init(_ text: borrowing Span<UInt8>, _ index: Int, _ end: Int) {
    let byte = text[index]
    guard byte >= 0x80 else {
      kind = Self.ascii(byte)
      length = 1
      return
    }
    if byte == 0xC2, index &+ 1 < end {
      let second = text[index &+ 1]
      kind = second == 0xAB || second == 0xBB ? .double : .other
      length = 2
      return
    }
    guard byte &- 0xE2 < 2, index &+ 2 < end else {
      kind = .other
      length = 1
      return
    }
    length = 3
    switch (byte, text[index &+ 1], text[index &+ 2]) {
    case (0xE2, 0x80, 0x98...0x9B): kind = .single
    case (0xE2, 0x80, 0x9C...0x9F), (0xE3, 0x80, 0x8C...0x8F): kind = .double
    case (0xE2, 0x80, 0xB9...0xBA): kind = .single
    case (0xE2, 0x80, 0xA6), (0xE3, 0x80, 0x82): kind = .stop
    default: kind = .other
    }
  }

  private static func ascii(_ byte: UInt8) -> Kind {
    switch byte {
    case 0x2E, 0x21, 0x3F: .stop
    case 0x3A, 0x3B: .colon
    case 0x22: .double
    case 0x27, 0x60: .single
    case 0x2D: .joint
    default: .other
    }
  }
}
