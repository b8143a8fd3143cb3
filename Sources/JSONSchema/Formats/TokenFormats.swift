/// `uuid` (RFC 9562), `json-pointer` (RFC 6901) and `relative-json-pointer`.
enum TokenFormats {
  static func isUUID(_ text: Span<UInt8>) -> Bool {
    guard text.count == 36 else { return false }
    for index in 0..<36 {
      switch index {
      case 8, 13, 18, 23:
        if text[index] != UInt8(ascii: "-") { return false }
      default:
        if !Bytes.isHexDigit(text[index]) { return false }
      }
    }
    return true
  }

  static func isJSONPointer(_ text: Span<UInt8>, from start: Int) -> Bool {
    if start == text.count { return true }
    if text[start] != UInt8(ascii: "/") { return false }
    for index in start..<text.count where text[index] == UInt8(ascii: "~") {
      guard index + 1 < text.count, text[index + 1] &- 0x30 < 2 else { return false }
    }
    return true
  }

  /// Levels up, and a pointer from there or `#`.
  static func isRelativeJSONPointer(_ text: Span<UInt8>) -> Bool {
    var next = 0
    while next < text.count, Bytes.isDigit(text[next]) { next += 1 }
    if next == 0 || (next > 1 && text[0] == UInt8(ascii: "0")) { return false }
    if next == text.count - 1 && text[next] == UInt8(ascii: "#") { return true }
    return isJSONPointer(text, from: next)
  }
}

/// `uri-template` (RFC 6570).
enum TemplateFormat {
  static func accepts(_ text: Span<UInt8>) -> Bool {
    var next = 0
    while next < text.count {
      let byte = text[next]
      switch byte {
      case UInt8(ascii: "{"):
        guard let end = endOfExpression(text, next + 1) else { return false }
        next = end
      case UInt8(ascii: "%"):
        guard isEncoded(text, next) else { return false }
        next += 3
      case 0...0x20, 0x22, 0x27, 0x3C, 0x3E, 0x5C, 0x5E, 0x60, 0x7B...0x7D, 0x7F: return false
      default: next += 1
      }
    }
    return true
  }

  private static func isEncoded(_ text: Span<UInt8>, _ offset: Int) -> Bool {
    offset + 2 < text.count && Bytes.isHexDigit(text[offset + 1])
      && Bytes.isHexDigit(text[offset + 2])
  }

  /// Past the brace that ends the expression; nil if it is malformed.
  private static func endOfExpression(_ text: Span<UInt8>, _ start: Int) -> Int? {
    var next = start
    if next < text.count, "+#./;?&=,!@|".utf8.contains(text[next]) { next += 1 }
    while true {
      guard let end = endOfVariable(text, next), end < text.count else { return nil }
      next = end + 1
      if text[end] == UInt8(ascii: "}") { return next }
      if text[end] != UInt8(ascii: ",") { return nil }
    }
  }

  private static func endOfVariable(_ text: Span<UInt8>, _ start: Int) -> Int? {
    var next = start
    while next < text.count {
      let byte = text[next]
      if Bytes.isDigit(byte) || Bytes.isLetter(byte) || byte == UInt8(ascii: "_") {
        next += 1
      } else if byte == UInt8(ascii: "%") && isEncoded(text, next) {
        next += 3
      } else if byte == UInt8(ascii: ".") && next > start {
        next += 1
      } else {
        break
      }
    }
    guard next > start, text[next - 1] != UInt8(ascii: ".") else { return nil }
    guard next < text.count else { return nil }
    if text[next] == UInt8(ascii: "*") { return next + 1 }
    if text[next] == UInt8(ascii: ":") {
      let first = next + 1
      next = first
      while next < text.count, Bytes.isDigit(text[next]) { next += 1 }
      guard (1...4).contains(next - first), text[first] != UInt8(ascii: "0") else { return nil }
    }
    return next
  }
}
