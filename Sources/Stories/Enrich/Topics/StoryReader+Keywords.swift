/// Keywords: words that are more frequent in the story than in the language.
extension StoryReader {
  mutating func keywords() -> [StoryKeyword] {
    guard !languages.isEmpty else { return [] }
    bestTerms.removeAll(keepingCapacity: true)
    for index in 0..<terms.count where terms[index].count > 1 {
      let score = score(terms[index])
      if score > 0 { keep(KeywordTerm(term: index, score: score)) }
    }
    guard let best = bestTerms.first?.score else { return [] }
    var keywords: [StoryKeyword] = []
    keywords.reserveCapacity(bestTerms.count)
    for index in bestTerms.indices {
      let token = Int(terms[bestTerms[index].term].token)
      let range = text.range(token..<token + 1)
      keywords.append(
        StoryKeyword(
          name: lowercased(range), relevance: max(1, 100 * bestTerms[index].score / best),
          span: text.span(range)))
    }
    return keywords
  }

  /// Keeps a term where it is one of the best so far, in order; of equal ones the first comes first.
  private mutating func keep(_ found: KeywordTerm) {
    var place = bestTerms.count
    while place > 0, bestTerms[place - 1].score < found.score { place -= 1 }
    guard place < Self.keywordsMax else { return }
    if bestTerms.count == Self.keywordsMax { bestTerms.removeLast() }
    bestTerms.insert(found, at: place)
  }

  private mutating func lowercased(_ range: Range<Int>) -> String {
    for index in range where text.bytes[index] &- 0x61 >= 26 {
      return text.string(range).lowercased()
    }
    return text.string(range)
  }

  private static let keywordsMax = 6
  private static let bytesMin: Int32 = 4
  /// Ten times the Zipf scale, for a word that the list of common ones does not have.
  private static let rareFrequency = 25
  private static let mostFrequent = 75

  private mutating func score(_ term: TermTable.Term) -> Int {
    guard term.small * 2 > term.count,
      term.roles.isDisjoint(with: [.first, .month, .said, .preposition, .direction])
    else { return 0 }
    let isEnglish = languages == .english
    if isEnglish, term.roles.contains(.everyday) { return 0 }
    let token = text.tokens[Int(term.token)]
    guard token.end - token.start >= Self.bytesMin,
      token.shape.isDisjoint(with: [.digit, .foreign])
    else { return 0 }
    if isEnglish, isParticiple(token) { return 0 }
    if CountWords.contains(token.key) { return 0 }
    var frequency = Self.rareFrequency
    if term.entry >= 0 {
      let entry = lexicon.entries[Int(term.entry)]
      guard entry.common.isDisjoint(with: languages) else { return 0 }
      if entry.frequency > 0 { frequency = Int(entry.frequency) }
    }
    let place =
      Int(term.token) < text.bodyToken ? 3 : Int(term.token) < text.secondParagraphToken ? 2 : 1
    return (Self.mostFrequent - frequency) * (min(term.count, 6) + place)
  }

  /// `expected`, `killing`: says what happens, not what it is about.
  private mutating func isParticiple(_ token: Token) -> Bool {
    // Four letters at least.
    let end = Int(token.end)
    let last = text.bytes[end - 1] | 0x20
    let second = text.bytes[end - 2] | 0x20
    switch (second, last) {
    case (0x65, 0x64), (0x6C, 0x79): return true
    case (0x6E, 0x67): return text.bytes[end - 3] | 0x20 == 0x69
    default: return false
    }
  }
}

/// A word that may be a keyword.
struct KeywordTerm {
  /// In the table of terms.
  let term: Int
  let score: Int
}
