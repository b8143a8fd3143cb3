/// One word at the beginning of a story's first line.
struct DatelineToken {
  /// Byte positions in the line.
  let start: Int
  let end: Int
  let kind: Kind

  enum Kind: Equatable {
    /// Begins with a capital letter, or is one of the small words inside of names.
    case name
    case joint
    case month
    /// One or two digits, as a day, with or without `.`, `th` or `º`.
    case day
    case year
    /// `(AP)`, `(ats`, … up to the closing bracket: a name in brackets, known to be a wire's or not.
    case agency(isKnown: Bool)
    /// `[India]`
    case region
    /// `/TASS/`
    case slashed(isKnown: Bool)
    /// A wire's name without brackets.
    case bareAgency
    /// `-`, `--`, `_`, a dash; `isLong` for all but the first.
    case dash(isLong: Bool)
    case other
  }
}

/// The words of a line as far as a dateline may go.
struct DatelineScanner {
  private let line: LineView.Copy
  private let agencies: AgencyNames
  private(set) var tokens: [DatelineToken] = []

  /// A dateline is shorter, and has fewer words.
  static let bytesMax = 120
  private static let tokensMax = 14

  init(_ line: LineView, _ agencies: AgencyNames) {
    self.line = LineView.Copy(line.part(0..<min(line.count, Self.bytesMax)))
    self.agencies = agencies
    var position = 0
    while position < self.line.count, tokens.count < Self.tokensMax {
      if self.line.byte(position) == 0x20 {
        position += 1
        continue
      }
      let token = token(at: position)
      tokens.append(token)
      position = token.end
      if case .other = token.kind { return }
    }
  }

  private func token(at start: Int) -> DatelineToken {
    if line.byte(start) == 0x28, let token = bracketed(at: start) { return token }
    if line.byte(start) == 0x2F, let token = slashed(at: start) { return token }
    if line.byte(start) == 0x5B, let token = region(at: start) { return token }
    let dash = line.dash(at: start)
    if dash > 0 { return dashToken(at: start, dash) }
    // `(EFE).-`
    if line.byte(start) == 0x2E, line.dash(at: start + 1) > 0 {
      return dashToken(at: start, 1 + line.dash(at: start + 1))
    }
    var end = start
    while end < line.count, line.byte(end) != 0x20, line.byte(end) != 0x28 {
      if end > start, line.byte(end) == 0xE2 || line.byte(end) == 0x2D, line.dash(at: end) > 1 {
        break
      }
      end += 1
    }
    return DatelineToken(start: start, end: end, kind: kind(of: start..<end))
  }

  private func dashToken(at start: Int, _ length: Int) -> DatelineToken {
    var end = start + length
    while line.dash(at: end) > 0 { end += line.dash(at: end) }
    let isShort = end - start == 1 && line.byte(start) == 0x2D
    let next = line.byte(end)
    let standsAlone = next == 0x20 || next == 0 || end - start > 1 || line.byte(start) == 0x5F
    return DatelineToken(
      start: start, end: end, kind: standsAlone ? .dash(isLong: !isShort) : .other)
  }

  /// `(AP)`, `(ats afp)`, `(dpa/lni)`, `(Reuters Health)`: short, of letters, without a sentence.
  private func bracketed(at start: Int) -> DatelineToken? {
    var end = start + 1
    while end < line.count, line.byte(end) != 0x29 {
      if end - start > 40 { return nil }
      end += 1
    }
    guard end < line.count, end > start + 2 else { return nil }
    let name = line.string(start + 1..<end)
    let isKnown = agencies.contains(name)
    guard isKnown || Self.looksLikeAgency(name) else { return nil }
    return DatelineToken(start: start, end: end + 1, kind: .agency(isKnown: isKnown))
  }

  /// `[India],`: one name, a comma behind it or none.
  private func region(at start: Int) -> DatelineToken? {
    var end = start + 1
    while end < line.count, line.byte(end) != 0x5D {
      if end - start > 30 { return nil }
      end += 1
    }
    guard end < line.count, end > start + 2, Self.looksLikeAgency(line.string(start + 1..<end))
    else { return nil }
    if line.byte(end + 1) == 0x2C { end += 1 }
    return DatelineToken(start: start, end: end + 1, kind: .region)
  }

  private func slashed(at start: Int) -> DatelineToken? {
    var end = start + 1
    while end < line.count, line.byte(end) != 0x2F {
      if end - start > 30 { return nil }
      end += 1
    }
    guard end < line.count, end > start + 2 else { return nil }
    let name = line.string(start + 1..<end)
    var after = end + 1
    if line.byte(after) == 0x2E { after += 1 }
    return DatelineToken(
      start: start, end: after, kind: .slashed(isKnown: agencies.contains(name)))
  }

  /// At most two words of letters, with a capital in it, or up to five that all begin with one: `The
  /// Jakarta Post/ANN`.
  private static func looksLikeAgency(_ name: String) -> Bool {
    let words = name.split(separator: " ")
    let isShort = name.utf8.count <= 24 && words.count <= 2
    let isTitle =
      name.utf8.count <= 40 && words.count <= 5
      && words.allSatisfy { $0.unicodeScalars.first?.properties.isUppercase == true }
    return (isShort || isTitle)
      && name.unicodeScalars.contains { $0.properties.isUppercase }
      && name.unicodeScalars.allSatisfy {
        $0.properties.isAlphabetic || $0 == " " || $0 == "/" || $0 == "-" || $0 == "."
      }
  }

  private func kind(of range: Range<Int>) -> DatelineToken.Kind {
    var word = line.string(range)
    while let last = word.utf8.last, last == 0x2C || last == 0x3A { word.removeLast() }
    if MonthName.number(word) != nil { return .month }
    if let first = word.utf8.first, first &- 0x30 < 10 { return Self.number(word) }
    let bare = word.hasSuffix(".") ? String(word.dropLast()) : word
    // `SPA, Belgium (Reuters) -`: in front it is a town.
    if !tokens.isEmpty, agencies.containsBare(bare) { return .bareAgency }
    guard let first = word.unicodeScalars.first else { return .other }
    if first.properties.isUppercase { return .name }
    return Self.joints.contains(bare) || word.hasPrefix("al-") || word.hasPrefix("d'")
      || word.hasPrefix("l'")
      ? .joint : .other
  }

  private static func number(_ word: String) -> DatelineToken.Kind {
    let digits = word.utf8.prefix { $0 &- 0x30 < 10 }.count
    let tail = word.dropFirst(digits)
    if digits == 4, tail.isEmpty || tail == "." { return .year }
    guard digits <= 2,
      ["", ".", "st", "nd", "rd", "th", "er", "\u{BA}", "\u{B0}"].contains(String(tail))
    else { return .other }
    return .day
  }

  private static let joints: Set<String> = [
    "of", "the", "de", "del", "la", "le", "les", "du", "des", "da", "do", "dos", "di", "della",
    "am", "an", "der", "im", "in", "ob", "bei", "sur", "sous", "en", "y", "and", "und", "et", "e",
    "na", "on", "upon", "aan", "den", "el", "les",
  ]
}

extension LineView {
  /// The same bytes, to be kept.
  struct Copy {
    private let bytes: [UInt8]

    init(_ line: LineView) { bytes = line.array }

    var count: Int { bytes.count }

    func byte(_ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    func dash(at index: Int) -> Int { LineView(bytes.span).dash(at: index) }

    func string(_ range: Range<Int>) -> String {
      String(decoding: bytes[range], as: UTF8.self)
    }
  }
}
