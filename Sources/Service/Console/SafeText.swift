/// Foreign bytes as text that does nothing to a terminal.
///
/// Control characters, invisible ones and those that turn the direction of writing are shown by name;
/// bytes that are no UTF-8 as `\xNN`. Everything else stays as it is.
enum SafeText {
  /// On one line: a line feed is shown as `\n`.
  static func line(_ bytes: some Collection<UInt8>) -> String { escaped(bytes, keepsLines: false) }

  /// With its line feeds.
  static func lines(_ bytes: some Collection<UInt8>) -> String { escaped(bytes, keepsLines: true) }

  static func line(_ text: String) -> String { line(Array(text.utf8)) }

  /// Columns of a terminal that a text takes.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + width(of: $1) }
  }

  private static func escaped(_ bytes: some Collection<UInt8>, keepsLines: Bool) -> String {
    let bytes = Array(bytes)
    var text = ""
    var at = 0
    while at < bytes.count {
      let count = sequenceLength(bytes[at])
      let end = min(at + count, bytes.count)
      guard count > 0, let character = String(validating: bytes[at..<end], as: UTF8.self),
        let scalar = character.unicodeScalars.first
      else {
        text += "\\x" + hex(UInt32(bytes[at]), digits: 2)
        at += 1
        continue
      }
      text += keepsLines && scalar == "\n" ? "\n" : shown(scalar)
      at = end
    }
    return text
  }

  /// By its first byte; 0 where none begins with it.
  private static func sequenceLength(_ byte: UInt8) -> Int {
    switch byte {
    case 0..<0x80: 1
    case 0xC2..<0xE0: 2
    case 0xE0..<0xF0: 3
    case 0xF0..<0xF5: 4
    default: 0
    }
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    default: break
    }
    switch scalar.properties.generalCategory {
    case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator,
      .paragraphSeparator:
      return "\\u{\(hex(scalar.value, digits: 2))}"
    default: return String(Character(scalar))
    }
  }

  private static func hex(_ value: UInt32, digits: Int) -> String {
    let text = String(value, radix: 16, uppercase: true)
    return String(repeating: "0", count: max(0, digits - text.count)) + text
  }

  private static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark: return 0
    default: break
    }
    switch scalar.value {
    // East Asian wide characters and emoji (Unicode Annex 11), by their blocks.
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1FAFF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }
}
