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
  init(tag: Substring) {
    switch tag {
    case "en": self = .english
    case "de": self = .german
    case "fr": self = .french
    case "es": self = .spanish
    case "it": self = .italian
    case "pt": self = .portuguese
    case "nl": self = .dutch
    default: self = []
    }
  }

  init(rawValue: UInt8) { self.rawValue = rawValue }
}
