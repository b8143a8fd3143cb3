/// Character sets that text comes in, and their way to UTF-8.
public enum Charset: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  case utf16LittleEndian = "utf-16le"
  case utf16BigEndian = "utf-16be"
  case latin1 = "iso-8859-1"
  case latin9 = "iso-8859-15"
  case windows1252 = "windows-1252"

  /// By a name of the IANA registry; `utf-16` without a byte order is big-endian (RFC 2781).
  ///
  /// Bytes 0x80 to 0x9F are control characters in ISO 8859-1 and never meant as such: whoever says
  /// ISO 8859-1 or ASCII and sends them sends windows-1252 (as the WHATWG's Encoding Standard has it).
  init?(name: String) {
    switch name.lowercased() {
    case "utf-8", "utf8", "us-ascii", "ascii", "unicode-1-1-utf-8": self = .utf8
    case "utf-16", "utf-16be", "utf16": self = .utf16BigEndian
    case "utf-16le": self = .utf16LittleEndian
    case "iso-8859-1", "iso8859-1", "latin1", "latin-1", "iso_8859-1": self = .latin1
    case "iso-8859-15", "iso8859-15", "latin-9", "latin9": self = .latin9
    case "windows-1252", "cp1252", "x-cp1252", "ansi": self = .windows1252
    default: return nil
    }
  }

  /// UTF-8 of bytes in this set, without a byte order mark; `nil` where they are not in it.
  func decoded(_ bytes: borrowing Span<UInt8>) -> [UInt8]? {
    switch self {
    case .utf8: return nil
    case .utf16LittleEndian: return Self.utf16(bytes, isLittleEndian: true)
    case .utf16BigEndian: return Self.utf16(bytes, isLittleEndian: false)
    case .latin1, .latin9, .windows1252:
      var output: [UInt8] = []
      output.reserveCapacity(bytes.count + bytes.count / 8)
      for index in bytes.indices {
        let byte = bytes[index]
        if byte < 0x80 {
          output.append(byte)
        } else {
          output.append(scalar: scalar(byte))
        }
      }
      return output
    }
  }

  /// The scalar of a byte above 0x7F in one of the single-byte sets.
  func scalar(_ byte: UInt8) -> UInt32 {
    if byte < 0xA0 { return Self.windows[Int(byte) - 0x80] }
    if self == .latin9, let other = Self.latin9Differences[byte] { return other }
    return UInt32(byte)
  }

  /// 0x80 to 0x9F. The five that are not assigned stay control characters, which cleaning removes.
  static let windows: [UInt32] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039,
    0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014,
    0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178,
  ]

  private static let latin9Differences: [UInt8: UInt32] = [
    0xA4: 0x20AC, 0xA6: 0x0160, 0xA8: 0x0161, 0xB4: 0x017D, 0xB8: 0x017E, 0xBC: 0x0152,
    0xBD: 0x0153, 0xBE: 0x0178,
  ]

  private static func utf16(_ bytes: borrowing Span<UInt8>, isLittleEndian: Bool) -> [UInt8]? {
    guard bytes.count % 2 == 0 else { return nil }
    var units: [UInt16] = []
    units.reserveCapacity(bytes.count / 2)
    for index in stride(from: 0, to: bytes.count, by: 2) {
      let first = UInt16(bytes[index])
      let second = UInt16(bytes[index + 1])
      units.append(isLittleEndian ? second << 8 | first : first << 8 | second)
    }
    if units.first == 0xFEFF { units.removeFirst() }
    guard let text = String(validating: units, as: UTF16.self) else { return nil }
    return Array(text.utf8)
  }
}

extension [UInt8] {
  /// Appends the UTF-8 of a scalar; nothing where there is no such scalar.
  mutating func append(scalar value: UInt32) {
    guard let scalar = Unicode.Scalar(value) else { return }
    append(contentsOf: Array(String(Character(scalar)).utf8))
  }
}
