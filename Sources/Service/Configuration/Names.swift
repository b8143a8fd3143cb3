import Foundation

/// What names of topics, hosts and so on may look like. Each returns the name, or `nil`.
enum Names {
  static let topicRule = "1 to 249 letters, digits, '.', '_' and '-'"
  static let plainRule = "1 to 128 characters, none of them a control character"

  /// Kafka's own rule (`Topic.validate`), which also holds for `group.instance.id`.
  static func topic(_ text: String) -> String? {
    guard (1...249).contains(text.utf8.count), text != ".", text != ".." else { return nil }
    return text.utf8.allSatisfy(isTopicByte) ? text : nil
  }

  static func plain(_ text: String) -> String? {
    guard (1...128).contains(text.count) else { return nil }
    return text.unicodeScalars.contains { $0.properties.generalCategory == .control } ? nil : text
  }

  static func path(_ text: String) -> String? {
    text.isEmpty || text.utf8.contains(0) ? nil : text
  }

  static func host(_ text: String) -> String? {
    guard (1...253).contains(text.utf8.count) else { return nil }
    let isPlain = text.utf8.allSatisfy { isTopicByte($0) || $0 == UInt8(ascii: ":") }
    return isPlain ? text : nil
  }

  /// `host:port` or `[v6]:port`.
  static func hostAndPort(_ text: String) -> String? {
    guard let colon = text.lastIndex(of: ":") else { return nil }
    let name = text[..<colon]
    let isBracketed = name.hasPrefix("[") && name.hasSuffix("]")
    let inner = isBracketed ? String(name.dropFirst().dropLast()) : String(name)
    guard
      let port = Quantity.wholeNumber(String(text[text.index(after: colon)...])),
      (1...65_535).contains(port), host(inner) != nil, isBracketed || !inner.contains(":")
    else { return nil }
    return text
  }

  static func timeZone(_ text: String) -> String? {
    if text == "UTC" || text == "Z" { return text }
    if let offset = text.wholeMatch(of: /[+\-]([0-9]{2}):([0-9]{2})/) {
      let isRight = (Int(offset.1) ?? 99) <= 14 && (Int(offset.2) ?? 99) < 60
      return isRight ? text : nil
    }
    guard text.contains("/") else { return nil }
    return TimeZone(identifier: text) == nil ? nil : text
  }

  private static func isTopicByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "-"):
      true
    default: false
    }
  }
}
