/// `ipv4` (RFC 2673 section 3.2) and `ipv6` (RFC 4291 section 2.2).
enum AddressFormats {
  static func isIPv4(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var octets = 0
    var next = range.lowerBound
    while true {
      let start = next
      var value = 0
      while next < range.upperBound, next - start < 4, Bytes.isDigit(text[next]) {
        value = value * 10 + Int(text[next] & 0x0F)
        next += 1
      }
      let digits = next - start
      if digits == 0 || value > 255 || (digits > 1 && text[start] == UInt8(ascii: "0")) {
        return false
      }
      octets += 1
      if next == range.upperBound { return octets == 4 }
      guard text[next] == UInt8(ascii: "."), octets < 4 else { return false }
      next += 1
    }
  }

  static func isIPv6(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    var groups = 0
    var isShortened = false
    var next = range.lowerBound
    guard range.count >= 2 else { return false }
    if text[next] == UInt8(ascii: ":") {
      guard text[next + 1] == UInt8(ascii: ":") else { return false }
      isShortened = true
      next += 2
    }
    while next < range.upperBound {
      let start = next
      while next < range.upperBound, Bytes.isHexDigit(text[next]) { next += 1 }
      if next < range.upperBound, text[next] == UInt8(ascii: ".") {
        guard isIPv4(text, start..<range.upperBound) else { return false }
        groups += 2
        next = range.upperBound
        break
      }
      guard (1...4).contains(next - start) else { return false }
      groups += 1
      if next == range.upperBound { break }
      guard text[next] == UInt8(ascii: ":") else { return false }
      next += 1
      if next == range.upperBound { return false }
      if text[next] == UInt8(ascii: ":") {
        if isShortened { return false }
        isShortened = true
        next += 1
      }
    }
    return isShortened ? groups <= 7 : groups == 8
  }
}
