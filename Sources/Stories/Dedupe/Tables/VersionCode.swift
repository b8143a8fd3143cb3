/// A `StoryVersion` in nine bytes; texts stand in a table.
struct VersionCode: Hashable, Sendable {
  enum Kind: UInt8, CaseIterable {
    case absent
    case number
    case time
    case text
  }

  let value: Int64
  let kind: Kind

  static let none = VersionCode(value: 0, kind: .absent)
}

/// Versions that are neither numbers nor times, each kept once.
struct VersionTexts: Sendable {
  private(set) var texts: [String] = []
  private var places: [String: Int] = [:]

  mutating func code(of version: StoryVersion) -> VersionCode {
    switch version {
    case .none: return .none
    case .number(let value): return VersionCode(value: value, kind: .number)
    case .time(let value): return VersionCode(value: value, kind: .time)
    case .text(let text):
      // Canonically equal texts of other bytes are other versions: the key is the bytes.
      let key = Self.bytesKey(text)
      if let place = places[key] { return VersionCode(value: Int64(place), kind: .text) }
      places[key] = texts.count
      texts.append(text)
      return VersionCode(value: Int64(texts.count - 1), kind: .text)
    }
  }

  func version(of code: VersionCode) -> StoryVersion {
    switch code.kind {
    case .absent: .none
    case .number: .number(code.value)
    case .time: .time(code.value)
    case .text: .text(texts[Int(code.value)])
    }
  }

  var bytes: Int { texts.reduce(0) { $0 + 2 * $1.utf8.count + 64 } }

  /// The text itself where it is ASCII; otherwise its bytes as Latin-1, which no composition joins.
  private static func bytesKey(_ text: String) -> String {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
    return "\u{0}" + text.utf8.map { String($0, radix: 16) }.joined(separator: "-")
  }
}

extension StoryVersion {
  var codeKind: VersionCode.Kind {
    switch self {
    case .none: .absent
    case .number: .number
    case .time: .time
    case .text: .text
    }
  }
}
