/// Organizations: known ones, and those whose name says that they are one.
extension StoryReader {
  // MARK: Patterns

  /// A name that ends in an organization's noun, or has one before `of` or `for`.
  mutating func readOrganizationPattern(from start: Int, in run: Range<Int>) -> Int? {
    guard languages.contains(.english) else {
      return readAcronym(start..<run.upperBound) ?? readNounFirst(from: start, in: run)
    }
    var begin = start
    // `Foreign Ministry` has a title's words and is none; `President Joe Biden` is.
    while begin < run.upperBound, has(.title, begin), !has(.head, begin), !isOfGroup(begin) {
      begin += 1
    }
    // `Opposition Social Democratic Party`, where a sentence begins.
    if begin + 2 < run.upperBound, Self.sides.contains(text.tokens[begin].key),
      text.tokens[begin].gap.startsSentence
    {
      begin += 1
    }
    guard begin < run.upperBound else { return nil }
    if let next = readIncorporated(begin..<run.upperBound) { return next }
    var end = run.upperBound
    // The last noun of an organization in the run.
    while end > begin, !has(.head, end - 1) { end -= 1 }
    let isAtEnd = end == run.upperBound || isSeat(end..<run.upperBound)
    let linked =
      end == run.upperBound
        && !Self.companies.contains(text.tokens[max(begin, end - 1)].key)
      ? linkedEnd(after: end) : LinkedEnd(end: isAtEnd ? run.upperBound : end)
    let extended = linked.end
    if let next = readAcronym(begin..<run.upperBound, linked, after: end) { return next }
    guard end > begin, isAtEnd || has(.and, end), !linked.isCut else { return nil }
    guard begin == start || extended > end, !hasAny(.strong, begin..<end) else { return nil }
    // `Centre for Research`, not `Shopping Centre`.
    guard extended > end || !has(.hall, end - 1) else { return nil }
    if isOwner(extended) { return nil }
    // `the 33rd Front of the party`
    if end - begin == 1, begin > 0, isJoined(begin - 1),
      text.tokens[begin - 1].shape.contains(.digit)
    {
      return nil
    }
    // `West Bank` has the noun and is a place.
    if end - begin > 1, phrase(from: begin, before: end, [.place])?.end == end { return nil }
    if has(.direction, begin), end - begin == 1 { return nil }
    if let known = phrase(from: begin, before: text.tokens.count, [.organization]),
      known.end >= extended
    {
      return nil
    }
    guard let edge = leftEdge(of: begin..<extended, noun: end - 1, in: run),
      extended - edge >= 2, extended > end || isDistinct(edge..<end)
    else { return nil }
    begin = edge == start ? joinedStart(before: start, end: extended) : edge
    organizations.append(
      OrganizationMention(
        words: begin..<extended, known: -1, needsFullName: false, rule: .organizationNoun,
        acronym: acronymOfKnown(behind: begin..<extended)))
    return extended
  }

  /// `Native American Rights Fund`, `Official Receiver`: a title's word that names things as well.
  private mutating func isOfGroup(_ token: Int) -> Bool {
    // `General Confederation of Labor`
    if text.tokens[token].key == Self.general, isJoined(token), isCapital(token + 1),
      has(.head, token + 1)
        || !has(.given, token + 1) && isJoined(token + 1) && isCapital(token + 2)
          && has(.head, token + 2)
    {
      return true
    }
    return Self.groups.contains(text.tokens[token].key)
  }

  private static let sides = keys("opposition ruling rival")
  private static let groups = keys("native official student passenger pilot victim producer")

  /// `Brightwater Therapeutics, Inc.`: a company's legal form behind a comma.
  private mutating func readIncorporated(_ words: Range<Int>) -> Int? {
    let form = words.upperBound
    guard form < text.tokens.count, text.tokens[form].gap.subtracting([.space, .dot]) == .comma,
      isCapital(form), Self.legalForms.contains(text.tokens[form].key),
      phrase(from: words.lowerBound, before: form, [.organization])?.end != form
    else { return nil }
    organizations.append(
      OrganizationMention(
        words: words.lowerBound..<form + 1, known: -1, needsFullName: false,
        rule: .organizationNoun))
    return form
  }

  /// What ends a company's name: `Toho Co. for Japan`.
  private static let companies = keys("inc llc ltd plc corp lp co gmbh")
  private static let legalForms = keys("inc llc ltd plc corp lp")

  /// `Imperial College London`: a place behind the noun of a college.
  private mutating func isSeat(_ words: Range<Int>) -> Bool {
    guard let before = words.first.map({ $0 - 1 }), before >= 0,
      Self.colleges.contains(text.tokens[before].key)
    else { return false }
    return phrase(from: words.lowerBound, before: words.upperBound, [.place])?.end
      == words.upperBound
  }

  private static let colleges = keys("college university")

  /// `World Wide Fund for Nature (WWF)`: an acronym that the list has under another name.
  private mutating func acronymOfKnown(behind words: Range<Int>) -> Int {
    let token = words.upperBound
    guard isAcronymInParentheses(token), has(.organization, token),
      text.bytes[Int(text.tokens[token].start)]
        == text.bytes[Int(text.tokens[words.lowerBound].start)]
    else { return -1 }
    return token
  }

  /// `the Ways and Means Committee`, `the Independent Electoral and Boundaries Commission`: where the
  /// name begins that an `and` stands in; not `the Kremlin and Foreign Ministry`.
  private mutating func joinedStart(before start: Int, end: Int) -> Int {
    let joint = start - 1
    if let begin = fieldsStart(before: joint) { return begin }
    guard 2...8 ~= end - start, joint >= 2, has(.and, joint), isJoined(joint), isJoined(joint - 1),
      text.tokens[joint].shape.isDisjoint(with: .capital)
    else { return start }
    var begin = joint
    while begin > 0, joint - begin < 4, isName(begin - 1), isJoined(begin - 1) { begin -= 1 }
    guard begin < joint, begin > 0, isJoined(begin - 1), text.tokens[begin - 1].key == Self.the,
      isCommon(joint - 1) || isField(joint - 1),
      !has([.head, .hall], joint - 1) || Self.fields.contains(text.tokens[joint - 1].key)
    else { return start }
    let known = phrase(from: begin, before: joint, [.organization, .place])
    return known?.end == joint ? start : begin
  }

  /// `the Meteorology, Climatology, and Geophysics Agency`: where the list of its fields begins.
  private mutating func fieldsStart(before joint: Int) -> Int? {
    guard joint >= 3, has(.and, joint), isJoined(joint), isField(joint + 1) else { return nil }
    var begin = joint
    while begin > 0, joint - begin < 4, isCapital(begin - 1), isField(begin - 1),
      text.tokens[begin].gap.subtracting(.space) == .comma || begin == joint && isJoined(begin - 1)
    {
      begin -= 1
    }
    guard begin < joint, begin > 0, isJoined(begin - 1), text.tokens[begin - 1].key == Self.the
    else { return nil }
    return begin
  }

  /// `Bolivian Workers' Central`, `Confederation of German Employers' Associations`: a part of a name ends, and
  /// its owner is many.
  private mutating func isOwner(_ end: Int) -> Bool {
    guard end < text.tokens.count, text.tokens[end].gap.contains(.possessive), isCapital(end),
      isJoined(end - 2)
    else { return false }
    let last = Int(text.tokens[end - 1].end) - 1
    return text.bytes[last] == 0x73 && !isGenitive(end - 1)
  }

  /// Who an organization is of.
  static let members = keys("workers employees teachers")

  /// Two words of every day with a capital at a sentence's beginning are no name yet.
  private mutating func isDistinct(_ words: Range<Int>) -> Bool {
    guard words.count >= 2 else { return false }
    // A given name before a noun that is a surname too: `Will Young`.
    if words.count == 2, has(.given, words.lowerBound), has(.family, words.upperBound - 1) {
      return false
    }
    return
      !(text.tokens[words.lowerBound].gap.startsSentence && words.count == 2
      && isCommon(words.lowerBound)
      && !hasOwnCapital(words.lowerBound)
      && !entry(words.lowerBound).isDemonym && !entry(words.lowerBound).isPlace)
  }

  /// Whether the word has a capital somewhere that its place does not explain.
  mutating func hasOwnCapital(_ word: Int) -> Bool {
    let term = text.tokens[word].term
    for token in text.tokens.indices where text.tokens[token].term == term {
      if isCapital(token), !text.tokens[token].gap.startsSentence, !text.isTitled(token) {
        return true
      }
    }
    return false
  }

  /// The end of `for Human Rights`, `of Oxford`, `for Security and Co-operation in Europe`.
  private mutating func linkedEnd(after end: Int) -> Int {
    var last = end
    var joints = 0
    while joints < 3, last + 1 < text.tokens.count, isJoined(last - 1), isJoined(last),
      !isCapital(last), isLink(last, isFirst: joints == 0)
    {
      var next = last + 1
      if has(.first, next), !isCapital(next), isJoined(next) { next += 1 }
      guard next < text.tokens.count, isName(next), !has(.title, next) else { break }
      var stop = next + 1
      while stop < text.tokens.count, text.tokens[stop].gap.isPlain, isName(stop), stop - next < 5 {
        stop += 1
      }
      last = stop
      joints += 1
    }
    return last
  }

  private mutating func isLink(_ token: Int, isFirst: Bool) -> Bool {
    isFirst ? has(.link, token) : has(.and, token) || has(.locative, token)
  }

  // MARK: Acronyms

  /// The acronym behind a name that goes on behind its noun, or behind the run that the noun is in.
  private mutating func readAcronym(
    _ words: Range<Int>, _ linked: LinkedEnd, after noun: Int
  ) -> Int? {
    var begin = words.lowerBound
    // `All India Institute of Medical Sciences (AIIMS)`: a first word that begins no run.
    if isJoined(begin - 1), isCapital(begin - 1) { begin -= 1 }
    if noun == words.upperBound, linked.end > noun || linked.isCut,
      let next = readAcronym(begin..<looseEnd(after: noun))
    {
      return next
    }
    return readAcronym(begin..<(linked.end > noun ? linked.end : words.upperBound))
  }

  private mutating func isAcronymInParentheses(_ token: Int) -> Bool {
    token < text.tokens.count && text.tokens[token].gap.subtracting(.space) == .open
      && text.tokens[token].shape.contains(.allCapitals)
      && (token + 1 >= text.tokens.count || text.tokens[token + 1].gap.contains(.close))
  }

  /// `World Health Organization (WHO)`: the letters of the acronym begin the words of the name.
  private mutating func readAcronym(_ words: Range<Int>) -> Int? {
    let token = words.upperBound
    guard words.count >= 2, isAcronymInParentheses(token) else { return nil }
    let acronym = text.tokens[token]
    guard let begin = acronymStart(acronym, words) else { return nil }
    guard !has(.hall, token - 1), phrase(from: begin, before: token, [.place])?.end != token
    else { return nil }
    organizations.append(
      OrganizationMention(
        words: begin..<token, known: -1, needsFullName: false, rule: .acronymInParentheses,
        acronym: token))
    return token
  }

  /// Where the name begins whose capitals are the acronym's letters.
  private mutating func acronymStart(_ acronym: Token, _ words: Range<Int>) -> Int? {
    var letter = Int(acronym.end) - 1
    var token = words.upperBound - 1
    let start = Int(acronym.start)
    while letter >= start {
      guard token >= words.lowerBound else { return nil }
      let byte = text.bytes[Int(text.tokens[token].start)]
      if !isCapital(token) {
        token -= 1
        continue
      }
      guard byte == text.bytes[letter] else { return nil }
      letter -= 1
      token -= 1
    }
    return token + 1
  }

  // MARK: Known ones

  mutating func readKnownOrganization(from token: Int, in run: Range<Int>) -> Int? {
    let known = phrase(from: token, before: text.tokens.count, [.organization])
    guard let known else { return nil }
    let entry = lexicon.entries[Int(known.entry)]
    let isAcronym = text.tokens[token].shape.contains(.allCapitals)
    if known.end == token + 1 {
      let length = text.tokens[token].end - text.tokens[token].start
      let organization = lexicon.organizations[Int(entry.organization)]
      // `IS`, `who`: an acronym in capitals only.
      if !isAcronym, length <= 4,
        organization.utf8.count > Int(length) || Self.isUpper(organization)
      {
        return nil
      }
      if isAcronym, text.isTitled(token), !Self.isUpper(organization), length < 4 { return nil }
      // `Christie's`, not Chris Christie.
      if organization.hasSuffix("'s"), !isGenitive(token) { return nil }
      if isPartOfOther(token, in: run) { return nil }
    } else if known.end > run.upperBound, !isName(known.end - 1) {
      return nil
    }
    var end = known.end
    while end < run.upperBound, has(.head, end), !has(.hall, end), end - known.end < 2 { end += 1 }
    organizations.append(
      OrganizationMention(
        words: token..<known.end, known: entry.organization, needsFullName: entry.needsFullName,
        rule: .knownOrganization))
    return max(end, known.end)
  }

  /// Whether `'s` stands behind a word.
  private mutating func isGenitive(_ token: Int) -> Bool {
    let end = Int(text.tokens[token].end)
    let width = end < text.bytes.count && text.bytes[end] == 0x27 ? 1 : 3
    return end + width < text.bytes.count && text.bytes[end + width] == 0x73
      && (width == 1 || text.bytes[end] == 0xE2)
  }

  private static func isUpper(_ name: String) -> Bool {
    name.utf8.allSatisfy { $0 &- 0x61 >= 26 }
  }

  /// A capitalized neighbor that is no noun of an organization, no title and no word of every day.
  private mutating func isPartOfOther(_ token: Int, in run: Range<Int>) -> Bool {
    if token + 1 < run.upperBound, bindsOrganization(token + 1) || isSponsored(token + 1) {
      return true
    }
    return token > run.lowerBound && has(.given, token - 1)
  }

  /// `Allianz Arena`, `Emirates Stadium`: what a company gave its name to.
  private mutating func isSponsored(_ token: Int) -> Bool {
    Self.venues.contains(text.tokens[token].key)
  }

  private static let venues = keys("arena stadium center centre park field cup open classic trophy")

  private mutating func bindsOrganization(_ token: Int) -> Bool {
    !has([.title, .part, .head, .said, .demonym, .place], token) && !isCommon(token)
  }

  // MARK: Accepted

  mutating func acceptOrganizations() -> [FoundEntity] {
    var found: [FoundEntity] = []
    guard !organizations.isEmpty else { return found }
    found.reserveCapacity(organizations.count)
    // For each of them its first mention.
    firstMentions.removeAll(keepingCapacity: true)
    for index in organizations.indices {
      let mention = organizations[index]
      if mention.needsFullName, !hasFullName(mention.known) { continue }
      if isPerson(mention.words) || isInside(mention) { continue }
      guard let number = number(of: mention) else {
        firstMentions.append(index)
        found.append(entity(mention))
        continue
      }
      found[number].mentions += 1
      if mention.known < 0,
        mention.words.count > organizations[firstMentions[number]].words.count
      {
        let mentions = found[number].mentions
        found[number] = entity(mention)
        found[number].mentions = mentions
      }
    }
    return found
  }

  private mutating func hasFullName(_ known: Int32) -> Bool {
    for index in organizations.indices
    where organizations[index].known == known && !organizations[index].needsFullName {
      return true
    }
    return false
  }

  private mutating func isPerson(_ words: Range<Int>) -> Bool {
    for index in candidates.indices
    where candidates[index].person >= 0 && candidates[index].words.overlaps(words) {
      return true
    }
    return false
  }

  /// `Red Cross` in `International Federation of Red Cross and Red Crescent Societies`.
  private mutating func isInside(_ mention: OrganizationMention) -> Bool {
    for index in organizations.indices where !organizations[index].needsFullName {
      let words = organizations[index].words
      if words.count > mention.words.count, words.lowerBound <= mention.words.lowerBound,
        words.upperBound >= mention.words.upperBound
      {
        return true
      }
    }
    return false
  }

  /// Which of those found before it is.
  private mutating func number(of mention: OrganizationMention) -> Int? {
    for number in firstMentions.indices
    where isSame(mention, organizations[firstMentions[number]]) {
      return number
    }
    return nil
  }

  private mutating func entity(_ mention: OrganizationMention) -> FoundEntity {
    let range = nameRange(mention.words)
    var name = text.string(range)
    var literal: String?
    if mention.known >= 0 {
      let official = lexicon.organizations[Int(mention.known)]
      let isAcronym = text.tokens[mention.words.lowerBound].shape.contains(.allCapitals)
      // A genitive's ending is none here: `Standard & Poor's`.
      if official.utf8.count == name.utf8.count + 2, official == name + "'s" { name = official }
      // Its English name is another's in a text of another language: `CDU`.
      if mention.words.count == 1, isAcronym, official != name, languages.contains(.english) {
        literal = name
        name = official
      }
    } else if mention.acronym >= 0 {
      literal = text.string(words: mention.acronym..<mention.acronym + 1)
    }
    var entity = FoundEntity(
      name: name, rule: mention.rule, span: text.span(range), mentions: 1)
    entity.literal = literal
    return entity
  }

  /// The same one in the list, the same words, or the last words of a longer name.
  private mutating func isSame(_ mention: OrganizationMention, _ other: OrganizationMention) -> Bool
  {
    if mention.known >= 0, mention.known == other.known { return true }
    if other.acronym >= 0, mention.words.count == 1,
      text.tokens[mention.words.lowerBound].key == text.tokens[other.acronym].key
    {
      return true
    }
    guard mention.known < 0 || other.known < 0 else { return false }
    let shared = min(mention.words.count, other.words.count)
    guard shared >= 2 || mention.words.count == other.words.count else { return false }
    for offset in 1...shared
    where text.tokens[mention.words.upperBound - offset].key
      != text.tokens[other.words.upperBound - offset].key
    {
      return false
    }
    return true
  }
}
