/// Language tags of BCP 47 (RFC 5646).
enum LanguageTag {
  /// The tag in its usual case (`zh-Hant-TW`), underscores as hyphens; `nil` where it is not
  /// well-formed. Whether its subtags are registered is not asked.
  static func canonical(_ text: String) -> String? {
    guard text.utf8.count <= 35 else { return nil }
    // Most are `en`.
    if (2...3).contains(text.utf8.count), text.utf8.allSatisfy({ $0 &- 0x61 < 26 }) { return text }
    let parts = text.utf8.split(omittingEmptySubsequences: false) { $0 == 0x2D || $0 == 0x5F }
    guard let first = parts.first, (2...3).contains(first.count), first.allSatisfy(isLetter)
    else { return nil }
    var subtags = [String(decoding: first, as: UTF8.self).lowercased()]
    var isPrivate = false
    for part in parts.dropFirst() {
      guard (1...8).contains(part.count), part.allSatisfy({ isLetter($0) || isDigit($0) }) else {
        return nil
      }
      let subtag = String(decoding: part, as: UTF8.self)
      if isPrivate || part.count == 1 {
        isPrivate = true
        subtags.append(subtag.lowercased())
      } else if part.count == 2 {
        subtags.append(subtag.uppercased())
      } else if part.count == 4, part.allSatisfy(isLetter) {
        subtags.append(subtag.prefix(1).uppercased() + subtag.dropFirst().lowercased())
      } else {
        subtags.append(subtag.lowercased())
      }
    }
    guard parts.last?.count != 1 else { return nil }
    return subtags.joined(separator: "-")
  }

  private static func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- 0x30 < 10 }
}
