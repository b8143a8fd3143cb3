/// Writes values into one log line and keeps it one line, whatever they hold.
struct LineWriter {
  private(set) var bytes: [UInt8] = []

  /// A value longer than this is cut and marked; no log line needs more of one.
  static let valueBytesMax = 4096

  init() {
    bytes.reserveCapacity(512)
  }

  mutating func raw(_ text: String) {
    bytes.append(contentsOf: text.utf8)
  }

  // MARK: JSON

  mutating func json(_ value: LogValue) {
    switch value {
    case .text(let text): json(string: text)
    case .integer(let number): raw(String(number))
    case .real(let number): number.isFinite ? raw(String(number)) : json(string: String(number))
    case .flag(let flag): raw(flag ? "true" : "false")
    case .list(let values):
      raw("[")
      for (index, value) in values.enumerated() {
        if index > 0 { raw(",") }
        json(value)
      }
      raw("]")
    case .object(let members):
      json(members: members.sorted { $0.key < $1.key }.map { ($0.key, $0.value) })
    }
  }

  mutating func json(members: [(key: String, value: LogValue)]) {
    raw("{")
    for (index, member) in members.enumerated() {
      if index > 0 { raw(",") }
      json(string: member.key)
      raw(":")
      json(member.value)
    }
    raw("}")
  }

  /// RFC 8259, section 7: quotation mark, reverse solidus and control characters are escaped.
  mutating func json(string: String) {
    raw("\"")
    for scalar in Self.cut(string).unicodeScalars {
      switch scalar {
      case "\"": raw("\\\"")
      case "\\": raw("\\\\")
      case "\n": raw("\\n")
      case "\r": raw("\\r")
      case "\t": raw("\\t")
      default: Self.isHarmless(scalar) ? append(scalar) : escape(scalar)
      }
    }
    raw("\"")
  }

  // MARK: Text

  mutating func text(value: LogValue) {
    switch value {
    case .text(let text) where Self.needsQuotes(text): json(string: text)
    case .text(let text): raw(Self.cut(text))
    case .integer, .real, .flag, .list, .object: json(value)
    }
  }

  /// Text without quotes; what could break the line or drive a terminal is escaped.
  mutating func plain(_ text: String) {
    for scalar in Self.cut(text).unicodeScalars {
      Self.isHarmless(scalar) ? append(scalar) : escape(scalar)
    }
  }

  private static func needsQuotes(_ text: String) -> Bool {
    text.isEmpty
      || text.unicodeScalars.contains {
        $0 == " " || $0 == "\"" || $0 == "=" || $0 == "\\" || !isHarmless($0)
      }
  }

  // MARK: Scalars

  /// Neither a control character (a terminal's included), nor a line separator, nor one that
  /// reorders the text around it.
  private static func isHarmless(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x00...0x1F, 0x7F...0x9F, 0x2028...0x202E, 0x2066...0x2069: false
    default: true
    }
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    bytes.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
  }

  /// All scalars that are escaped lie in the basic plane, so four digits do.
  private mutating func escape(_ scalar: Unicode.Scalar) {
    let digits = String(scalar.value, radix: 16)
    raw("\\u" + String(repeating: "0", count: 4 - digits.utf8.count) + digits)
  }

  private static func cut(_ text: String) -> String {
    guard text.utf8.count > valueBytesMax else { return text }
    return String(decoding: text.utf8.prefix(valueBytesMax), as: UTF8.self) + "…"
  }
}
