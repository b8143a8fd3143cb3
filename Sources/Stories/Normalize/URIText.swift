/// What Copydesk needs of RFC 3986.
enum URIText {
  /// A longer URI does not name an article.
  private static let bytesMax = 512

  /// Schemes that name things for all the world. Any word with a colon would pass for a scheme, so
  /// `TX-PAR:1234` is no URI here.
  private static let schemes = ["urn:", "tag:", "http://", "https://", "info:", "ni:///"]

  /// Whether an id is itself an absolute URI: a scheme known to name things, characters of RFC 3986
  /// only, each percent sign followed by two hexadecimal digits.
  static func isAbsolute(_ text: String) -> Bool {
    guard text.utf8.count <= bytesMax, text.utf8.contains(0x3A),
      let scheme = schemes.first(where: { LineView(text.utf8.span).has($0) }),
      text.utf8.count > scheme.utf8.count
    else { return false }
    if scheme == "urn:", !isURN(text) { return false }
    if scheme.hasPrefix("http"), !hasHost(text, after: scheme.utf8.count) { return false }
    return isWellFormed(text)
  }

  /// `urn:`, a namespace of 2 to 32 letters, digits and hyphens, `:`, and something (RFC 8141).
  private static func isURN(_ text: String) -> Bool {
    let parts = text.utf8.split(
      separator: 0x3A, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3, (2...32).contains(parts[1].count), !parts[2].isEmpty else {
      return false
    }
    return parts[1].first != 0x2D && parts[1].allSatisfy { isAlphanumeric($0) || $0 == 0x2D }
  }

  /// A name of letters, digits, points and hyphens, and a port in digits or none.
  private static func hasHost(_ text: String, after start: Int) -> Bool {
    let authority = text.utf8.dropFirst(start).prefix { $0 != 0x2F && $0 != 0x3F && $0 != 0x23 }
    let parts = authority.split(separator: 0x3A, omittingEmptySubsequences: false)
    guard let host = parts.first, let first = host.first, parts.count <= 2 else { return false }
    return isAlphanumeric(first)
      && host.allSatisfy { isAlphanumeric($0) || $0 == 0x2E || $0 == 0x2D }
      && parts.dropFirst().allSatisfy { $0.count <= 5 && $0.allSatisfy { $0 &- 0x30 < 10 } }
  }

  private static func isWellFormed(_ text: String) -> Bool {
    var hexExpected = 0
    for byte in text.utf8 {
      if hexExpected > 0 {
        guard isHex(byte) else { return false }
        hexExpected -= 1
      } else if byte == 0x25 {
        hexExpected = 2
      } else if !isAlphanumeric(byte), !punctuation.contains(byte) || byte == 0x5B || byte == 0x5D {
        return false
      }
    }
    return hexExpected == 0 && text.utf8.lazy.filter { $0 == 0x23 }.count <= 1
  }

  private static let punctuation = Array("-._~:/?#[]@!$&'()*+,;=".utf8)

  /// Percent-encoded but for the unreserved characters of RFC 3986 and some that ids are made of
  /// and a URN allows anywhere. The colon is encoded: it parts what Copydesk itself puts together.
  static func encoded(_ text: String) -> String {
    if text.utf8.allSatisfy({ isAlphanumeric($0) || kept.contains($0) }) { return text }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(text.utf8.count)
    for byte in text.utf8 {
      if isAlphanumeric(byte) || kept.contains(byte) {
        bytes.append(byte)
      } else {
        bytes.append(contentsOf: [0x25, hexDigits[Int(byte >> 4)], hexDigits[Int(byte & 15)]])
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static let kept = Array("-._~+,;=@".utf8)
  private static let hexDigits = Array("0123456789ABCDEF".utf8)

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10
  }

  private static func isHex(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || (byte | 0x20) &- 0x61 < 6
  }
}
