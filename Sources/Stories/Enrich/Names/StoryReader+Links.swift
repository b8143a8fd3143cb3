/// How far the name of an organization reaches beyond the words that stand together.
extension StoryReader {
  /// Where a name ends that goes on behind its noun.
  struct LinkedEnd {
    var end: Int
    /// It goes on with words that were not read: what was read is a part of a name, and none.
    var isCut = false
  }

  // MARK: To the right

  /// The end of `for Human Rights`, `of Oxford`, `of the Communist Party of China`.
  mutating func linkedEnd(after end: Int) -> LinkedEnd { linkedEnd(after: end, isLoose: false) }

  /// The same with any small word as a link: where an acronym follows that fits, `Board of Control for
  /// Cricket in India (BCCI)`.
  mutating func looseEnd(after end: Int) -> Int { linkedEnd(after: end, isLoose: true).end }

  private mutating func linkedEnd(after end: Int, isLoose: Bool) -> LinkedEnd {
    var last = end
    for joint in 0..<Self.jointsMax {
      if joint == 1, let end = fieldsEnd(after: last) { last = end }
      guard isLinked(last, isFirst: joint == 0) else { break }
      let part = partBehind(last)
      let isPart =
        joint == 0
        ? !isOther(part)
        : isLoose || goesOn(at: last, with: part) || joint > 1 && isPair(at: last, part)
      guard !part.isEmpty, isPart else {
        return LinkedEnd(end: last, isCut: isCut(at: last, before: part, isFirst: joint == 0))
      }
      last = part.upperBound
    }
    return LinkedEnd(end: last)
  }

  private static let jointsMax = 3
  /// Words between two links.
  private static let partWordsMax = 5

  /// Whether a small word joins what is before it with what follows.
  private mutating func isLinked(_ token: Int, isFirst: Bool) -> Bool {
    guard token + 1 < text.tokens.count, isJoined(token - 1), isJoined(token), !isCapital(token)
    else { return false }
    return has(.link, token) || isFirst && leadsToField(token)
      || !isFirst && (has([.and, .locative], token) || isAmpersand(token))
  }

  /// `Committee on Armed Services`
  private mutating func leadsToField(_ token: Int) -> Bool {
    text.tokens[token].key == Self.on && Self.committees.contains(text.tokens[token - 1].key)
  }

  private static let on = PhraseKey("on")?.whole
  private static let committees = keys("committee subcommittee commission council conference panel")

  /// The words with capitals behind a link and its article; empty where there are none.
  private mutating func partBehind(_ link: Int) -> Range<Int> {
    var start = link + 1
    if !has(.and, link), !isCapital(start), Self.articles.contains(text.tokens[start].key),
      isJoined(start)
    {
      start += 1
    }
    var end = start
    while end < text.tokens.count, end - start < Self.partWordsMax, isWordOfPart(end) {
      guard end == start || text.tokens[end].gap.isPlain else { break }
      // `Department of Justice`, not `Office of Governor`; `Department of Health Secretary` ends.
      if has(.title, end), !has(end == start ? .part : .head, end), !leadsOn(end),
        end == start || text.tokens[end].key != Self.general,
        !leadsField(end)
      {
        break
      }
      end += 1
    }
    return start..<end
  }

  /// `Bureau of Alcohol, Tobacco, Firearms and Explosives`: where a list of fields of work ends.
  /// - Parameter token: behind the first of them.
  private mutating func fieldsEnd(after token: Int) -> Int? {
    guard token < text.tokens.count, !has([.given, .place, .organization], token - 1) else {
      return nil
    }
    var next = token
    var fields = 1
    while next + 1 < text.tokens.count, fields < Self.fieldsMax {
      let gap = text.tokens[next].gap.subtracting(.space)
      let isLast = has(.and, next) && !isCapital(next) && (gap.isEmpty || gap == .comma)
      guard isLast || gap == .comma, fields > 1 || gap == .comma else { return nil }
      let start = isLast ? next + 1 : next
      guard !isLast || isJoined(next), let end = fieldEnd(from: start) else { return nil }
      if isLast { return end }
      next = end
      fields += 1
    }
    return nil
  }

  private static let fieldsMax = 6

  /// Where a field of work ends that the words begin with; no organization, no place and nobody.
  private mutating func fieldEnd(from start: Int) -> Int? {
    guard isName(start), isCommon(start) || isField(start),
      !has([.given, .place, .organization, .title], start)
    else { return nil }
    var end = start + 1
    while end < text.tokens.count, end - start < Self.fieldWordsMax, text.tokens[end].gap.isPlain,
      isName(end)
    {
      end += 1
    }
    let isBody = has(.head, end - 1) && !Self.members.contains(text.tokens[end - 1].key)
    return isBody && !Self.fields.contains(text.tokens[end - 1].key) ? nil : end
  }

  private static let fieldWordsMax = 3

  /// `Commissioner for Human Rights`.
  private mutating func leadsOn(_ token: Int) -> Bool {
    isJoined(token) && !isCapital(token + 1) && has(.link, token + 1)
  }

  /// `Office of Victim Services`: no title before a word of every day that is none.
  private mutating func leadsField(_ token: Int) -> Bool {
    isJoined(token) && isCapital(token + 1) && isCommon(token + 1)
      && !has([.title, .part, .given], token + 1)
  }

  /// `Co-operation` is one, too.
  private mutating func isWordOfPart(_ token: Int) -> Bool {
    if isName(token) { return true }
    let shape = text.tokens[token].shape
    return shape.isSuperset(of: [.capital, .compound]) && !shape.contains(.foreign)
      && !text.isTitled(token)
  }

  /// `for Keir Starmer`, `for the Bureau of Crime Statistics`: somebody, or an organization of its own.
  private mutating func isOther(_ part: Range<Int>) -> Bool {
    if isPersonOf(part) { return true }
    return hasBody(part) && !isBehindOf(part)
  }

  /// `for Keir Starmer`: somebody the organization is for or of.
  private mutating func isPersonOf(_ part: Range<Int>) -> Bool {
    part.count == 2 && has(.given, part.lowerBound) && !has([.place, .part], part.lowerBound)
      && !has([.head, .hall], part.upperBound - 1)
      && !isBehindOf(part)
  }

  /// Whether `of`, with or without an article, leads to the words.
  private mutating func isBehindOf(_ part: Range<Int>) -> Bool {
    var link = part.lowerBound - 1
    if Self.articles.contains(text.tokens[link].key) { link -= 1 }
    return text.tokens[link].key == Self.ofKey
  }

  /// `Party for the Independence of Guinea and Cape Verde`: two countries, behind two links.
  private mutating func isPair(at and: Int, _ part: Range<Int>) -> Bool {
    has(.and, and) && endsInPlace(and)
      && phrase(from: part.lowerBound, before: part.upperBound, [.place])?.end == part.upperBound
  }

  /// Whether a second link leads on within one name: `Health and Human Services`, `Communist Party of
  /// China`, `Co-operation in Europe`; not `Bank of England and the Treasury`, `Bank of Canada in Ottawa`.
  private mutating func goesOn(at link: Int, with part: Range<Int>) -> Bool {
    guard !part.isEmpty else { return false }
    if isAmpersand(link) { return true }
    if has(.and, link) {
      return !hasBody(part) && !endsInPlace(link) && !has(.given, part.lowerBound)
        && (isCommon(part.lowerBound) || isField(part.lowerBound)
          || text.tokens[part.lowerBound].shape.contains(.compound))
        && phrase(from: part.lowerBound, before: part.upperBound, [.organization, .place]) == nil
    }
    if has(.locative, link) { return isRegion(part) || isCountry(part, ofMembers: link - 1) }
    let place = phrase(from: part.lowerBound, before: part.upperBound, [.place])
    return place?.end == part.upperBound || has([.head, .title], link - 1)
  }

  /// `Paleoanthropology`, `Integration`: a word that ends like a field of work.
  mutating func isField(_ token: Int) -> Bool {
    let word = text.tokens[token]
    return word.length > 6
      && Self.endsOfFields.contains(text.bytes[Int(word.end) - 4..<Int(word.end)])
  }

  private static let endsOfFields: Set<ArraySlice<UInt8>> = Set(
    """
    logy aphy nomy stry tics mics sics ties ries ture tion sion ment ness ance ence tive ives ical ural atic
    phic onal lism cing
    """.split(separator: " ").map { ArraySlice(Array($0.utf8)) })

  /// Whether the words have the noun of an organization, but for nouns of fields of work: `Technology`.
  private mutating func hasBody(_ words: Range<Int>) -> Bool {
    for token in words
    where has(.head, token) && !Self.fields.contains(text.tokens[token].key) {
      return true
    }
    return false
  }

  /// Whether a place's name ends before a word.
  private mutating func endsInPlace(_ end: Int) -> Bool {
    var token = end - 1
    while token >= 0, end - token <= 3, isCapital(token) {
      if phrase(from: token, before: end, [.place])?.end == end { return true }
      token -= 1
    }
    return false
  }

  /// `Association of Banks in Lebanon`: where the members are.
  private mutating func isCountry(_ words: Range<Int>, ofMembers member: Int) -> Bool {
    guard member >= 2, !endsInPlace(member + 1), text.tokens[member - 1].key == Self.ofKey,
      Self.leagues.contains(text.tokens[member - 2].key),
      let found = phrase(from: words.lowerBound, before: words.upperBound, [.place]),
      found.end == words.upperBound, let sense = senses(found.entry).first
    else { return false }
    return lexicon.facts[Int(lexicon.senses[sense].place)].kind == .country
  }

  private static let leagues = keys("association federation confederation chamber league union")

  /// `Europe`, `the Middle East`: no town that an organization sits in.
  private mutating func isRegion(_ words: Range<Int>) -> Bool {
    guard let found = phrase(from: words.lowerBound, before: words.upperBound, [.place]),
      found.end == words.upperBound, let sense = senses(found.entry).first
    else { return false }
    return lexicon.facts[Int(lexicon.senses[sense].place)].kind == .region
  }

  /// Whether a refused `of`, or a refused `for` behind another link, makes a part of what was read.
  private mutating func isCut(at link: Int, before part: Range<Int>, isFirst: Bool) -> Bool {
    guard has(.link, link), isCapital(part.lowerBound), !has([.first, .month], part.lowerBound)
    else { return false }
    if isFirst, text.tokens[link].key != Self.ofKey { return false }
    // `School of Medicine of Harvard University`: two of them.
    return !hasBody(part) && !isPersonOf(part) && !endsInPlace(link)
  }

  private static let ofKey = PhraseKey("of")?.whole
  private static let articles = keys("the a an")
  static let fields = keys(
    """
    technology technologies industries energy communications services service systems media \
    securities insurance foods petroleum electronics water
    """)

  // MARK: To the left

  /// Where a name really begins whose noun was found: `All India Institute`, `East Japan Railway`,
  /// `Republican People's Party`.
  /// - Parameter words: as far as the run of capitals has them.
  /// - Returns: `nil` where what stands before the words makes them a part of an unknown name.
  mutating func leftEdge(of words: Range<Int>, noun: Int, in run: Range<Int>) -> Int? {
    let begin = words.lowerBound
    guard begin == run.lowerBound, begin > 0 else { return begin }
    if text.tokens[begin].gap.contains(.possessive) { return possessorStart(words, noun: noun) }
    let before = begin - 1
    if isAmpersand(before), let start = startBefore(ampersand: before) { return start }
    guard isJoined(before), isCapital(before) else { return begin }
    if has(.direction, before) { return before }
    if text.tokens[before].key == Self.all, has([.place, .demonym], begin) { return before }
    guard text.tokens[before].gap.startsSentence, isName(before), !has(.title, before),
      hasOwnCapital(before)
    else { return begin }
    return before
  }

  /// `Smith & Wesson Brands`: where the names before an ampersand begin.
  private mutating func startBefore(ampersand: Int) -> Int? {
    var start = ampersand
    while start > 0, ampersand - start < Self.ownerWordsMax, isJoined(start - 1), isName(start - 1)
    {
      start -= 1
    }
    return start < ampersand && isJoined(ampersand) ? start : nil
  }

  /// `Lyle & Pennington`, `Smith & Wesson Brands Inc.`: two names with an ampersand between them are one.
  /// - Returns: where the second ends.
  mutating func readPartners(_ run: Range<Int>) -> Int? {
    let joint = run.upperBound
    guard joint + 1 < text.tokens.count, isAmpersand(joint), isJoined(joint - 1), isJoined(joint),
      isName(joint + 1), !text.isTitled(joint + 1), run.count <= Self.ownerWordsMax,
      !isCommon(joint - 1) || !isCommon(joint + 1),
      organizations.last?.words.contains(run.lowerBound) != true,
      phrase(from: run.lowerBound, before: text.tokens.count, [.organization]) == nil
    else { return nil }
    let end = runEnd(from: joint + 1)
    guard end - joint <= Self.partWordsMax else { return nil }
    var begin = run.lowerBound
    while begin < joint - 1, has([.title, .part], begin) { begin += 1 }
    organizations.append(
      OrganizationMention(
        words: begin..<end, known: -1, needsFullName: false, rule: .organizationNoun))
    return end
  }

  private mutating func isAmpersand(_ token: Int) -> Bool {
    text.tokens[token].key == Self.ampersand
  }

  /// `Office of the Comptroller General`
  static let general = PhraseKey("general")?.whole
  private static let ampersand = PhraseKey("&")?.whole

  /// `St. Paul's Episcopal Church`, `Jefferson County Sheriff's Office`, `Children's Hospital`.
  private mutating func possessorStart(_ words: Range<Int>, noun: Int) -> Int? {
    let owner = words.lowerBound - 1
    guard isCapital(owner) else { return words.lowerBound }
    if isJoined(owner - 1), isCapital(owner - 1),
      Self.saints.contains(text.tokens[owner - 1].key)
    {
      return owner - 1
    }
    // `Britain's Labour Party`.
    if has([.place, .demonym, .organization], owner) { return words.lowerBound }
    // `Brigham and Women's Hospital`: a part of it.
    if isJoined(owner - 1), isJoined(owner - 2), has(.and, owner - 1), isCapital(owner - 2) {
      return nil
    }
    let isHouse = Self.houses.contains(text.tokens[noun].key)
    let bare = isHouse && words.count <= 2 ? nil : words.lowerBound
    guard isName(owner), !has(.given, owner), isCommon(owner) || isPlural(owner) else {
      return bare
    }
    var start = owner
    while start > 0, owner - start < Self.ownerWordsMax, isJoined(start - 1), isName(start - 1) {
      start -= 1
    }
    guard has(.title, owner) else { return start }
    // `Prime Minister's Office`; `Governor's Office` is no name.
    return start < owner && Self.offices.contains(text.tokens[noun].key) ? start : bare
  }

  /// `Magistrates'`: the plural of a title, or of a word of every day.
  private mutating func isPlural(_ token: Int) -> Bool {
    let word = text.tokens[token]
    let end = Int(word.end) - 1
    guard end > Int(word.start), text.bytes[end] == 0x73 else { return false }
    var hasher = WordHasher()
    for index in Int(word.start)..<end {
      let byte = text.bytes[index]
      hasher.add(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    return !lexicon.table.slot(of: hasher.value).roles.isDisjoint(with: [.title, .frequent])
  }

  private static let ownerWordsMax = 3
  private static let all = PhraseKey("all")?.whole
  private static let offices = keys("office department")
  private static let saints = keys("st saint")
  /// What is named by whom it belongs to, so that it has no name without.
  private static let houses = keys("church court office hospital school college")
}
