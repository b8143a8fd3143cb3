/// `email` (RFC 5321 section 4.1.2) and `idn-email` (RFC 6531).
enum MailFormats {
  static func isAddress(_ text: Span<UInt8>, isInternational: Bool) -> Bool {
    guard let at = lastAt(text), at > 0, at < text.count - 1 else { return false }
    guard isLocalPart(text, 0..<at, isInternational) else { return false }
    let domain = (at + 1)..<text.count
    if text[domain.lowerBound] == UInt8(ascii: "[") {
      return isLiteral(text, domain)
    }
    return isInternational
      ? InternationalHost.isHostname(text, domain) : HostFormats.isHostname(text, domain)
  }

  private static func lastAt(_ text: Span<UInt8>) -> Int? {
    var index = text.count - 1
    while index >= 0 {
      if text[index] == UInt8(ascii: "@") { return index }
      index -= 1
    }
    return nil
  }

  private static func isLocalPart(
    _ text: Span<UInt8>, _ range: Range<Int>, _ isInternational: Bool
  ) -> Bool {
    if text[range.lowerBound] == UInt8(ascii: "\"") {
      return isQuoted(text, range, isInternational)
    }
    var atomLength = 0
    for index in range {
      let byte = text[index]
      if byte == UInt8(ascii: ".") {
        if atomLength == 0 { return false }
        atomLength = 0
      } else if isAtomByte(byte) || (isInternational && byte >= 0x80) {
        atomLength += 1
      } else {
        return false
      }
    }
    return atomLength > 0
  }

  private static func isQuoted(
    _ text: Span<UInt8>, _ range: Range<Int>, _ isInternational: Bool
  ) -> Bool {
    guard range.count >= 2, text[range.upperBound - 1] == UInt8(ascii: "\"") else { return false }
    var index = range.lowerBound + 1
    let end = range.upperBound - 1
    while index < end {
      let byte = text[index]
      if byte == UInt8(ascii: "\\") {
        index += 1
        guard index < end, (0x20...0x7E).contains(text[index]) else { return false }
      } else if byte == UInt8(ascii: "\"")
        || !((0x20...0x7E).contains(byte) || (isInternational && byte >= 0x80))
      {
        return false
      }
      index += 1
    }
    return true
  }

  private static func isAtomByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "!"), UInt8(ascii: "#"), UInt8(ascii: "$"), UInt8(ascii: "%"),
      UInt8(ascii: "&"), UInt8(ascii: "'"), UInt8(ascii: "*"), UInt8(ascii: "+"),
      UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "="), UInt8(ascii: "?"),
      UInt8(ascii: "^"), UInt8(ascii: "_"), UInt8(ascii: "`"), UInt8(ascii: "{"),
      UInt8(ascii: "|"), UInt8(ascii: "}"), UInt8(ascii: "~"):
      true
    default: Bytes.isDigit(byte) || Bytes.isLetter(byte)
    }
  }

  /// `[127.0.0.1]` or `[IPv6:::1]`.
  private static func isLiteral(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard range.count > 2, text[range.upperBound - 1] == UInt8(ascii: "]") else { return false }
    let inside = (range.lowerBound + 1)..<(range.upperBound - 1)
    let tag = "ipv6:"
    if inside.count > tag.utf8.count,
      zip(tag.utf8, inside).allSatisfy({ $0 == text[$1] | 0x20 || $0 == text[$1] })
    {
      return AddressFormats.isIPv6(text, (inside.lowerBound + 5)..<inside.upperBound)
    }
    return AddressFormats.isIPv4(text, inside)
  }
}
