@_spi(_Unicode) internal import Swift

/// Rule: text is in Unicode Normalization Form C, so that an `é` has one spelling.
///
/// Nearly every text is already: `NFCCheck` asks each scalar while the text is cleaned, and only a
/// text with a scalar that may compose or decompose comes here.
enum UnicodeNFC {
  /// `nil` where the text is in NFC already.
  static func normalized(_ text: borrowing Span<UInt8>) -> [UInt8]? {
    let given = LineView(copy text).array
    var composed: [UInt8] = []
    composed.reserveCapacity(given.count)
    for scalar in String(decoding: given, as: UTF8.self)._nfc {
      composed.append(contentsOf: UTF8.encode(scalar)!)
    }
    return composed == given ? nil : composed
  }
}

/// The cheap question before the dear one, by the bytes of one scalar.
enum NFCCheck {
  /// Whether NFC may change the scalar, or it may join with the one before it. `true` where not
  /// known. Blocks answered with `false` hold only scalars with NFC_Quick_Check=Yes and combining
  /// class 0 that join with nothing before them (Unicode Standard Annex #15, section 9).
  @inline(__always)
  static func maySplitOrJoin(_ lead: UInt8, _ second: UInt8, _ third: UInt8) -> Bool {
    switch lead {
    case 0xC2...0xCB: false  // to U+02FF: Latin, IPA
    case 0xCE: second == 0x87  // Greek; U+0387 is a middle dot by another name
    case 0xCF, 0xD0, 0xD1: false  // Greek, Cyrillic to U+047F
    case 0xD7: second < 0x90  // U+05D0 to U+05FF: Hebrew letters
    case 0xD8: (0x90...0x9A).contains(second)  // Arabic, but for its marks
    case 0xD9: (0x8B...0x9F).contains(second) || second == 0xB0
    case 0xDA: false
    case 0xDB: second > 0x95
    case 0xE2: !(0x80...0x82).contains(second)  // U+2000 to U+20BF: punctuation, currency
    case 0xE3: Self.mayJoinKana(second, third)
    case 0xE4...0xEC: lead == 0xEA && second < 0xB0  // CJK ideographs, Hangul syllables
    case 0xEF: second != 0xBC && second != 0xBD  // U+FF00 to U+FF7F: full-width forms
    case 0xF0: second != 0x9F  // U+1F000 to U+1FFFF: symbols, emoji
    default: true
    }
  }

  /// Voicing marks join with the kana before them; U+302A to U+302F are tone marks.
  private static func mayJoinKana(_ second: UInt8, _ third: UInt8) -> Bool {
    (second == 0x80 && third >= 0xAA && third <= 0xAF)
      || (second == 0x82 && (third == 0x99 || third == 0x9A))
  }
}
