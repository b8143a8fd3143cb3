/// What a story is about, in the IPTC's Media Topics: the supplier's codes, else weighted words.
extension StoryReader {
  /// Adds the weights of the longest phrase that begins at a word.
  @inline(__always)
  mutating func readTopicWords(at token: Int) {
    if !text.tokens[token].roles.isDisjoint(with: [.topical, .phrasal]) {
      addTopicWords(at: token)
    }
  }

  private mutating func addTopicWords(at token: Int) {
    guard let found = phrase(from: token, before: text.tokens.count, [.topical]) else {
      return
    }
    // A name's word speaks for no topic: `Mr. Justice`, `the Golden State Warriors`.
    let entry = lexicon.entries[Int(found.entry)]
    let isHeadline = token < text.bodyToken
    let isLead = token < text.secondParagraphToken
    var factor: Int32 = isHeadline ? 3 : isLead ? 2 : 1
    let term = terms.term(at: token)
    let isNew = term.token == Int32(token)
    // The tenth time says little that the first did not.
    if !isNew, term.count > 3 { factor = 1 }
    for index in Int(entry.topicStart)..<Int(entry.topicStart + entry.topicCount) {
      topicScores.add(
        lexicon.topicWeights[index], factor: factor, isNew: isNew, words: token..<found.end)
    }
  }

  func isAboutSport() -> Bool {
    guard languages.contains(.english), let sport = lexicon.sportTopic else { return false }
    let score = topicScores.scores[sport]
    return score >= Self.leastScore
      && lexicon.topTopics.allSatisfy { topicScores.scores[$0] <= score }
  }

  func topics(of story: Story) -> [StoryTopic] {
    var topics = supplied(story.details)
    if !topics.isEmpty { return topics }
    guard languages.contains(.english) else { return [] }
    // The longer the text, the more of everything is in it.
    let words = Int32(text.tokens.count)
    let least = Self.leastScore + words / Self.wordsPerPoint
    // Not of `self`, which a closure would copy.
    let topicScores = topicScores
    var strong = lexicon.topTopics.filter {
      topicScores.scores[$0] >= least && topicScores.kinds[$0] >= 3
    }
    strong.sort { first, second in
      let scores = (topicScores.scores[first], topicScores.scores[second])
      return scores.0 == scores.1 ? first < second : scores.0 > scores.1
    }
    guard let best = strong.first.map({ topicScores.scores[$0] }) else { return [] }
    for index in strong.prefix(Self.topicsMax) where topicScores.scores[index] * 10 >= best * 6 {
      topics.append(topic(index, least: least))
      let child = lexicon.childTopics[index].max { topicScores.scores[$0] < topicScores.scores[$1] }
      if let child, topicScores.scores[child] * 3 >= topicScores.scores[index],
        topicScores.scores[child] >= least, topicScores.kinds[child] >= 2
      {
        topics.append(topic(child, least: least))
      }
    }
    return topics
  }

  private static let leastScore: Int32 = 12
  private static let wordsPerPoint: Int32 = 60
  private static let topicsMax = 3

  private func topic(_ index: Int, least: Int32) -> StoryTopic {
    let score = Int(topicScores.scores[index])
    let spans = topicScores.hits.filter { $0.topic == Int32(index) }.prefix(5).map { hit in
      text.span(text.range(Int(hit.first)..<Int(hit.end)))
    }
    return StoryTopic(
      code: lexicon.topics[index].code, name: lexicon.topics[index].name,
      confidence: min(99, 100 * score / (score + Int(least))), rule: .wordsOfTopic,
      spans: Array(spans))
  }

  // MARK: The supplier's codes

  private func supplied(_ details: StoryDetails) -> [StoryTopic] {
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
