/// A word of the text.
struct Token: Sendable {
  /// Bytes of the enriched text.
  var start: Int32
  var end: Int32
  /// Hash of the word with its case folded.
  var key: UInt64
  /// Position in the lexicon; -1 = unknown.
  var entry: Int32
  /// What the lexicon says that the word does.
  var roles: WordRoles
  /// Position among the text's different words.
  var term: Int16
  /// What stands between the word before and this one.
  var gap: TokenGap
  var shape: TokenShape

  @inline(__always)
  init(_ word: CutWord, entry: Int32, roles: WordRoles, term: Int16) {
    start = Int32(truncatingIfNeeded: word.start)
    end = Int32(truncatingIfNeeded: word.end)
    key = word.key
    self.entry = entry
    self.roles = roles
    self.term = term
    gap = word.gap
    shape = word.shape
  }

  /// Bytes.
  @inline(__always)
  var length: Int32 { end - start }
}

/// What stands before a word.
struct TokenGap: OptionSet, Sendable {
  let rawValue: UInt16

  static let space = TokenGap(rawValue: 1)
  static let comma = TokenGap(rawValue: 2)
  /// The end of a sentence.
  static let stop = TokenGap(rawValue: 4)
  /// The period of an abbreviation or an initial.
  static let dot = TokenGap(rawValue: 8)
  static let newline = TokenGap(rawValue: 16)
  static let open = TokenGap(rawValue: 32)
  static let close = TokenGap(rawValue: 64)
  static let quote = TokenGap(rawValue: 128)
  static let dash = TokenGap(rawValue: 256)
  static let colon = TokenGap(rawValue: 512)
  static let other = TokenGap(rawValue: 1024)
  /// The word before has a genitive's ending.
  static let possessive = TokenGap(rawValue: 2048)
  /// `l'` and `d'` of the Romance languages.
  static let elision = TokenGap(rawValue: 4096)

  /// Nothing but white space, so that both words may be of one name.
  @inline(__always)
  var isPlain: Bool { subtracting([.space, .dot, .elision]).isEmpty && !isEmpty }

  /// Whether a word after it may have its capital for the place only.
  @inline(__always)
  var startsSentence: Bool {
    isEmpty || !isDisjoint(with: [.stop, .newline, .quote, .colon, .dash])
  }
}

/// What a word looks like.
struct TokenShape: OptionSet, Sendable {
  let rawValue: UInt16

  /// Begins with a capital, an Arabic article before it aside: `Assad`, `al-Assad`.
  static let capital = TokenShape(rawValue: 1)
  static let hasLower = TokenShape(rawValue: 2)
  /// Two capitals or more and no small letter.
  static let allCapitals = TokenShape(rawValue: 4)
  static let digit = TokenShape(rawValue: 8)
  /// A part after a hyphen begins small: `US-led`.
  static let compound = TokenShape(rawValue: 16)
  static let article = TokenShape(rawValue: 32)
  static let initial = TokenShape(rawValue: 64)
  static let hyphen = TokenShape(rawValue: 128)
  /// Has a letter that is not of the Latin script's first blocks.
  static let foreign = TokenShape(rawValue: 256)

  init(rawValue: UInt16) { self.rawValue = rawValue }

  /// Of a word of up to seven letters of ASCII.
  /// - Parameter kept: all bits of the letters' bytes.
  @inline(__always)
  init(letters: UInt64, _ kept: UInt64, count: Int) {
    let all = kept & Words.every(0x20)
    let small = letters & all
    var shape = TokenShape.hasLower
    if small != all {
      if small == 0 { shape = count > 1 ? .allCapitals : .initial }
      if letters & 0x20 == 0 { shape.insert(.capital) }
    }
    self = shape
  }

  /// Of a word of eight to fifteen letters of ASCII.
  /// - Parameter kept: all bits of the letters' bytes in the second eight.
  @inline(__always)
  init(letters: UInt64, _ more: UInt64, _ kept: UInt64) {
    let all = kept & Words.every(0x20)
    let small = letters & Words.every(0x20)
    var shape: TokenShape = small == 0 && more & all == 0 ? .allCapitals : .hasLower
    if letters & 0x20 == 0 { shape.insert(.capital) }
    self = shape
  }
}
