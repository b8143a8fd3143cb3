/// Runs of capitalized words, and what stands in them: titles, places, organizations, people.
extension StoryReader {
  mutating func readRuns() {
    var token = 0
    let count = text.tokens.count
    while token < count {
      if token == text.bodyToken, text.datelineEnd > token {
        readDateline()
        token = text.datelineEnd
        continue
      }
      if text.tokens[token].gap.contains(.quote), let end = titleEnd(from: token) {
        token = end
        continue
      }
      token = text.tokens[token].shape.contains(.capital) ? readRun(at: token) : token + 1
    }
  }

  /// - Returns: where the run that a capital begins ends.
  private mutating func readRun(at token: Int) -> Int {
    guard isName(token) else { return readNamesake(at: token) ?? readPhraseOfFirst(at: token) }
    let end = runEnd(from: token)
    var start = token
    if startsWithCommonWord(token), !isNamesake(token) { start += 1 }
    if start < end {
      if let end = readPartners(start..<end) { return end }
      return readNames(start..<end)
    }
    return end
  }

  /// A place or an organization whose first word begins sentences too: `The Hague`, `West Bank`.
  private mutating func readPhraseOfFirst(at token: Int) -> Int {
    guard has(.phrasal, token) else { return token + 1 }
    let limit = min(text.tokens.count, token + Int(entry(token).phraseWords))
    if let found = phrase(from: token, before: limit, [.organization, .place]),
      found.end > token + 1, hasName(token..<found.end)
    {
      return readNames(token..<found.end)
    }
    return token + 1
  }

  private mutating func hasName(_ words: Range<Int>) -> Bool {
    for token in words where isName(token) { return true }
    return false
  }

  /// Whether the run's first word owes its capital to its place.
  private mutating func startsWithCommonWord(_ token: Int) -> Bool {
    let gap = text.tokens[token].gap
    // `Magistrates' Court`: the apostrophe opens no quotation.
    guard gap.startsSentence, !gap.contains(.possessive) else { return false }
    if token == 0, isSlug(token) { return true }
    if text.tokens[token].shape.contains(.allCapitals) { return isLabel(token) }
    let entry = entry(token)
    if !entry.roles.isDisjoint(with: [.given, .title, .part, .strong]) { return false }
    if entry.isPlace || entry.isDemonym || entry.organization >= 0 { return false }
    // `Park Ji-hoon`.
    if token + 1 < text.tokens.count, text.tokens[token + 1].shape.contains(.compound),
      isSyllabic(token + 1)
    {
      return false
    }
    if entry.phraseWords > 1,
      phrase(from: token, before: text.tokens.count, [.organization, .place]) != nil
    {
      return false
    }
    return isCommon(token)
  }

  /// `SOURCE Brightwater Therapeutics`: a word in capitals before a name that has none.
  private mutating func isLabel(_ token: Int) -> Bool {
    isCommon(token) && text.tokens[token].length > 4 && isJoined(token)
      && isCapital(token + 1) && text.tokens[token + 1].shape.contains(.hasLower)
      && !has([.place, .organization, .title, .part], token)
  }

  /// Capitalized words with nothing but spaces between, small particles among them.
  mutating func runEnd(from start: Int) -> Int {
    var end = start + 1
    let count = text.tokens.count
    while end < count {
      guard text.tokens[end].gap.isPlain, end - start < Self.runWordsMax else { break }
      if isName(end) || isSurnameOfMonth(end) {
        end += 1
        continue
      }
      // `Ursula von der Leyen`: the next capital belongs to it.
      var next = end
      while next < count, next - end < 3, text.tokens[next].gap.isPlain, !isCapital(next),
        has(.particle, next)
      {
        next += 1
      }
      guard next > end, next < count, text.tokens[next].gap.isPlain, isName(next),
        !languages.contains(.german) || hasAny(.given, start..<end)
      else { break }
      end = next + 1
    }
    return end
  }

  /// `Theresa May`: a month's name behind a given name, no day or year behind it.
  private mutating func isSurnameOfMonth(_ token: Int) -> Bool {
    guard has(.month, token), isCapital(token), has(.given, token - 1), !text.isTitled(token) else {
      return false
    }
    return token + 1 >= text.tokens.count || !text.tokens[token + 1].shape.contains(.digit)
  }

  /// Longer runs are no names but headlines.
  private static let runWordsMax = 12

  // MARK: Inside a run

  /// - Returns: where the last name ends; some reach beyond the run, `Port of Spain`.
  private mutating func readNames(_ run: Range<Int>) -> Int {
    var token = run.lowerBound
    while token < run.upperBound {
      if let next = readOrganizationPattern(from: token, in: run) {
        token = next
        continue
      }
      if let next = readKnownOrganization(from: token, in: run) {
        token = next
        continue
      }
      if let next = readPlaceName(from: token, in: run) {
        token = next
        continue
      }
      if has(.demonym, token), token + 1 < run.upperBound || !has(.given, token) {
        readDemonym(token)
        token += 1
        continue
      }
      token = readPerson(from: token, in: run)
    }
    return token
  }

  private mutating func readDemonym(_ token: Int) {
    let country = entry(token).demonym
    guard country >= 0 else { return }
    company.add(lexicon.facts[Int(country)])
    if isJoined(token), has(.state, token + 1) || isJoined(token + 1) && has(.state, token + 2) {
      stateMentions.append(StateMention(token: token, country: country))
    }
  }

  // MARK: Places

  private mutating func readPlaceName(from token: Int, in run: Range<Int>) -> Int? {
    guard let found = placePhrase(from: token, in: run), mayHold(found.entry) else { return nil }
    // A person of a place's name is a person: `Jordan Peterson`; so is what a title leads.
    let isBound = token > run.lowerBound && binds(token - 1)
    let isShadowed =
      isBound || isOfAnother(token)
      || found.end < run.upperBound && (binds(found.end) || isDivision(found.end))
        && !isOwnDivision(found.end, of: found.entry)
    if isShadowed, found.end == token + 1, mayBePerson(token, in: run) { return nil }
    let before = token - 1
    let isLed =
      before >= 0 && isJoined(before)
      && (has(.preposition, before) || has(.direction, before) && has(.preposition, before - 1))
    places.append(
      PlaceMention(
        words: token..<found.end, entry: found.entry,
        isLedTo: isLed || isListed(token..<found.end), isShadowed: isShadowed))
    return found.end
  }

  /// `in Hamilton and Auckland`, `à Marseille, Lyon et Nantes`: the preposition leads to all of a list.
  private mutating func isListed(_ words: Range<Int>) -> Bool {
    guard let before = places.last, before.isLedTo, !before.isShadowed else { return false }
    let first = words.lowerBound
    if before.words.upperBound == first - 1 {
      return has(.and, first - 1) && !isCapital(first - 1) && isJoined(first - 1)
    }
    guard before.words.upperBound == first, words.upperBound + 1 < text.tokens.count,
      text.tokens[first].gap.subtracting(.space) == .comma
    else { return false }
    // A comma alone may end the list: `in Paris, Jordan said`.
    let next = words.upperBound
    let gap = text.tokens[next].gap
    return gap.contains(.comma) && isCapital(next) || has(.and, next) && isCapital(next + 1)
  }

  /// `Erie County Executive`: no city of the name, whatever title follows.
  private mutating func isDivision(_ token: Int) -> Bool {
    Self.divisions.contains(text.tokens[token].key)
  }

  private static let divisions = keys("county parish district prefecture province")

  /// `Hunan Province`, `Inner Mongolia Autonomous Region`: what the place itself is.
  private mutating func isOwnDivision(_ token: Int, of entry: Int32) -> Bool {
    guard Self.ownDivisions.contains(text.tokens[token].key) else { return false }
    for index in senses(entry)
    where lexicon.facts[Int(lexicon.senses[index].place)].kind == .state {
      return true
    }
    return false
  }

  private static let ownDivisions = keys(
    "county province prefecture region oblast governorate state autonomous")

  /// `the Gulf of Mexico`, `the Duchess of Sussex`: waters and nobles are no place on land.
  private mutating func isOfAnother(_ token: Int) -> Bool {
    guard token >= 2, isJoined(token - 1), isJoined(token - 2), isCapital(token - 2),
      text.tokens[token - 1].key == Self.of
    else { return false }
    return Self.others.contains(text.tokens[token - 2].key)
  }

  static let of = PhraseKey("of")?.whole
  private static let others = keys(
    "gulf strait straits sea bay duke duchess earl countess marquess viscount")

  /// The longest name of a place from a word on, over small words too: `Trinidad and Tobago`.
  private mutating func placePhrase(
    from token: Int, in run: Range<Int>
  ) -> (end: Int, entry: Int32)? {
    if let found = phrase(from: token, before: text.tokens.count, [.place]),
      found.end <= run.upperBound || isCapital(found.end - 1)
    {
      return found
    }
    return phrase(from: token, before: run.upperBound, [.place])
  }

  /// Whether one of the places of the name has it in the text's language: `Ginevra` is Geneva in Italian
  /// only.
  private mutating func mayHold(_ entry: Int32) -> Bool {
    for index in senses(entry) {
      let wanted = lexicon.senses[index].languages
      if wanted.isEmpty || !wanted.isDisjoint(with: languages) { return true }
    }
    return false
  }

  private mutating func mayBePerson(_ token: Int, in run: Range<Int>) -> Bool {
    (has([.given, .family], token) || hasRoleBefore(token)) && token + 1 < run.upperBound
  }

  /// Whether a neighbor in the run makes one name with a place: not a title, a direction, a demonym.
  private mutating func binds(_ token: Int) -> Bool {
    if text.tokens[token].shape.contains(.digit) { return false }
    let entry = entry(token)
    if !entry.roles.isDisjoint(with: [.title, .direction, .said, .strong]) { return false }
    if entry.roles.contains(.part), !entry.roles.contains(.head) { return false }
    if entry.isDemonym { return false }
    // German nouns have capitals; only a given name binds.
    if languages.contains(.german) { return entry.roles.contains(.given) }
    return true
  }
}
