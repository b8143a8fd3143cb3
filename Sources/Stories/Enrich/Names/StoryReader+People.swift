/// People: a name of two words or more with something that backs it.
extension StoryReader {
  /// Reads the name at a word of a run, titles before it included.
  /// - Returns: where the run goes on.
  mutating func readPerson(from start: Int, in run: Range<Int>) -> Int {
    var token = start
    var isTitled = false
    var strong = -1
    while token < run.upperBound, has([.title, .part, .strong], token), !isNameOfPerson(token, run)
    {
      if has([.title, .strong], token) { isTitled = true }
      strong = has(.strong, token) ? token : -1
      token += 1
      if token < run.upperBound, text.tokens[token - 1].shape.contains(.compound) { break }
    }
    guard token < run.upperBound else { return run.upperBound }
    let isFirst = token == start
    if let name = nameBehindRole(token, in: run) {
      token = name
      isTitled = true
    } else if isFirst {
      token = givenName(after: token, in: run)
    }
    var end = token + 1
    while end < run.upperBound, !endsName(end, from: token) { end += 1 }
    if strong >= 0, strong == token - 1 {
      addRuler(title: strong, name: token..<end)
    } else {
      addCandidate(token..<end, isTitled: isTitled, from: start)
    }
    return end
  }

  /// `Major`, `Dean`: a title's word that begins a name, because a name's word follows and none
  /// of a title went before.
  private mutating func isNameOfPerson(_ token: Int, _ run: Range<Int>) -> Bool {
    has(.given, token) && !has(.strong, token) && token + 1 < run.upperBound
      && !has([.title, .part], token + 1)
  }

  /// `Kremlin Spokesman Dmitry Peskov`: where the name begins behind a title that one word leads.
  private mutating func nameBehindRole(_ token: Int, in run: Range<Int>) -> Int? {
    var name = token + 1
    while name < run.upperBound, has([.title, .part], name), !has(.given, name) {
      // `Judge` is a surname, but not before a given name.
      if has(.family, name), !has(.given, name + 1) || name + 1 >= run.upperBound { break }
      name += 1
    }
    let isRole = hasAny(.title, token + 1..<name)
    // `Lamar County Judge`: a county has a given name as well.
    let isPerson = has(.given, token) && !has(.hall, token + 1)
    return isRole && name < run.upperBound && !isPerson ? name : nil
  }

  /// `Ministerpräsident Thomas Brandner`: the words before a given name are no part of the name.
  private mutating func givenName(after token: Int, in run: Range<Int>) -> Int {
    if token + 2 < run.upperBound, has(.given, token + 1), isAgent(token) { return token + 1 }
    guard !has(.given, token), !languages.contains(.english) || isCommon(token) else {
      return token
    }
    for given in token..<run.upperBound where has(.given, given) {
      return given + 1 < run.upperBound ? given : token
    }
    return token
  }

  /// `Organiser Leena Ghani`: what somebody does, with the sentence's capital.
  private mutating func isAgent(_ token: Int) -> Bool {
    let word = text.tokens[token]
    guard word.gap.startsSentence, languages.contains(.english), word.end - word.start > 5,
      !has([.given, .family, .place, .organization, .demonym], token),
      word.shape.isDisjoint(with: [.compound, .hyphen, .allCapitals])
    else { return false }
    let end = Int(word.end)
    let last = text.bytes[end - 1]
    let second = text.bytes[end - 2]
    // -er, -or; -ist, -man.
    return last == 0x72 && (second == 0x65 || second == 0x6F)
      || last == 0x74 && second == 0x73 && text.bytes[end - 3] == 0x69
      || last == 0x6E && second == 0x61 && text.bytes[end - 3] == 0x6D
  }

  private mutating func endsName(_ token: Int, from start: Int) -> Bool {
    if has([.title, .strong], token), !has([.given, .family], token), token > start + 1 {
      return true
    }
    if token > start + 1, Self.honors.contains(text.tokens[token].key),
      text.tokens[token].shape.contains(.allCapitals)
    {
      return true
    }
    return has(.demonym, token) && token > start + 1
  }

  private static let lawmakers = keys("mps msps meps")
  /// Behind a name, and no part of it: `Ross Ray QC`.
  private static let honors = keys("qc kc sc mp msp mla mep phd md obe mbe cbe am ao")

  /// `Pope Francis`, `King Charles III`: the title is part of the name.
  private mutating func addRuler(title: Int, name: Range<Int>) {
    guard isJoined(title), name.count <= 3,
      !isCommon(name.lowerBound) || has(.given, name.lowerBound)
    else { return }
    guard !hasAny([.hall, .head], name) else { return }
    // `Prince Mohammed bin Salman` has a name without.
    if name.count > 1, !isNumeral(name.upperBound - 1) {
      addCandidate(name, isTitled: true, from: title)
      return
    }
    candidates.append(
      PersonCandidate(
        words: title..<name.upperBound, first: text.tokens[title].key,
        last: surnameKey(name.upperBound - 1), score: Self.scoreMin + 10, rule: .titleAndName))
  }

  /// `XIV`
  private mutating func isNumeral(_ token: Int) -> Bool {
    let word = text.tokens[token]
    guard word.shape.contains(.allCapitals) || word.length == 1 else { return false }
    for index in Int(word.start)..<Int(word.end) {
      guard [0x49, 0x56, 0x58].contains(text.bytes[index]) else { return false }
    }
    return true
  }

  // MARK: Evidence

  /// What a name needs; the scores below are tenths.
  static let scoreMin = 15

  mutating func addCandidate(_ words: Range<Int>, isTitled: Bool, from start: Int) {
    guard let name = ProperName(words, in: text) else { return }
    let last = name.last
    if name.count == 1 {
      singles.append(SingleName(token: last, key: surnameKey(last)))
      return
    }
    guard name.count <= 5, !isGermanBody(name.first) else { return }
    for token in words where isNoPerson(token, last: last) { return }
    if isJoined(last), Self.namedAfter.contains(text.tokens[last + 1].key) { return }
    // `Charles L. Smith III` is Smith.
    let surname = isSuffix(last) && name.count > 2 ? last - 1 : last
    var candidate = PersonCandidate(
      words: words, first: text.tokens[name.first].key, last: surnameKey(surname), score: 0,
      rule: .givenName)
    score(&candidate, name, isTitled: isTitled || hasRoleBefore(start))
    candidates.append(candidate)
  }

  /// `James Tait Black prize`
  private static let namedAfter = keys(
    "prize prizes award awards trophy medal memorial scholarship fellowship lecture archive")

  /// `Landespolizeidirektion Tirol`
  private mutating func isGermanBody(_ token: Int) -> Bool {
    guard languages.contains(.german) else { return false }
    let word = text.bytes[Int(text.tokens[token].start)..<Int(text.tokens[token].end)]
    return Self.germanBodies.contains { word.count > $0.count && word.suffix($0.count) == $0 }
  }

  private static let germanBodies = [
    "direktion", "ministerium", "präsidium", "behörde", "gericht", "anwaltschaft", "verband",
    "gesellschaft", "kammer", "klinik", "klinikum", "zentrum", "verwaltung", "kommission",
    "stiftung", "gewerkschaft", "universität", "partei", "regierung", "sparkasse",
  ].map { ArraySlice($0.utf8) }

  private mutating func isNoPerson(_ token: Int, last: Int) -> Bool {
    let shape = text.tokens[token].shape
    // `Park Ji-hoon`: a surname before syllables.
    let isSurname = text.tokens[last].shape.contains(.compound) && token < last
    if has(.hall, token), !has([.given, .family], token), !isSurname { return true }
    if token == last, has(.head, token), !has(.family, token) { return true }
    // `Maori MPs`
    if token == last, Self.lawmakers.contains(text.tokens[token].key) { return true }
    if shape.contains(.digit) { return true }
    guard shape.contains(.allCapitals), !isSuffix(token) else { return false }
    // `J.K. Rowling` may be one; `Joy FM` is none.
    return token == last || !isDottedInitials(token) && text.tokens[token].length > 2
  }

  /// `Jr.`, `III`: behind a surname.
  private mutating func isSuffix(_ token: Int) -> Bool {
    Self.suffixes.contains(text.tokens[token].key) && token > 1 && isJoined(token - 1)
  }

  private static let suffixes = keys("ii iii iv jr sr")

  /// `J.K.`, `A.P.J.`: each capital with its period, and no word of its own.
  private mutating func isDottedInitials(_ token: Int) -> Bool {
    let word = text.tokens[token]
    return word.shape.contains(.allCapitals) && text.bytes[Int(word.end) - 1] == 0x2E
      && word.length == 4 && !Self.noInitials.contains(word.key)
      && !has([.place, .organization, .part, .title, .head, .abbreviation, .hall], token)
  }

  private static let noInitials = keys("ai it pr tv pc pm am vc dc la")

  /// `spokesman John Kirby`, `leader of the party, John Doe` not.
  mutating func hasRoleBefore(_ token: Int) -> Bool {
    token > 0 && isJoined(token - 1) && !isCapital(token - 1) && has(.title, token - 1)
  }

  private mutating func score(
    _ candidate: inout PersonCandidate, _ name: ProperName, isTitled: Bool
  ) {
    let first = name.first
    let last = name.last
    var evidence = Evidence()
    if isTitled { evidence.add(25, .titleAndName) }
    let isGiven = has(.given, first) || isNameOfOther(first) || beginsGiven(first)
    if isGiven { evidence.add(12, .givenName) }
    if isDottedInitials(first) { evidence.add(12, .givenName) }
    if text.tokens[last].shape.contains(.compound) { evidence.add(15, .givenName) }
    if name.hasInitial { evidence.add(8, .givenName) }
    if name.hasArticle { evidence.add(8, .givenName) }
    if says(around: candidate.words) { evidence.add(10, .nameAndSaid) }
    if isSaidOf(candidate.words) { evidence.add(4, .nameAndSaid) }
    if !isTitled, isApposedToRole(candidate.words) { evidence.add(15, .titleAndName) }
    evidence.add(apposition(after: candidate.words.upperBound), .nameAndApposition)
    candidate.score = evidence.score
    candidate.rule = evidence.rule
    for token in candidate.words
    where isCapital(token) && (token == first || !has(.particle, token)) {
      if !isCommon(token) || isSurname(token, behind: first) {
        candidate.score += token == first ? 0 : 3
      } else if !has(.given, token), !isNeutral(token, behind: first) {
        candidate.score -= languages.contains(.english) ? 6 : 12
      }
    }
    let before = candidate.words.lowerBound - 1
    if !isTitled, before >= 0, isJoined(before), !isCapital(before) {
      if text.tokens[before].key == Self.the { candidate.score -= 20 }
      if has(.locative, before) { candidate.score -= 10 }
    }
    // `Kazakhstan Temir Zholy CEO`
    if !isTitled, before >= 0, isJoined(before), isCapital(before), has(.place, before) {
      candidate.score -= 10
    }
    if !has(.given, first), has(.place, last) || has(.place, first) {
      candidate.score -= isTitled ? 5 : 10
    }
  }

  /// `Their manager, Des Whelan, complained`: a role and the name between commas behind it.
  private mutating func isApposedToRole(_ words: Range<Int>) -> Bool {
    let role = words.lowerBound - 1
    let after = words.upperBound
    guard role >= 0, after < text.tokens.count, has(.title, role), !isCapital(role),
      !Self.rolesOfCompanies.contains(text.tokens[role].key)
    else { return false }
    return text.tokens[words.lowerBound].gap.subtracting(.space) == .comma
      && text.tokens[after].gap.subtracting([.space, .dot]) == .comma
  }

  private static let rolesOfCompanies = keys(
    "owner partner champion opponent candidate author brewer producer successor predecessor")

  /// `said Winston Yates of Lantau Securities`
  private mutating func isSaidOf(_ words: Range<Int>) -> Bool {
    let after = words.upperBound
    return words.lowerBound > 0 && has(.speech, words.lowerBound - 1)
      && isJoined(words.lowerBound - 1) && isJoined(after - 1)
      && text.tokens[after].key == Self.of
  }

  /// `Chris Rock`: a word that is a surname too, behind a given name that is nothing else; and the `Park` of
  /// `Park Ji-hoon`.
  private mutating func isSurname(_ token: Int, behind first: Int) -> Bool {
    guard has(.family, token), languages.contains(.english) else { return false }
    if token == first { return isJoined(token) && text.tokens[token + 1].shape.contains(.compound) }
    return has(.given, first) && !isCommon(first) && !has([.hall, .head], token)
  }

  /// `Lenka Hill`: a common word that speaks neither for a person nor against one.
  private mutating func isNeutral(_ token: Int, behind first: Int) -> Bool {
    if token == first { return isNameOfOther(token) }
    return has(.family, token) && has(.given, first) && !has(.place, first)
  }

  /// `Jean-Frédéric`: begins with a given name.
  private mutating func beginsGiven(_ token: Int) -> Bool {
    !has(.place, token) && rolesBeforeHyphen(token).contains(.given)
  }

  /// What the part of a word does that stands before its hyphen: nothing where the next part is small.
  mutating func rolesBeforeHyphen(_ token: Int) -> WordRoles {
    let word = text.tokens[token]
    guard word.shape.contains(.hyphen), !word.shape.contains(.compound) else { return [] }
    var hasher = WordHasher()
    var end = Int(word.start)
    while end < Int(word.end), text.bytes[end] != 0x2D {
      // A letter beyond ASCII is folded otherwise.
      guard (text.bytes[end] | 0x20) &- 0x61 < 26 else { return [] }
      hasher.add(text.bytes[end] | 0x20)
      end += 1
    }
    return lexicon.table.slot(of: hasher.value).roles
  }

  /// Not before a person's name.
  static let the = PhraseKey("the")?.whole

  /// A verb of saying right behind the name, right before it, or behind an apposition's comma.
  mutating func says(around words: Range<Int>) -> Bool {
    let after = words.upperBound
    if isJoined(after - 1), has(.said, after) { return true }
    if words.lowerBound > 0, isJoined(words.lowerBound - 1), has(.speech, words.lowerBound - 1) {
      return true
    }
    guard after < text.tokens.count, text.tokens[after].gap.contains(.comma) else { return false }
    var token = after + 1
    while token < min(after + 12, text.tokens.count) {
      let gap = text.tokens[token].gap
      if gap.contains(.stop) || gap.contains(.newline) { return false }
      if gap.contains(.comma) { return has(.said, token) }
      token += 1
    }
    return false
  }

  /// What `, 34,`, `, who`, `, director of` and `, a spokeswoman for` behind a name are worth.
  mutating func apposition(after token: Int) -> Int {
    guard token < text.tokens.count, text.tokens[token].gap.subtracting(.space) == .comma else {
      return 0
    }
    let shape = text.tokens[token].shape
    let length = text.tokens[token].end - text.tokens[token].start
    if shape.contains(.digit), length <= 3 {
      let isClosed = token + 1 < text.tokens.count && text.tokens[token + 1].gap.contains(.comma)
      return isClosed ? 20 : 0
    }
    if isCompany(relative: token) { return -25 }
    if has(.relative, token) { return 10 }
    guard !isCapital(token) || has(.title, token) else { return 0 }
    for next in token..<min(token + 7, text.tokens.count) {
      if next > token, !text.tokens[next].gap.isPlain, !text.tokens[next].gap.contains(.possessive)
      {
        return 0
      }
      if has(.title, next), !has(.given, next) { return next == token ? 15 : 12 }
    }
    return 0
  }

  /// A company is named like its founder: `Philip Morris, whose shares`, `Barry Callebaut, which owns`.
  private mutating func isCompany(relative token: Int) -> Bool {
    guard isJoined(token) else { return false }
    let next = text.tokens[token + 1].key
    if text.tokens[token].key == Self.which { return Self.doneByCompanies.contains(next) }
    return text.tokens[token].key == Self.whose && Self.ofCompanies.contains(next)
  }

  private static let which = PhraseKey("which")?.whole
  private static let whose = PhraseKey("whose")?.whole
  private static let doneByCompanies = keys(
    "has had makes owns owned sells operates employs runs produces manages reported trades said")
  private static let ofCompanies = keys("shares stock brands products subsidiary parent")

  /// The key of a surname: without the Arabic article, so that `Assad` is `al-Assad`.
  mutating func surnameKey(_ token: Int) -> UInt64 {
    let word = text.tokens[token]
    guard word.shape.contains(.article) else { return word.key }
    var start = Int(word.start)
    while start < Int(word.end), text.bytes[start] != 0x2D { start += 1 }
    var hasher = WordHasher()
    for index in start + 1..<Int(word.end) {
      let byte = text.bytes[index]
      hasher.add(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    return hasher.value
  }
}

/// What speaks for a person, in points, and the rule that speaks most.
private struct Evidence {
  private(set) var score = 0
  private(set) var rule = EnrichRule.givenName
  private var best = 0

  mutating func add(_ points: Int, _ rule: EnrichRule) {
    score += points
    if points > best {
      best = points
      self.rule = rule
    }
  }
}

/// The capitalized words of a name, small particles left out.
struct ProperName {
  let first: Int
  private(set) var last: Int
  private(set) var count = 1
  /// A word behind the first is an initial.
  private(set) var hasInitial = false
  /// A word has the Arabic article.
  private(set) var hasArticle: Bool

  /// `nil` where no word has a capital.
  init?(_ words: Range<Int>, in text: borrowing StoryText) {
    var first = words.lowerBound
    while first < words.upperBound, !text.tokens[first].shape.contains(.capital) { first += 1 }
    guard first < words.upperBound else { return nil }
    self.first = first
    last = first
    hasArticle = text.tokens[first].shape.contains(.article)
    for token in first + 1..<words.upperBound {
      let shape = text.tokens[token].shape
      guard shape.contains(.capital) else { continue }
      last = token
      count += 1
      if shape.contains(.initial) { hasInitial = true }
      if shape.contains(.article) { hasArticle = true }
    }
  }
}
