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
    /// Of a currency, or percent.
    case sign(Opposites.Member)
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
      kind = Self.latin(second)
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
    case (0xE2, 0x82, 0xAC): kind = .sign(Opposites.signs.euro)
    default: kind = .other
    }
  }

  /// The second byte of U+0080 to U+00BF.
  private static func latin(_ byte: UInt8) -> Kind {
    switch byte {
    case 0xAB, 0xBB: .double
    case 0xA3: .sign(Opposites.signs.pound)
    case 0xA5: .sign(Opposites.signs.yen)
    default: .other
    }
  }

  private static func ascii(_ byte: UInt8) -> Kind {
    switch byte {
    case 0x2E, 0x21, 0x3F: .stop
    case 0x3A, 0x3B: .colon
    case 0x22: .double
    case 0x27, 0x60: .single
    case 0x2D: .joint
    case 0x24: .sign(Opposites.signs.dollar)
    case 0x25: .sign(Opposites.signs.percent)
    default: .other
    }
  }
}
