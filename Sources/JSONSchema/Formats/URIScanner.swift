/// `uri` and `uri-reference` (RFC 3986), `iri` and `iri-reference` (RFC 3987).
struct URIScanner {
  /// Of RFC 3986: `unreserved` and `sub-delims`, what a path may have besides, and the rest of a
  /// scheme.
  private static let registered = ASCIISet.letters.union(.digits).union(
    ASCIISet("-._~!$&'()*+,;="))
  private static let pathBytes = registered.union(ASCIISet(":@/"))
  private static let schemeBytes = ASCIISet.letters.union(.digits).union(ASCIISet("+-."))

  static func accepts(
    _ text: Span<UInt8>, needsScheme: Bool, isInternational: Bool
  ) -> Bool {
    let scheme = schemeLength(text)
    if needsScheme && scheme == 0 { return false }
    var next = scheme > 0 ? scheme + 1 : 0
    if next + 1 < text.count, text[next] == UInt8(ascii: "/"), text[next + 1] == UInt8(ascii: "/") {
      let start = next + 2
      next = start
      while next < text.count, !endsAuthority(text[next]) { next += 1 }
      if !isAuthority(text, start..<next, isInternational) { return false }
    } else if scheme == 0 && colonInFirstSegment(text) {
      return false
    }
    var part = Part.path
    let plain = pathBytes
    while next < text.count {
      let byte = text[next]
      if plain.contains(byte) {
        next += 1
        continue
      }
      switch byte {
      case UInt8(ascii: "#"):
        if part == .fragment { return false }
        part = .fragment
        next += 1
      case UInt8(ascii: "?"):
        if part == .path { part = .query }
        next += 1
      default:
        let length = registeredCharacter(text, next, isInternational, isQuery: part == .query)
        if length == 0 { return false }
        next += length
      }
    }
    return true
  }

  private enum Part {
    case path
    case query
    case fragment
  }

  /// Bytes before the colon; 0 without a scheme.
  private static func schemeLength(_ text: Span<UInt8>) -> Int {
    guard text.count > 0, Bytes.isLetter(text[0]) else { return 0 }
    let parts = schemeBytes
    for index in 0..<text.count {
      let byte = text[index]
      if byte == UInt8(ascii: ":") { return index }
      if !parts.contains(byte) { return 0 }
    }
    return 0
  }

  /// A colon before the first slash would read as a scheme.
  private static func colonInFirstSegment(_ text: Span<UInt8>) -> Bool {
    for index in 0..<text.count {
      switch text[index] {
      case UInt8(ascii: ":"): return true
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"): return false
      default: break
      }
    }
    return false
  }

  private static func endsAuthority(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "/") || byte == UInt8(ascii: "?") || byte == UInt8(ascii: "#")
  }

  /// Bytes of an unreserved, encoded or sub-delimiting character; 0 for anything else.
  private static func registeredCharacter(
    _ text: Span<UInt8>, _ index: Int, _ isInternational: Bool, isQuery: Bool = false
  ) -> Int {
    let byte = text[index]
    if registered.contains(byte) { return 1 }
    switch byte {
    case UInt8(ascii: "%"):
      guard index + 2 < text.count, Bytes.isHexDigit(text[index + 1]),
        Bytes.isHexDigit(text[index + 2])
      else { return 0 }
      return 3
    case 0x80...:
      return isInternational ? internationalCharacter(text, index, isQuery) : 0
    default: return 0
    }
  }

  /// `ucschar`, and in a query `iprivate`. The text is valid UTF-8.
  private static func internationalCharacter(
    _ text: Span<UInt8>, _ index: Int, _ isQuery: Bool
  ) -> Int {
    let first = text[index]
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2
    var value = UInt32(first) & (length == 4 ? 0x07 : length == 3 ? 0x0F : 0x1F)
    for place in 1..<length { value = value << 6 | UInt32(text[index + place] & 0x3F) }
    switch value {
    case 0xA0...0xD7FF, 0xF900...0xFDCF, 0xFDF0...0xFFEF: return length
    case 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: return isQuery ? length : 0
    case 0x10000...0xEFFFF: return value & 0xFFFF <= 0xFFFD ? length : 0
    default: return 0
    }
  }

  private static func isAuthority(
    _ text: Span<UInt8>, _ range: Range<Int>, _ isInternational: Bool
  ) -> Bool {
    var plain = range.lowerBound
    let names = registered
    while plain < range.upperBound, names.contains(text[plain]) { plain += 1 }
    if plain == range.upperBound { return true }
    var host = range.lowerBound
    for index in range where text[index] == UInt8(ascii: "@") {
      if !isUserInfo(text, range.lowerBound..<index, isInternational) { return false }
      host = index + 1
      break
    }
    if host < range.upperBound, text[host] == UInt8(ascii: "[") {
      for index in host..<range.upperBound where text[index] == UInt8(ascii: "]") {
        return isLiteral(text, (host + 1)..<index) && isPort(text, (index + 1)..<range.upperBound)
      }
      return false
    }
    var next = host
    while next < range.upperBound, text[next] != UInt8(ascii: ":") {
      let length = registeredCharacter(text, next, isInternational)
      if length == 0 { return false }
      next += length
    }
    return isPort(text, next..<range.upperBound)
  }

  private static func isUserInfo(
    _ text: Span<UInt8>, _ range: Range<Int>, _ isInternational: Bool
  ) -> Bool {
    var next = range.lowerBound
    while next < range.upperBound {
      let length =
        text[next] == UInt8(ascii: ":") ? 1 : registeredCharacter(text, next, isInternational)
      if length == 0 { return false }
      next += length
    }
    return true
  }

  /// Nothing, or a colon and digits.
  private static func isPort(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty else { return true }
    guard text[range.lowerBound] == UInt8(ascii: ":") else { return false }
    for index in range.dropFirst() where !Bytes.isDigit(text[index]) { return false }
    return true
  }

  /// An IPv6 address, or `v1.something`.
  private static func isLiteral(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, text[range.lowerBound] | 0x20 == UInt8(ascii: "v") else {
      return AddressFormats.isIPv6(text, range)
    }
    var next = range.lowerBound + 1
    while next < range.upperBound, Bytes.isHexDigit(text[next]) { next += 1 }
    guard next > range.lowerBound + 1, next + 1 < range.upperBound,
      text[next] == UInt8(ascii: ".")
    else { return false }
    for index in (next + 1)..<range.upperBound {
      if text[index] != UInt8(ascii: ":") && registeredCharacter(text, index, false) != 1 {
        return false
      }
    }
    return true
  }
}
