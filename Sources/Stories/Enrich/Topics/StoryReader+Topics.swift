/// What a story is about, in the IPTC's Media Topics: the supplier's codes, else weighted words.
extension StoryReader {
  mutating func topics(of story: Story) -> [StoryTopic] {
    var topics = supplied(story.details)
    guard topics.isEmpty, languages.contains(.english) else { return topics }
    weighTopics()
    // The longer the text, the more of everything is in it.
    let least = Self.leastScore + Int32(text.tokens.count) / Self.wordsPerPoint
    guard let best = strongest(after: nil, least: least) else { return topics }
    let bestScore = topicScores.scores[best]
    var next: Int? = best
    for _ in 0..<Self.topicsMax {
      guard let index = next, topicScores.scores[index] * 10 >= bestScore * 6 else { break }
      topics.append(topic(index, least: least))
      if let child = child(of: index, least: least) { topics.append(topic(child, least: least)) }
      next = strongest(after: index, least: least)
    }
    return topics
  }

  /// Whether the words speak of sport more than of anything else.
  mutating func isAboutSport() -> Bool {
    guard languages.contains(.english) else { return hasWordsOfSport() }
    guard let sport = lexicon.sportTopic else { return false }
    weighTopics()
    let score = topicScores.scores[sport]
    guard score >= Self.leastScore else { return false }
    for index in lexicon.topTopics where topicScores.scores[index] > score { return false }
    return true
  }

  /// Weighs the words of the topics, once for a text, when somebody asks.
  private mutating func weighTopics() {
    guard !areTopicsWeighed else { return }
    areTopicsWeighed = true
    topicWords.removeAll(keepingCapacity: true)
    readTopicWords()
    weighTopicWords()
  }

  /// Finds the longest phrase that begins at each word.
  private mutating func readTopicWords() {
    for token in text.tokens.indices
    where !text.tokens[token].roles.isDisjoint(with: [.topical, .topical.ofPhrases]) {
      // The dateline is not the news.
      if token >= text.bodyToken, token < text.datelineEnd { continue }
      if let found = phrase(from: token, before: text.tokens.count, [.topical]) {
        topicWords.append(TopicWord(words: token..<found.end, entry: found.entry))
      }
    }
  }

  private mutating func weighTopicWords() {
    topicScores.reset(lexicon.topics.count)
    for index in topicWords.indices {
      let token = topicWords[index].words.lowerBound
      var factor: Int32 = token < text.bodyToken ? 3 : token < text.secondParagraphToken ? 2 : 1
      let term = terms.term(of: text.tokens[token])
      let isNew = Int(term.token) == token
      // The tenth time says little that the first did not.
      if !isNew, term.count > 3 { factor = 1 }
      topicScores.add(weights(of: topicWords[index]), factor: factor, isNew: isNew)
    }
  }

  private mutating func weights(of word: TopicWord) -> ArraySlice<TopicWeight> {
    let entry = lexicon.entries[Int(word.entry)]
    return lexicon.topicWeights[
      Int(entry.topicStart)..<Int(entry.topicStart + entry.topicCount)]
  }

  /// The topic of the top level that scores most; of equal ones the first.
  /// - Parameter before: the one before it in that order; `nil` = the first is wanted.
  private mutating func strongest(after before: Int?, least: Int32) -> Int? {
    let scores = topicScores.scores
    var best: Int?
    for index in lexicon.topTopics where scores[index] >= least && hasKinds(index) {
      if let before,
        scores[index] > scores[before] || scores[index] == scores[before] && index <= before
      {
        continue
      }
      if let known = best, scores[index] <= scores[known] { continue }
      best = index
    }
    return best
  }

  /// Whether words enough of different kinds speak for a topic; one in the headline is worth another.
  private mutating func hasKinds(_ index: Int) -> Bool {
    let kinds = topicScores.kinds[index]
    return kinds >= 3 || kinds == 2 && isInHeadline(index)
  }

  private mutating func isInHeadline(_ index: Int) -> Bool {
    for word in topicWords where word.words.lowerBound < text.subheadlineToken {
      for weight in weights(of: word) where weight.topic == Int32(index) { return true }
    }
    return false
  }

  /// The topic below another that scores most, where it scores enough.
  private mutating func child(of index: Int, least: Int32) -> Int? {
    let scores = topicScores.scores
    let children = lexicon.childTopics[index]
    guard var best = children.first else { return nil }
    for child in children where scores[child] > scores[best] { best = child }
    let isEnough =
      scores[best] * 3 >= scores[index] && scores[best] >= least
      && topicScores.kinds[best] >= 2
    return isEnough ? best : nil
  }

  private static let leastScore: Int32 = 12
  private static let wordsPerPoint: Int32 = 60
  private static let topicsMax = 3
  /// Words that are shown for a topic.
  private static let spansMax = 5

  private mutating func topic(_ index: Int, least: Int32) -> StoryTopic {
    let score = Int(topicScores.scores[index])
    var spans: [TextSpan] = []
    spans.reserveCapacity(Self.spansMax)
    for word in topicWords where spans.count < Self.spansMax {
      for weight in weights(of: word) where weight.topic == Int32(index) {
        spans.append(text.span(text.range(word.words)))
      }
    }
    return StoryTopic(
      code: lexicon.topics[index].code, name: lexicon.topics[index].name,
      confidence: min(99, 100 * score / (score + Int(least))), rule: .wordsOfTopic,
      spans: spans)
  }

  // MARK: The supplier's codes

  private mutating func supplied(_ details: StoryDetails) -> [StoryTopic] {
    var topics: [StoryTopic] = []
    for (index, subject) in details.subjects.enumerated() {
      guard let code = subject.code.flatMap(SubjectCode.mediaTopic),
        !topics.contains(where: { $0.code == code })
      else { continue }
      let known = lexicon.topics.first { $0.code == code }
      guard let name = known?.name ?? subject.name else { continue }
      topics.append(
        StoryTopic(
          code: code, name: name, confidence: 100, rule: .supplierCode,
          spans: [TextSpan(.subjects, index..<index + 1)]))
    }
    if topics.isEmpty, let section = details.section, let code = SubjectCode.category(section),
      let known = lexicon.topics.first(where: { $0.code == code })
    {
      topics.append(
        StoryTopic(
          code: code, name: known.name, confidence: 90, rule: .supplierSection,
          spans: [TextSpan(.section, 0..<section.utf8.count)]))
    }
    return topics
  }
}
