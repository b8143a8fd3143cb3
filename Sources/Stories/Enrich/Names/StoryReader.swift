/// Reads what a story's text says of people, organizations and places, and what it is about.
///
/// One per worker; its buffers are used again for each story. Precision goes before recall: what no
/// rule backs is left out.
struct StoryReader {
  let lexicon = Lexicon.shared
  var text = StoryText()
  var terms = TermTable()
  var languages: TextLanguages = []
  var places: [PlaceMention] = []
  var candidates: [PersonCandidate] = []
  var singles: [SingleName] = []
  var organizations: [OrganizationMention] = []
  /// Mentions of people as they were accepted: token and person.
  var personMentions: [(token: Int, person: Int)] = []
  /// Demonyms before `government` and the like: token and country.
  var stateMentions: [(token: Int, country: Int32)] = []
  /// Countries and states that the text speaks of, by code.
  var company = Company()
  var topicScores = TopicScores()
  /// Whether the words speak of sport more than of anything else.
  var isSport = false

  /// - Parameter language: BCP 47; `nil` = unknown: only what holds everywhere is looked for.
  mutating func read(_ story: Story, language: String?) -> Enrichment {
    text.read(story, lexicon: lexicon)
    languages = TextLanguages(tag: (language ?? "").prefix { $0 != "-" })
    reset()
    terms.count(text)
    var enrichment = Enrichment()
    readRuns()
    isSport = isAboutSport()
    settlePlaces()
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
    topicScores.reset(lexicon.topics.count)
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

  func isCapital(_ token: Int) -> Bool { text.tokens[token].shape.contains(.capital) }

  /// A word of every day: known as such, or written small elsewhere in the story.
  func isCommon(_ token: Int) -> Bool {
    if roles(token).contains(.frequent) { return true }
    if languages != .english, !entry(token).common.isDisjoint(with: languages) { return true }
    return terms.term(at: token).small > 0
  }

  /// Whether nothing but a space stands between the word and the one after it.
  @inline(__always)
  func isJoined(_ token: Int) -> Bool {
    token + 1 < text.tokens.count && token >= 0 && text.tokens[token + 1].gap.isPlain
  }

  /// A word that may be part of a name.
  func isName(_ token: Int) -> Bool {
    let shape = text.tokens[token].shape
    guard shape.contains(.capital), !shape.contains(.compound), !shape.contains(.foreign) else {
      return false
    }
    if text.isTitled(token), isCommon(token) { return false }
    return !has([.first, .month], token)
  }

  /// The longest phrase of the lexicon from a word on that has one of the roles: its end and entry.
  func phrase(
    from token: Int, before end: Int, _ wanted: WordRoles
  ) -> (end: Int, entry: Int32)? {
    let start = text.tokens[token]
    guard !start.roles.isDisjoint(with: wanted.union(.phrasal)) else { return nil }
    var best = start.roles.isDisjoint(with: wanted) ? nil : (end: token + 1, entry: start.entry)
    guard start.roles.contains(.phrasal) else { return best }
    let limit = min(end, token + Int(lexicon.entries[Int(start.entry)].phraseWords))
    var key = start.key
    var next = token + 1
    while next < limit, text.tokens[next].gap.isPlain {
      key = WordKey.join(key, text.tokens[next].key)
      next += 1
      let found = lexicon.table.position(of: key)
      if found >= 0, !lexicon.entries[Int(found)].roles.isDisjoint(with: wanted) {
        best = (end: next, entry: found)
      }
    }
    return best
  }
}
