/// `hostname` (RFC 1123 section 2.1), with A-labels that decode to something (RFC 5890).
enum HostFormats {
  static let maxBytes = 253
  static let maxLabelBytes = 63

  static func isHostname(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard !range.isEmpty, range.count <= maxBytes else { return false }
    var start = range.lowerBound
    for index in range where text[index] == UInt8(ascii: ".") {
      if !isLabel(text, start..<index) { return false }
      start = index + 1
    }
    return isLabel(text, start..<range.upperBound)
  }

  private static func isLabel(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    guard (1...maxLabelBytes).contains(range.count),
      text[range.lowerBound] != UInt8(ascii: "-"), text[range.upperBound - 1] != UInt8(ascii: "-")
    else { return false }
    for index in range {
      let byte = text[index]
      if !Bytes.isDigit(byte) && !Bytes.isLetter(byte) && byte != UInt8(ascii: "-") { return false }
    }
    guard range.count >= 4, text[range.lowerBound + 2] == UInt8(ascii: "-"),
      text[range.lowerBound + 3] == UInt8(ascii: "-")
    else { return true }
    // Hyphens in the third and fourth place are for A-labels only.
    return isEncoded(text, range)
  }

  static func isEncoded(_ text: Span<UInt8>, _ range: Range<Int>) -> Bool {
    let label = Bytes.string(text, range).lowercased()
    guard label.hasPrefix("xn--"), let scalars = Punycode.decode(label.dropFirst(4)) else {
      return false
    }
    return InternationalHost.isLabel(scalars) && scalars.contains { !$0.isASCII }
  }
}

/// Punycode (RFC 3492).
enum Punycode {
  /// nil for anything that is not Punycode, or is longer than a label.
  static func decode(_ text: Substring) -> [Unicode.Scalar]? {
    var output: [Unicode.Scalar] = []
    var input = text.unicodeScalars[...]
    if let hyphen = text.lastIndex(of: "-") {
      output = Array(text[..<hyphen].unicodeScalars)
      input = text[text.index(after: hyphen)...].unicodeScalars[...]
    }
    var value: UInt32 = 128
    var index = 0
    var bias = 72
    while !input.isEmpty {
      let oldIndex = index
      var weight = 1
      var k = 36
      while true {
        guard let digit = input.popFirst().flatMap(Self.digit), index < 1 << 40 else { return nil }
        index += digit * weight
        let threshold = k <= bias ? 1 : k >= bias + 26 ? 26 : k - bias
        if digit < threshold { break }
        weight *= 36 - threshold
        if weight > 1 << 40 { return nil }
        k += 36
      }
      let count = output.count + 1
      bias = adapted(index - oldIndex, count, isFirst: oldIndex == 0)
      guard index / count <= 0x10FFFF else { return nil }
      value += UInt32(index / count)
      index %= count
      guard let scalar = Unicode.Scalar(value), output.count < 64 else { return nil }
      output.insert(scalar, at: index)
      index += 1
    }
    return output
  }

  static func adapted(_ delta: Int, _ count: Int, isFirst: Bool) -> Int {
    var delta = isFirst ? delta / 700 : delta / 2
    delta += delta / count
    var k = 0
    while delta > 455 {
      delta /= 35
      k += 36
    }
    return k + 36 * delta / (delta + 38)
  }

  private static func digit(_ scalar: Unicode.Scalar) -> Int? {
    switch scalar {
    case "a"..."z": Int(scalar.value - 0x61)
    case "0"..."9": Int(scalar.value - 0x30) + 26
    default: nil
    }
  }
}
