/// Words that are names only where their company says so: `May`, `Will`, `Ji-hoon`.
extension StoryReader {
  /// Reads `May Lindqvist, an analyst` where a month begins it.
  /// - Returns: where the run goes on; `nil` where it is no name.
  mutating func readNamesake(at token: Int) -> Int? {
    guard isNamesake(token) else { return nil }
    let end = runEnd(from: token + 1)
    addCandidate(token..<end, isTitled: isBehindTitle(token), from: token)
    return end
  }

  /// Whether a month, a day or `will` is a given name: before a word that is nobody's but a surname, with
  /// a title before the name, or an age, a role or a verb of people behind it.
  mutating func isNamesake(_ token: Int) -> Bool {
    guard isNameOfOther(token), text.tokens[token].shape.contains(.hasLower), isJoined(token),
      !text.isTitled(token), isName(token + 1), !isCommon(token + 1),
      !has(Self.known, token + 1)
    else { return false }
    let end = runEnd(from: token + 1)
    guard end - token <= 3 else { return false }
    if hasRoleBefore(token) || isBehindTitle(token) { return true }
    // `said Sunday Okafor would`, `in May Lindqvist said`.
    guard token == 0 || !isJoined(token - 1) else { return false }
    return says(around: token..<end) || apposition(after: end) >= 10
  }

  /// `Prosecutor April Haddad`.
  private mutating func isBehindTitle(_ token: Int) -> Bool {
    token > 0 && isJoined(token - 1) && isCapital(token - 1) && has(.title, token - 1)
  }

  /// Whether the word is a given name for a few, and something else for the rest.
  mutating func isNameOfOther(_ token: Int) -> Bool {
    has(.month, token) || text.tokens[token].key == Self.will
  }

  private static let will = PhraseKey("will")?.whole
  /// A word that is one of these says nothing of a surname.
  private static let known: WordRoles = [
    .place, .organization, .demonym, .head, .hall, .title, .part, .month, .said, .first,
  ]

  /// `Suk-yee`, `Ji-hoon` behind a word with a capital: a given name of two syllables, the second small.
  /// Not `London-based`, `Tory-led`.
  mutating func isSyllabic(_ token: Int) -> Bool {
    guard token > 0, languages.contains(.english), isJoined(token - 1), isCapital(token - 1),
      text.tokens[token - 1].shape.isDisjoint(with: [.compound, .allCapitals, .foreign]),
      !has([.first, .month], token - 1), !text.isTitled(token)
    else { return false }
    let word = text.tokens[token]
    guard let hyphen = onlyHyphen(of: word) else { return false }
    return isSyllable(Int(word.start)..<hyphen, 2...6, Self.firstSyllables, not: Self.noFirst)
      && isSyllable(hyphen + 1..<Int(word.end), 1...6, Self.syllables, not: Self.noSecond)
  }

  /// Where the hyphen stands between a capital with small letters and small letters.
  private mutating func onlyHyphen(of word: Token) -> Int? {
    var hyphen: Int?
    for index in Int(word.start) + 1..<Int(word.end) {
      let byte = text.bytes[index]
      if byte == 0x2D, hyphen == nil {
        hyphen = index
      } else if byte &- 0x61 >= 26 {
        return nil
      }
    }
    return hyphen
  }

  /// Whether the letters may be a syllable of a name, and no word that does one of some things.
  /// - Parameters:
  ///   - count: of its letters.
  ///   - all: syllables that are words of English, too.
  private mutating func isSyllable(
    _ letters: Range<Int>, _ count: ClosedRange<Int>, _ all: [UInt64], not roles: WordRoles
  ) -> Bool {
    guard count.contains(letters.count) else { return false }
    var hasher = WordHasher()
    for index in letters { hasher.add(text.bytes[index] | 0x20) }
    let key = hasher.value
    return all.contains(key)
      || !Self.arabicArticles.contains(key)
        && lexicon.table.slot(of: key).roles.isDisjoint(with: roles)
  }

  /// `Abu-al-Khair` goes on.
  private static let arabicArticles = keys("al el ul ad ar as")
  private static let noFirst: WordRoles = [
    .frequent, .place, .demonym, .organization, .title, .part, .head, .direction, .topical,
  ]
  private static let noSecond: WordRoles = [.frequent, .title, .part, .head, .said, .topical]
  private static let firstSyllables = keys(
    "young sun sang song sung moon hung won ho do chin ing tan sin shin see gun bong pin ten hang ki"
  )
  private static let syllables = keys(
    """
    young sun sang song sung moon hung won ho man fat in king son wing kit long so lung ran gun chin pin pen ten sin \
    shin see sing yen fan tan bin wan mi ah pal bum a
    """)

  /// The keys of words.
  static func keys(_ words: String) -> [UInt64] {
    words.split(separator: " ").compactMap { PhraseKey(String($0))?.whole }
  }
}
