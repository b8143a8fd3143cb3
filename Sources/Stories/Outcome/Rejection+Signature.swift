extension Rejection {
  /// What failures of one kind have in common, as 16 hexadecimal digits: stage, code, schema,
  /// keyword location, instance location with its numbers left out, and provider. Stable over
  /// releases, so that dead letters can be counted and sent again by it.
  public var signature: String {
    var text: [UInt8] = []
    let parts = [
      stage.rawValue, code.rawValue, schema ?? "", keywordLocation ?? "",
      instanceLocation.map(Self.generalized) ?? "", provider ?? "",
    ]
    for part in parts {
      text.append(contentsOf: part.utf8)
      text.append(0)
    }
    let digits = String(XXH3.hash64(text.span), radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// In a JSON pointer each index of an array is `*`; in any other location each number, and what
  /// follows ` in ` there, a key of one document, is left out.
  public static func generalized(_ location: String) -> String {
    if location.utf8.first == 0x2F {
      return location.split(separator: "/", omittingEmptySubsequences: false)
        .map { !$0.isEmpty && $0.utf8.allSatisfy { $0 &- 0x30 < 10 } ? "*" : String($0) }
        .joined(separator: "/")
    }
    let end = LineView(location.utf8.span).firstIndex(of: " in ") ?? location.utf8.count
    var bytes: [UInt8] = []
    for byte in location.utf8.prefix(end) {
      let isDigit = byte &- 0x30 < 10
      if isDigit, bytes.last == 0x2A { continue }
      bytes.append(isDigit ? 0x2A : byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}
