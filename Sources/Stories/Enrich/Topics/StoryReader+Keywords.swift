/// Keywords: words that are more frequent in the story than in the language.
extension StoryReader {
  func keywords() -> [StoryKeyword] {
    guard !languages.isEmpty else { return [] }
    var scored: [(term: Int, score: Int)] = []
    for index in terms.terms.indices {
      let score = score(terms.terms[index])
      if score > 0 { scored.append((term: index, score: score)) }
    }
    scored.sort { $0.score == $1.score ? $0.term < $1.term : $0.score > $1.score }
    let best = scored.first?.score ?? 1
    return scored.prefix(Self.keywordsMax).map { found in
      let token = Int(terms.terms[found.term].token)
      let range = text.range(token..<token + 1)
      return StoryKeyword(
        name: text.string(range).lowercased(), relevance: max(1, 100 * found.score / best),
        span: text.span(range))
    }
  }

  private static let keywordsMax = 6
  private static let bytesMin: Int32 = 4
  /// Ten times the Zipf scale, for a word that the list of common ones does not have.
  private static let rareFrequency = 25
  private static let mostFrequent = 75

  private func score(_ term: TermTable.Term) -> Int {
    let token = text.tokens[Int(term.token)]
    guard term.count > 1, term.small * 2 > term.count, token.end - token.start >= Self.bytesMin,
      !token.shape.contains(.digit), !token.shape.contains(.foreign)
    else { return 0 }
    let position = token.entry
    let entry = position < 0 ? LexiconEntry() : lexicon.entries[Int(position)]
    guard entry.common.isDisjoint(with: languages),
      entry.roles.isDisjoint(with: [.first, .month, .said, .preposition])
    else { return 0 }
    if languages == .english, isParticiple(token) { return 0 }
    let frequency = entry.frequency > 0 ? Int(entry.frequency) : Self.rareFrequency
    let place = term.isInHeadline ? 3 : term.isInLead ? 2 : 1
    return (Self.mostFrequent - frequency) * (Int(min(term.count, 6)) + place)
  }

  /// `expected`, `killing`: says what happens, not what it is about.
  private func isParticiple(_ token: Token) -> Bool {
    let word = LineView(text.bytes.span.extracting(Int(token.start)..<Int(token.end)))
    return word.hasSuffix("ed") || word.hasSuffix("ing") || word.hasSuffix("ly")
  }
}
