/// `idn-hostname`: labels of IDNA 2008 (RFC 5890 to 5893), separated by any of its four dots.
enum InternationalHost {
  static func isHostname(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var isASCII = true
    for index in range where text[index] >= 0x80 {
      isASCII = false
      break
    }
    if isASCII { return HostFormats.isHostname(text, range) }
    let scalars = Array(Bytes.string(text, range).unicodeScalars)
    var encodedBytes = 0
    for label in scalars.split(omittingEmptySubsequences: false, whereSeparator: isDot) {
      guard let bytes = encodedLength(Array(label)) else { return false }
      encodedBytes += bytes + 1
    }
    return encodedBytes - 1 <= HostFormats.maxBytes
  }

  /// Full stop, ideographic, fullwidth and halfwidth ideographic (RFC 3490 section 3.1).
  private static func isDot(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E, 0x3002, 0xFF0E, 0xFF61: true
    default: false
    }
  }

  /// Bytes of the label as it goes over the wire; nil if it is none.
  private static func encodedLength(_ label: [Unicode.Scalar]) -> Int? {
    guard !label.isEmpty else { return nil }
    if label.allSatisfy(\.isASCII) {
      let bytes = label.map { UInt8($0.value) }
      return HostFormats.isHostname(bytes.span, 0..<bytes.count) ? bytes.count : nil
    }
    guard isLabel(label) else { return nil }
    let encoded = 4 + PunycodeLength.of(label)
    return encoded <= HostFormats.maxLabelBytes ? encoded : nil
  }

  /// A U-label, or what an A-label decodes to.
  static func isLabel(_ label: [Unicode.Scalar]) -> Bool {
    guard let first = label.first, let last = label.last, first != "-", last != "-" else {
      return false
    }
    if label.count >= 4, label[2] == "-", label[3] == "-" { return false }
    switch first.properties.generalCategory {
    case .nonspacingMark, .spacingMark, .enclosingMark: return false
    default: break
    }
    for place in label.indices {
      switch IDNA.rule(label[place]) {
      case .allowed: break
      case .disallowed: return false
      case .inContext:
        if !IDNA.isAllowedInContext(label, place) { return false }
      }
    }
    return BidiRule.holds(label)
  }
}

/// Which code points a label may hold (RFC 5892), derived from the Unicode properties of the
/// standard library.
enum IDNA {
  enum Rule {
    case allowed
    case disallowed
    case inContext
  }

  static func rule(_ scalar: Unicode.Scalar) -> Rule {
    switch scalar.value {
    // Exceptions, section 2.6.
    case 0xDF, 0x3C2, 0x6FD, 0x6FE, 0xF0B, 0x3007: return .allowed
    case 0xB7, 0x375, 0x5F3, 0x5F4, 0x30FB, 0x660...0x669, 0x6F0...0x6F9: return .inContext
    case 0x640, 0x7FA, 0x302E, 0x302F, 0x3031...0x3035, 0x303B: return .disallowed
    // Join controls.
    case 0x200C, 0x200D: return .inContext
    case 0x2D, 0x30...0x39, 0x61...0x7A: return .allowed
    case 0..<0x80: return .disallowed
    // Old Hangul jamo.
    case 0x1100...0x11FF, 0xA960...0xA97C, 0xD7B0...0xD7FB: return .disallowed
    default: break
    }
    let properties = scalar.properties
    if properties.isDefaultIgnorableCodePoint || properties.isNoncharacterCodePoint
      || properties.isWhitespace || properties.changesWhenNFKCCaseFolded
    {
      return .disallowed
    }
    switch properties.generalCategory {
    case .lowercaseLetter, .uppercaseLetter, .otherLetter, .decimalNumber, .modifierLetter,
      .nonspacingMark, .spacingMark:
      return .allowed
    default: return .disallowed
    }
  }

  /// RFC 5892 appendix A.
  static func isAllowedInContext(_ label: [Unicode.Scalar], _ place: Int) -> Bool {
    let before = place > 0 ? label[place - 1] : nil
    let after = place + 1 < label.count ? label[place + 1] : nil
    switch label[place].value {
    case 0x200C, 0x200D:
      if before?.properties.canonicalCombiningClass == .virama { return true }
      return label[place].value == 0x200C && joins(label, place)
    case 0xB7: return before == "l" && after == "l"
    case 0x375: return after.map(isGreek) ?? false
    case 0x5F3, 0x5F4: return before.map(isHebrew) ?? false
    case 0x30FB: return label.contains(where: isJapanese)
    case 0x660...0x669: return !label.contains { (0x6F0...0x6F9).contains($0.value) }
    case 0x6F0...0x6F9: return !label.contains { (0x660...0x669).contains($0.value) }
    default: return false
    }
  }

  /// A zero width non-joiner between letters that join. The joining type is not in the standard
  /// library: letters of the scripts that join stand for it.
  private static func joins(_ label: [Unicode.Scalar], _ place: Int) -> Bool {
    func isJoining(_ scalar: Unicode.Scalar) -> Bool {
      switch scalar.value {
      case 0x620...0x64A, 0x66E...0x6D3, 0x6FA...0x6FC, 0x710...0x72F, 0x74D...0x77F,
        0x7CA...0x7EA, 0x840...0x858, 0x860...0x86A, 0x8A0...0x8C9, 0x1820...0x1878,
        0xA840...0xA871:
        true
      default: false
      }
    }
    func isTransparent(_ scalar: Unicode.Scalar) -> Bool {
      scalar.properties.generalCategory == .nonspacingMark
    }
    let before = label[..<place].last { !isTransparent($0) }
    let after = label[(place + 1)...].first { !isTransparent($0) }
    return (before.map(isJoining) ?? false) && (after.map(isJoining) ?? false)
  }

  private static func isGreek(_ scalar: Unicode.Scalar) -> Bool {
    (0x370...0x3FF).contains(scalar.value) || (0x1F00...0x1FFF).contains(scalar.value)
  }

  private static func isHebrew(_ scalar: Unicode.Scalar) -> Bool {
    (0x591...0x5F4).contains(scalar.value) || (0xFB1D...0xFB4F).contains(scalar.value)
  }

  /// Hiragana, Katakana or Han.
  private static func isJapanese(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x3041...0x3096, 0x309D...0x309F, 0x30A1...0x30FA, 0x30FD...0x30FF, 0x31F0...0x31FF,
      0x3005, 0x3007, 0xFF66...0xFF6F, 0xFF71...0xFF9D:
      true
    default: scalar.properties.isIdeographic
    }
  }
}

/// The Bidi rule (RFC 5893 section 2), as far as general categories and blocks tell directions.
enum BidiRule {
  static func holds(_ label: [Unicode.Scalar]) -> Bool {
    guard label.contains(where: isRightToLeft) else { return true }
    guard let first = label.first, isRightToLeft(first) else { return false }
    // From right to left no letter may run the other way, and the end is a letter or digit.
    for scalar in label where isLeftToRight(scalar) { return false }
    let last = label.last { $0.properties.generalCategory != .nonspacingMark }
    return last.map { isRightToLeft($0) || $0.properties.generalCategory == .decimalNumber }
      ?? false
  }

  private static func isRightToLeft(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFF, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      switch scalar.properties.generalCategory {
      case .otherLetter, .modifierLetter, .lowercaseLetter, .uppercaseLetter: true
      default: false
      }
    default: false
    }
  }

  private static func isLeftToRight(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .otherLetter, .modifierLetter, .lowercaseLetter, .uppercaseLetter, .spacingMark:
      !isRightToLeft(scalar)
    default: false
    }
  }
}
