/// The different words of a text: how often each occurs, how it is written, what the lexicon says of it.
///
/// A word is looked up in the lexicon once, when the text has it first; the lexicon is large and a
/// text's own words are few.
struct TermTable: ~Copyable {
  struct Term {
    var key: UInt64 = 0
    /// Position in the lexicon; -1 = unknown.
    var entry: Int32 = -1
    var roles: WordRoles = []
    /// The first word with this key.
    var token: Int16 = 0
    /// How often it is written, and above that, how often small: one addition for both.
    fileprivate var uses: UInt32 = 0

    var count: Int { Int(uses & 0xFFFF) }

    /// Of those, without a capital.
    var small: Int { Int(uses >> 16) }
  }

  /// Only the first `count` are the text's.
  private var terms = [Term](repeating: Term(), count: Tokenizer.tokensMax)
  private(set) var count = 0
  /// By the words' keys: positions of the terms; -1 = none.
  private var slots = [Int16](repeating: -1, count: Self.slotsMax)
  /// Slots that are in use, less one. A short text uses the first only, which stay in the nearest cache.
  private var mask = Self.slotsMax - 1

  private static let slotsMax = 8_192
  /// Words of one byte; all others have two bytes of the text or more.
  private static let shortWords = 256

  /// Reads the words of a text.
  mutating func read(
    _ text: borrowing Span<UInt8>, _ lexicon: LexiconTable, into tokens: inout OutputSpan<Token>
  ) {
    Self.clear(&slots, mask)
    let words = min(Tokenizer.tokensMax, Self.shortWords + text.count / 2)
    mask = 511
    while mask <= words { mask = mask * 2 + 1 }
    count = Self.read(text, lexicon, mask, &terms, &slots, into: &tokens)
  }

  /// - Returns: how many different words there are.
  private static func read(
    _ text: borrowing Span<UInt8>, _ lexicon: LexiconTable, _ mask: Int, _ terms: inout [Term],
    _ slots: inout [Int16], into tokens: inout OutputSpan<Token>
  ) -> Int {
    // Once for all words, so that none asks whether the arrays are shared.
    var terms = terms.mutableSpan
    var slots = slots.mutableSpan
    var count = 0
    var tokenizer = Tokenizer()
    while !tokens.isFull, let word = tokenizer.next(text) {
      var slot = Int(truncatingIfNeeded: word.key) & mask
      var number = Int(slots[slot])
      while number >= 0, terms[number].key != word.key {
        slot = (slot &+ 1) & mask
        number = Int(slots[slot])
      }
      if number < 0 {
        number = count
        count &+= 1
        slots[slot] = Int16(truncatingIfNeeded: number)
        let known = lexicon.slot(of: word.key)
        terms[number] = Term(
          key: word.key, entry: known.position, roles: known.roles,
          token: Int16(truncatingIfNeeded: tokens.count))
      }
      terms[number].uses &+= word.shape.contains(.capital) ? 1 : 0x1_0001
      let roles = terms[number].roles
      tokenizer.lastRoles = roles
      tokens.append(
        Token(
          word, entry: terms[number].entry, roles: roles, term: Int16(truncatingIfNeeded: number)))
    }
    return count
  }

  private static func clear(_ slots: inout [Int16], _ mask: Int) {
    var slots = slots.mutableSpan
    for slot in 0...mask { slots[slot] = -1 }
  }

  @inline(__always)
  subscript(number: Int) -> Term { terms[number] }

  /// The term of a word.
  @inline(__always)
  func term(of token: Token) -> Term { terms[Int(token.term)] }
}
