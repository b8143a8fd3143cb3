/// The languages whose words the lexicon knows, as a set.
struct TextLanguages: OptionSet, Sendable {
  let rawValue: UInt8

  static let english = TextLanguages(rawValue: 1)
  static let german = TextLanguages(rawValue: 2)
  static let french = TextLanguages(rawValue: 4)
  static let spanish = TextLanguages(rawValue: 8)
  static let italian = TextLanguages(rawValue: 16)
  static let portuguese = TextLanguages(rawValue: 32)
  static let dutch = TextLanguages(rawValue: 64)

  /// By the primary subtag of a BCP 47 tag; empty for a language without words of its own here.
  init(tag: some StringProtocol) {
    var letters = tag.utf8.makeIterator()
    let first = letters.next() ?? 0
    let second = letters.next() ?? 0
    guard (letters.next() ?? 0x2D) == 0x2D else {
      self = []
      return
    }
    switch (first, second) {
    case (0x65, 0x6E): self = .english
    case (0x64, 0x65): self = .german
    case (0x66, 0x72): self = .french
    case (0x65, 0x73): self = .spanish
    case (0x69, 0x74): self = .italian
    case (0x70, 0x74): self = .portuguese
    case (0x6E, 0x6C): self = .dutch
    default: self = []
    }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }
}
