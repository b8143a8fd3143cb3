/// Numbers as ECMAScript prints them, which RFC 8785 takes as canonical.
enum NumberText {
  /// "null" for what is no number.
  static func canonical(_ value: Double) -> String {
    guard value.isFinite else { return "null" }
    if value == 0 { return "0" }
    // Swift's description has the shortest digits that read as the same Double; without an exponent
    // only the fraction of a whole number differs.
    let text = value.description
    if !text.utf8.contains(UInt8(ascii: "e")) {
      return text.hasSuffix(".0") ? String(text.dropLast(2)) : text
    }
    return String(decoding: canonical(exact: Array(value.description.utf8)), as: UTF8.self)
  }

  /// The same form for a number as it was written, no digit lost.
  static func canonical(exact text: [UInt8]) -> [UInt8] {
    var parts = Parts(text)
    parts.trim()
    guard let exponent = parts.exponent else { return text }
    if parts.digits.isEmpty { return [UInt8(ascii: "0")] }
    let sign: [UInt8] = parts.isNegative ? [UInt8(ascii: "-")] : []
    return sign + laidOut(parts.digits, exponent)
  }

  /// - Parameter exponent: the number is 0.DIGITS times ten to this.
  private static func laidOut(_ digits: [UInt8], _ exponent: Int) -> [UInt8] {
    let zero = UInt8(ascii: "0")
    let point = UInt8(ascii: ".")
    let count = digits.count
    if exponent >= count && exponent <= 21 {
      return digits + [UInt8](repeating: zero, count: exponent - count)
    }
    if exponent > 0 && exponent <= 21 {
      return digits[..<exponent] + [point] + digits[exponent...]
    }
    if exponent > -6 && exponent <= 0 {
      return [zero, point] + [UInt8](repeating: zero, count: -exponent) + digits
    }
    let fraction = count == 1 ? [] : [point] + digits[1...]
    let power = exponent - 1
    return [digits[0]] + fraction + Array("e\(power < 0 ? "-" : "+")\(power.magnitude)".utf8)
  }

  private struct Parts {
    var isNegative = false
    var digits: [UInt8] = []
    /// Of 0.DIGITS; nil when it is too large for an Int.
    var exponent: Int? = 0

    init(_ text: [UInt8]) {
      var power = ""
      var inPower = false
      var beforePoint = 0
      var sawPoint = false
      for byte in text {
        if inPower {
          power.unicodeScalars.append(Unicode.Scalar(byte))
        } else if byte == UInt8(ascii: "-") {
          isNegative = true
        } else if byte == UInt8(ascii: ".") {
          sawPoint = true
        } else if byte | 0x20 == UInt8(ascii: "e") {
          inPower = true
        } else {
          digits.append(byte)
          if !sawPoint { beforePoint += 1 }
        }
      }
      exponent = inPower ? Int(power) : 0
      if let written = exponent {
        let (sum, overflow) = written.addingReportingOverflow(beforePoint)
        exponent = overflow ? nil : sum
      }
    }

    /// Takes zeros away at both ends.
    mutating func trim() {
      while digits.last == UInt8(ascii: "0") { digits.removeLast() }
      let leading = digits.prefix { $0 == UInt8(ascii: "0") }.count
      digits.removeFirst(leading)
      exponent = exponent.map { $0 &- leading }
    }
  }
}
