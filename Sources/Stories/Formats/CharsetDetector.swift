/// Which character set text is in, where nobody says and it is not UTF-8. Only what is certain: a
/// byte order mark, the zero bytes of UTF-16, or Western letters where Western letters stand.
enum CharsetDetector {
  /// By mark or by zero bytes; `nil` for anything else, UTF-8 among it.
  static func byStructure(_ bytes: borrowing Span<UInt8>) -> Charset? {
    guard bytes.count >= 4 else { return nil }
    if bytes[0] == 0xFF, bytes[1] == 0xFE { return .utf16LittleEndian }
    if bytes[0] == 0xFE, bytes[1] == 0xFF { return .utf16BigEndian }
    let isEven = bytes.count % 2 == 0
    if isEven, bytes[0] == 0, bytes[2] == 0, bytes[1] > 0, bytes[3] > 0 {
      return .utf16BigEndian
    }
    if isEven, bytes[1] == 0, bytes[3] == 0, bytes[0] > 0, bytes[2] > 0 {
      return .utf16LittleEndian
    }
    return nil
  }

  /// Whether text that is not UTF-8 is certainly windows-1252 (of which ISO 8859-1 is a part): every
  /// byte above 0x7F is a mark of typography or a letter of the large Western languages, no more
  /// than two of them stand together, and they are few among ASCII letters.
  static func isWestern(_ bytes: borrowing Span<UInt8>) -> Bool {
    var high = 0
    var letters = 0
    var run = 0
    for index in bytes.indices {
      let byte = bytes[index]
      if byte < 0x80 {
        run = 0
        if (byte | 0x20) &- 0x61 < 26 { letters += 1 }
        continue
      }
      guard isMark(byte) || isLetter(byte) else { return false }
      // An accented letter belongs to a word; a capital may stand alone.
      if byte >= 0xE0, !touchesLetter(bytes, index) { return false }
      high += 1
      run += 1
      if run > 2 { return false }
    }
    return high > 0 && letters >= 8 * high
  }

  private static func touchesLetter(_ bytes: borrowing Span<UInt8>, _ index: Int) -> Bool {
    let before = index > 0 ? bytes[index - 1] : 0x20
    let after = index + 1 < bytes.count ? bytes[index + 1] : 0x20
    return before >= 0xC0 || (before | 0x20) &- 0x61 < 26 || after >= 0xC0
      || (after | 0x20) &- 0x61 < 26 || byteIsShortWord(bytes[index])
  }

  /// The `à` and `é` that French, Italian and Portuguese have as words.
  private static func byteIsShortWord(_ byte: UInt8) -> Bool {
    byte == 0xE0 || byte == 0xE8 || byte == 0xE9 || byte == 0xF3
  }

  /// Quotes, dashes, the ellipsis, the euro, `«»`, `°`, `£`, `§`, `©`, `½`, a fixed space.
  private static func isMark(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x80, 0x84, 0x85, 0x91...0x94, 0x96, 0x97, 0xA0, 0xA1, 0xA3, 0xA7, 0xA9, 0xAB, 0xB0,
      0xB4, 0xB7, 0xBB, 0xBD, 0xBF:
      true
    default: false
    }
  }

  /// Letters of German, French, Spanish, Italian, Portuguese, Dutch and the Nordic languages.
  private static func isLetter(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x8C, 0x9C, 0xC0...0xC2, 0xC4...0xCB, 0xCD, 0xD1, 0xD3...0xD6, 0xD8, 0xDA, 0xDC, 0xDF,
      0xE0...0xEF, 0xF1...0xF6, 0xF8...0xFC:
      true
    default: false
    }
  }
}
