/// Reads a regular expression of ECMA-262 (u flag) and writes it for RE2.
///
/// The two differ in `.`, `$`, `\s`, the names of properties and several escapes; what needs
/// backtracking (lookaround, backreferences) RE2 cannot do at all and is refused by name. Escapes
/// that only the u flag forbids (`\-`) pass, as schemas have them.
struct PatternTranslator {
  let scalars: [Unicode.Scalar]
  var position = 0
  var depth = 0
  /// Whether backtracking is an error: false to check the grammar only.
  let isForEngine: Bool

  static let maxDepth = 200
  /// RE2 repeats an atom at most 1000 times; a larger bound is written as several.
  static let engineRepeatMax = 1000
  static let repeatMax = 20_000

  private init(_ pattern: String, isForEngine: Bool) {
    scalars = Array(pattern.unicodeScalars)
    self.isForEngine = isForEngine
  }

  static func translate(_ pattern: String) throws(PatternError) -> String {
    var translator = PatternTranslator(pattern, isForEngine: true)
    return try translator.whole()
  }

  /// Whether the pattern follows the grammar, whatever an engine makes of it.
  static func isValid(_ pattern: String) -> Bool {
    var translator = PatternTranslator(pattern, isForEngine: false)
    do throws(PatternError) {
      _ = try translator.whole()
      return true
    } catch {
      return false
    }
  }

  private mutating func whole() throws(PatternError) -> String {
    let text = try alternatives()
    if position < scalars.count { throw error("an unmatched parenthesis") }
    return text
  }

  func error(_ reason: String) -> PatternError { PatternError(offset: position, reason: reason) }

  func peek(_ ahead: Int = 0) -> Unicode.Scalar? {
    position + ahead < scalars.count ? scalars[position + ahead] : nil
  }

  mutating func take(_ text: String) -> Bool {
    let wanted = Array(text.unicodeScalars)
    guard position + wanted.count <= scalars.count,
      scalars[position..<(position + wanted.count)].elementsEqual(wanted)
    else { return false }
    position += wanted.count
    return true
  }

  private mutating func alternatives() throws(PatternError) -> String {
    depth += 1
    defer { depth -= 1 }
    if depth > Self.maxDepth { throw error("groups nested too deep") }
    var text = try terms()
    while take("|") { text += "|" + (try terms()) }
    return text
  }

  private mutating func terms() throws(PatternError) -> String {
    var text = ""
    while let next = peek(), next != "|", next != ")" { text += try term() }
    return text
  }

  private mutating func term() throws(PatternError) -> String {
    if take("^") { return "^" }
    if take("$") { return "\\z" }
    if take("\\b") { return "\\b" }
    if take("\\B") { return "\\B" }
    if let assertion = try lookaround() { return assertion }
    let atom = try atom()
    return try quantified(atom)
  }

  /// Lookaround is read for its grammar only.
  private mutating func lookaround() throws(PatternError) -> String? {
    for (opening, name) in [
      ("(?=", "lookahead"), ("(?!", "negative lookahead"), ("(?<=", "lookbehind"),
      ("(?<!", "negative lookbehind"),
    ] where take(opening) {
      if isForEngine { throw error("\(name) needs a backtracking engine") }
      _ = try alternatives()
      guard take(")") else { throw error("an unclosed group") }
      return ""
    }
    return nil
  }

  private mutating func atom() throws(PatternError) -> String {
    guard let next = peek() else { throw error("an atom is missing") }
    switch next {
    case "(": return try group()
    case "[": return try characterClass()
    case ".":
      position += 1
      return "[\(ScalarSet.lineEnds.complement.text)]"
    case "*", "+", "?": throw error("nothing to repeat")
    case "{":
      if try bounds() != nil { throw error("nothing to repeat") }
      position += 1
      return "\\{"
    case "\\":
      return try escapedAtom()
    default:
      position += 1
      return Self.literal(next.value)
    }
  }

  private mutating func group() throws(PatternError) -> String {
    position += 1
    if take("?<") {
      var name = ""
      while let next = peek(), next != ">" {
        name.unicodeScalars.append(next)
        position += 1
      }
      guard take(">"), Self.isGroupName(name) else { throw error("a malformed group name") }
    } else if take("?") {
      guard take(":") else { throw error("an unknown kind of group") }
    }
    let inner = try alternatives()
    guard take(")") else { throw error("an unclosed group") }
    return "(?:\(inner))"
  }

  private static func isGroupName(_ name: String) -> Bool {
    guard let first = name.unicodeScalars.first else { return false }
    func isStart(_ scalar: Unicode.Scalar) -> Bool {
      scalar == "$" || scalar == "_" || scalar.properties.isIDStart
    }
    return isStart(first)
      && name.unicodeScalars.allSatisfy { isStart($0) || $0.properties.isIDContinue }
  }

  static func literal(_ value: UInt32) -> String {
    if let scalar = Unicode.Scalar(value) {
      if scalar.isASCII && (scalar.properties.isAlphabetic || scalar.properties.numericType != nil)
      {
        return String(Character(scalar))
      }
      return "\\x{\(String(value, radix: 16))}"
    }
    // A surrogate: no UTF-8 text has it.
    return "[^\\x{0}-\\x{10FFFF}]"
  }
}

// MARK: - Repetition

extension PatternTranslator {
  mutating func quantified(_ atom: String) throws(PatternError) -> String {
    guard let next = peek() else { return atom }
    var text: String
    switch next {
    case "*", "+", "?":
      position += 1
      text = "(?:\(atom))\(next)"
    case "{":
      guard let (least, most) = try bounds() else { return atom }
      text = try Self.repeated(atom, least, most, at: position)
    default:
      return atom
    }
    // Laziness changes which match is found, not whether there is one.
    _ = take("?")
    if let more = peek(), more == "*" || more == "+" || more == "?" {
      throw error("nothing to repeat")
    }
    return text
  }

  /// `{n}`, `{n,}` or `{n,m}`; nil, and nothing taken, for anything else.
  mutating func bounds() throws(PatternError) -> (Int, Int?)? {
    let start = position
    guard take("{"), let least = number() else {
      position = start
      return nil
    }
    var most: Int? = least
    if take(",") { most = peek() == "}" ? nil : number() ?? -1 }
    guard take("}"), most != -1 else {
      position = start
      return nil
    }
    if let most, most < least { throw error("a repetition whose bounds are the wrong way round") }
    return (least, most)
  }

  private mutating func number() -> Int? {
    var value: Int?
    while let next = peek(), next.value &- 0x30 < 10 {
      value = min((value ?? 0) * 10 + Int(next.value - 0x30), 1 << 32)
      position += 1
    }
    return value
  }

  private static func repeated(
    _ atom: String, _ least: Int, _ most: Int?, at offset: Int
  ) throws(PatternError) -> String {
    guard max(least, most ?? 0) <= repeatMax else {
      throw PatternError(offset: offset, reason: "a repetition over \(repeatMax)")
    }
    func run(_ count: Int, _ bound: (Int) -> String) -> String {
      var text = ""
      var left = count
      while left > 0 {
        let part = min(left, engineRepeatMax)
        text += "(?:\(atom))\(bound(part))"
        left -= part
      }
      return text
    }
    let fixed = run(least) { "{\($0)}" }
    guard let most else { return "(?:\(fixed)(?:\(atom))*)" }
    return "(?:\(fixed)\(run(most - least) { "{0,\($0)}" }))"
  }
}
