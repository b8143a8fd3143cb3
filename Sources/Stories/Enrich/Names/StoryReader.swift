/// Reads what a story's text says of people, organizations and places, and what it is about.
///
/// One per worker; its buffers are used again for each story. Precision goes before recall: what no
/// rule backs is left out.
///
/// Its questions are `mutating` although they change nothing: for any other the compiler copies the
/// whole reader at each call, which cost more than the answers.
struct StoryReader: ~Copyable {
  let lexicon = Lexicon.shared
  var text = StoryText()
  var terms = TermTable()
  var languages: TextLanguages = []
  var places: [PlaceMention] = []
  var candidates: [PersonCandidate] = []
  var singles: [SingleName] = []
  var organizations: [OrganizationMention] = []
  /// Mentions of people as they were accepted: token and person.
  var personMentions: [PersonMention] = []
  /// Demonyms before `government` and the like: token and country.
  var stateMentions: [StateMention] = []
  /// Of each organization found, in `organizations`.
  var firstMentions: [Int] = []
  /// Countries and states that the text speaks of, by code.
  var company = Company()
  /// Words and phrases that speak for topics.
  var topicWords: [TopicWord] = []
  var topicScores = TopicScores()
  /// Whether the topics' scores are this text's.
  var areTopicsWeighed = false
  /// Whether a text of another language than English is about sport; `nil` = nobody asked.
  var isOfSport: Bool?
  /// The best of the terms that may be keywords.
  var bestTerms: [KeywordTerm] = []

  /// - Parameter language: BCP 47; `nil` = unknown: only what holds everywhere is looked for.
  mutating func read(_ story: Story, language: String?) -> Enrichment {
    text.read(story, lexicon: lexicon, terms: &terms)
    languages = TextLanguages(tag: language ?? "")
    reset()
    var enrichment = Enrichment()
    readRuns()
    settlePlaces(dateline: story.details.dateline)
    enrichment.people = acceptPeople()
    enrichment.organizations = acceptOrganizations()
    enrichment.places = acceptPlaces(story.details.dateline)
    enrichment.quotes = readQuotes()
    for quote in enrichment.quotes { enrichment.people[quote.speaker].isSpeaker = true }
    enrichment.topics = topics(of: story)
    if story.details.keywords.isEmpty { enrichment.keywords = keywords() }
    enrichment.readingMinutes = max(1, (story.body.wordCount + 199) / 200)
    return enrichment
  }

  private mutating func reset() {
    places.removeAll(keepingCapacity: true)
    candidates.removeAll(keepingCapacity: true)
    singles.removeAll(keepingCapacity: true)
    organizations.removeAll(keepingCapacity: true)
    personMentions.removeAll(keepingCapacity: true)
    stateMentions.removeAll(keepingCapacity: true)
    company.reset()
    areTopicsWeighed = false
    isOfSport = nil
  }

  // MARK: Questions about words

  @inline(__always)
  func entry(_ token: Int) -> LexiconEntry {
    let position = text.tokens[token].entry
    return position < 0 ? LexiconEntry() : lexicon.entries[Int(position)]
  }

  @inline(__always)
  func roles(_ token: Int) -> WordRoles {
    text.tokens[token].roles
  }

  @inline(__always)
  func has(_ role: WordRoles, _ token: Int) -> Bool {
    token >= 0 && token < text.tokens.count && !roles(token).isDisjoint(with: role)
  }

  mutating func hasAny(_ role: WordRoles, _ words: Range<Int>) -> Bool {
    for token in words where has(role, token) { return true }
    return false
  }

  @inline(__always)
  func isCapital(_ token: Int) -> Bool { text.tokens[token].shape.contains(.capital) }

  /// A word of every day: known as such, or written small elsewhere in the story.
  @inline(__always)
  func isCommon(_ token: Int) -> Bool {
    if roles(token).contains(.frequent) { return true }
    if languages != .english, !entry(token).common.isDisjoint(with: languages) { return true }
    return terms.term(of: text.tokens[token]).small > 0
  }

  /// Whether nothing but a space stands between the word and the one after it.
  @inline(__always)
  func isJoined(_ token: Int) -> Bool {
    token + 1 < text.tokens.count && token >= 0 && text.tokens[token + 1].gap.isPlain
  }

  /// A word that may be part of a name.
  mutating func isName(_ token: Int) -> Bool {
    let shape = text.tokens[token].shape
    guard shape.contains(.capital), !shape.contains(.foreign) else { return false }
    if shape.contains(.compound), !isSyllabic(token) { return false }
    if text.isTitled(token), isCommon(token) { return false }
    return !has([.first, .month], token)
  }

  /// The longest phrase of the lexicon from a word on that has one of the roles: its end and entry.
  ///
  /// - Parameter wanted: of topics, places and organizations.
  @inline(__always)
  mutating func phrase(
    from token: Int, before end: Int, _ wanted: WordRoles
  ) -> (end: Int, entry: Int32)? {
    let roles = text.tokens[token].roles
    if !roles.isDisjoint(with: wanted.ofPhrases), let found = longer(token, end, wanted) {
      return found
    }
    return roles.isDisjoint(with: wanted) ? nil : (end: token + 1, entry: text.tokens[token].entry)
  }

  /// The same, of two words or more.
  private mutating func longer(
    _ token: Int, _ end: Int, _ wanted: WordRoles
  ) -> (end: Int, entry: Int32)? {
    var next = token + 1
    guard next < end, text.tokens[next].gap.isPlain else { return nil }
    let start = text.tokens[token]
    let head = lexicon.entries[Int(start.entry)]
    guard head.mayGoOn(with: text.tokens[next].key) else { return nil }
    let limit = min(end, token + Int(head.phraseWords))
    var best: (end: Int, entry: Int32)?
    var key = start.key
    while next < limit, text.tokens[next].gap.isPlain {
      key = WordKey.join(key, text.tokens[next].key)
      next += 1
      let found = lexicon.table.slot(of: key)
      if !found.roles.isDisjoint(with: wanted) { best = (end: next, entry: found.position) }
    }
    return best
  }
}
