/// Suppliers' codes as the IPTC's Media Topics.
enum SubjectCode {
  /// The code of a Media Topic, eight digits, for `medtop:16000000`, its URI, or an older subject
  /// code, `subj:16001000`, of which the first two digits are the same; `nil` for anything else.
  static func mediaTopic(_ code: String) -> String? {
    let digits = String(code.suffix(8))
    guard digits.utf8.count == 8, digits.utf8.allSatisfy({ $0 &- 0x30 < 10 }) else {
      return anpa(code)
    }
    let scheme = code.dropLast(8).lowercased()
    let isMediaTopic = scheme == "medtop:" || scheme.hasSuffix("/mediatopic/")
    let isSubject =
      scheme.isEmpty || scheme == "subj:" || scheme == "iptc:"
      || scheme.hasSuffix("/subjectcode/")
    if isMediaTopic { return digits }
    guard isSubject, let top = Int(digits.prefix(2)), (1...17).contains(top) else { return nil }
    return String(digits.prefix(2)) + "000000"
  }

  /// The topic of a category of ANPA 1312, one letter: `S`, `anpa:s`.
  static func anpa(_ code: String) -> String? {
    guard let colon = code.lastIndex(of: ":"), code[..<colon].lowercased().contains("anpa") else {
      return nil
    }
    return category(String(code[code.index(after: colon)...]))
  }

  static func category(_ text: String) -> String? {
    guard text.utf8.count == 1, let letter = text.lowercased().utf8.first else { return nil }
    return switch letter {
    case UInt8(ascii: "e"): "01000000"
    case UInt8(ascii: "f"): "04000000"
    case UInt8(ascii: "d"), UInt8(ascii: "l"), UInt8(ascii: "t"): "10000000"
    case UInt8(ascii: "p"): "11000000"
    case UInt8(ascii: "q"), UInt8(ascii: "r"), UInt8(ascii: "s"): "15000000"
    case UInt8(ascii: "o"): "17000000"
    default: nil
    }
  }
}
