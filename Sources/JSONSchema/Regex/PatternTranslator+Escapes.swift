extension PatternTranslator {
  /// What an escape stands for.
  enum Escape {
    case scalar(UInt32)
    case set(ScalarSet)
    /// A property, in RE2's syntax, that fits inside a class and outside.
    case property(String)
  }

  mutating func escapedAtom() throws(PatternError) -> String {
    if let next = peek(1), next == "k" || (next.value &- 0x31 < 9) {
      if isForEngine { throw error("a backreference needs a backtracking engine") }
      position += 2
      if next == "k" {
        while let inner = peek(), inner != ">" {
          _ = inner
          position += 1
        }
        guard take(">") else { throw error("a malformed backreference") }
      }
      while let digit = peek(), digit.value &- 0x30 < 10 { position += 1 }
      return ""
    }
    switch try escape(inClass: false) {
    case .scalar(let value): return Self.literal(value)
    case .set(let set): return "[\(set.text)]"
    case .property(let text): return text
    }
  }

  /// Reads an escape that starts at the position.
  mutating func escape(inClass: Bool) throws(PatternError) -> Escape {
    position += 1
    guard let next = peek() else { throw error("a lone backslash at the end") }
    position += 1
    switch next {
    case "d": return .set(.digits)
    case "D": return .set(ScalarSet.digits.complement)
    case "w": return .set(.word)
    case "W": return .set(ScalarSet.word.complement)
    case "s": return .set(.space)
    case "S": return .set(ScalarSet.space.complement)
    case "t": return .scalar(0x09)
    case "n": return .scalar(0x0A)
    case "v": return .scalar(0x0B)
    case "f": return .scalar(0x0C)
    case "r": return .scalar(0x0D)
    case "b" where inClass: return .scalar(0x08)
    case "0":
      if let digit = peek(), digit.value &- 0x30 < 10 { throw error("an octal escape") }
      return .scalar(0)
    case "c":
      guard let letter = peek(), letter.isASCII, letter.properties.isAlphabetic else {
        throw error("a malformed control escape")
      }
      position += 1
      return .scalar(letter.value & 0x1F)
    case "x": return .scalar(try hex(2))
    case "u": return .scalar(try unicodeEscape())
    case "p", "P": return try property(isNegated: next == "P")
    default:
      if next.isASCII && (next.properties.isAlphabetic || next.value &- 0x30 < 10) {
        throw error("an unknown escape \\\(next)")
      }
      return .scalar(next.value)
    }
  }

  private mutating func hex(_ count: Int) throws(PatternError) -> UInt32 {
    var value: UInt32 = 0
    for _ in 0..<count {
      guard let next = peek(), let digit = Character(next).hexDigitValue, next.isASCII else {
        throw error("a malformed hexadecimal escape")
      }
      value = value << 4 | UInt32(digit)
      position += 1
    }
    return value
  }

  private mutating func unicodeEscape() throws(PatternError) -> UInt32 {
    if take("{") {
      var value: UInt32 = 0
      var count = 0
      while let next = peek(), let digit = Character(next).hexDigitValue, next.isASCII {
        value = min(value << 4 | UInt32(digit), 0x11_0000)
        position += 1
        count += 1
      }
      guard count > 0, value <= ScalarSet.max, take("}") else {
        throw error("a malformed Unicode escape")
      }
      return value
    }
    let first = try hex(4)
    guard first & 0xFC00 == 0xD800, peek() == "\\", peek(1) == "u" else { return first }
    let start = position
    position += 2
    let second = try hex(4)
    guard second & 0xFC00 == 0xDC00 else {
      position = start
      return first
    }
    return 0x10000 + (first - 0xD800) << 10 + (second - 0xDC00)
  }

  // MARK: - Properties

  private mutating func property(isNegated: Bool) throws(PatternError) -> Escape {
    guard take("{") else { throw error("a malformed property escape") }
    var name = ""
    while let next = peek(), next != "}" {
      name.unicodeScalars.append(next)
      position += 1
    }
    guard take("}"), !name.isEmpty else { throw error("a malformed property escape") }
    let set: ScalarSet? =
      switch name {
      case "Any": ScalarSet([0...ScalarSet.max])
      case "ASCII": ScalarSet([0...0x7F])
      case "ASCII_Hex_Digit", "AHex": ScalarSet([0x30...0x39, 0x41...0x46, 0x61...0x66])
      default: nil
      }
    if let set { return .set(isNegated ? set.complement : set) }
    return .property("\\\(isNegated ? "P" : "p"){\(try engineName(name))}")
  }

  private func engineName(_ name: String) throws(PatternError) -> String {
    let parts = name.split(separator: "=", omittingEmptySubsequences: false).map(String.init)
    if parts.count == 1 { return Self.categories[name] ?? name }
    guard parts.count == 2, !parts[1].isEmpty else { throw error("a malformed property escape") }
    switch parts[0] {
    case "General_Category", "gc": return Self.categories[parts[1]] ?? parts[1]
    case "Script", "sc": return parts[1]
    default:
      if isForEngine { throw error("the property \(parts[0]) is not known to the engine") }
      return parts[1]
    }
  }

  /// Long names of general categories (PropertyValueAliases.txt) to the short ones RE2 knows.
  private static let categories: [String: String] = [
    "Letter": "L", "Lowercase_Letter": "Ll", "Uppercase_Letter": "Lu", "Titlecase_Letter": "Lt",
    "Modifier_Letter": "Lm", "Other_Letter": "Lo", "Mark": "M", "Combining_Mark": "M",
    "Nonspacing_Mark": "Mn", "Spacing_Mark": "Mc", "Enclosing_Mark": "Me", "Number": "N",
    "Decimal_Number": "Nd", "digit": "Nd", "Letter_Number": "Nl", "Other_Number": "No",
    "Punctuation": "P", "punct": "P", "Connector_Punctuation": "Pc", "Dash_Punctuation": "Pd",
    "Open_Punctuation": "Ps", "Close_Punctuation": "Pe", "Initial_Punctuation": "Pi",
    "Final_Punctuation": "Pf", "Other_Punctuation": "Po", "Symbol": "S", "Math_Symbol": "Sm",
    "Currency_Symbol": "Sc", "Modifier_Symbol": "Sk", "Other_Symbol": "So", "Separator": "Z",
    "Space_Separator": "Zs", "Line_Separator": "Zl", "Paragraph_Separator": "Zp", "Other": "C",
    "Control": "Cc", "cntrl": "Cc", "Format": "Cf", "Private_Use": "Co", "Surrogate": "Cs",
  ]
}
