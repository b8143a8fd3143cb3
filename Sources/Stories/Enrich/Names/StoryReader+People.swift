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
    if token == start, let name = nameBehindRole(token, in: run) {
      token = name
      isTitled = true
    }
    if token == start { token = givenName(after: token, in: run) }
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
    while name < run.upperBound, has([.title, .part], name), !has([.given, .family], name) {
      name += 1
    }
    let isRole = hasAny(.title, token + 1..<name)
    return isRole && name < run.upperBound && !has(.given, token) ? name : nil
  }

  /// `Ministerpräsident Thomas Brandner`: the words before a given name are no part of the name.
  private mutating func givenName(after token: Int, in run: Range<Int>) -> Int {
    guard !has(.given, token), !languages.contains(.english) || isCommon(token) else {
      return token
    }
    for given in token..<run.upperBound where has(.given, given) {
      return given + 1 < run.upperBound ? given : token
    }
    return token
  }

  private mutating func endsName(_ token: Int, from start: Int) -> Bool {
    if has([.title, .strong], token), !has([.given, .family], token), token > start + 1 {
      return true
    }
    return has(.demonym, token) && token > start + 1
  }

  /// `Pope Francis`, `King Charles III`: the title is part of the name.
  private mutating func addRuler(title: Int, name: Range<Int>) {
    guard isJoined(title), name.count <= 3,
      !isCommon(name.lowerBound) || has(.given, name.lowerBound)
    else { return }
    guard !hasAny([.hall, .head], name) else { return }
    candidates.append(
      PersonCandidate(
        words: title..<name.upperBound, first: text.tokens[title].key,
        last: surnameKey(name.upperBound - 1), score: Self.scoreMin + 10, rule: .titleAndName))
  }

  // MARK: Evidence

  /// What a name needs; the scores below are tenths.
  static let scoreMin = 15

  private mutating func addCandidate(_ words: Range<Int>, isTitled: Bool, from start: Int) {
    guard let name = ProperName(words, in: text) else { return }
    let last = name.last
    if name.count == 1 {
      singles.append(SingleName(token: last, key: surnameKey(last)))
      return
    }
    guard name.count <= 5 else { return }
    for token in words where isNoPerson(token, last: last) { return }
    var candidate = PersonCandidate(
      words: words, first: text.tokens[name.first].key, last: surnameKey(last), score: 0,
      rule: .givenName)
    score(&candidate, name, isTitled: isTitled || hasRoleBefore(start))
    candidates.append(candidate)
  }

  private mutating func isNoPerson(_ token: Int, last: Int) -> Bool {
    if has(.hall, token), !has([.given, .family], token) { return true }
    if token == last, has(.head, token), !has(.family, token) { return true }
    return text.tokens[token].shape.contains(.digit)
      || text.tokens[token].shape.contains(.allCapitals)
        && text.tokens[token].end - text.tokens[token].start > 2
  }

  /// `spokesman John Kirby`, `leader of the party, John Doe` not.
  private mutating func hasRoleBefore(_ token: Int) -> Bool {
    token > 0 && isJoined(token - 1) && !isCapital(token - 1) && has(.title, token - 1)
  }

  private mutating func score(
    _ candidate: inout PersonCandidate, _ name: ProperName, isTitled: Bool
  ) {
    let first = name.first
    let last = name.last
    var evidence = Evidence()
    if isTitled { evidence.add(25, .titleAndName) }
    if has(.given, first) { evidence.add(12, .givenName) }
    if name.hasInitial { evidence.add(8, .givenName) }
    if name.hasArticle { evidence.add(8, .givenName) }
    if says(around: candidate.words) { evidence.add(10, .nameAndSaid) }
    evidence.add(apposition(after: candidate.words.upperBound), .nameAndApposition)
    candidate.score = evidence.score
    candidate.rule = evidence.rule
    for token in candidate.words where isCapital(token) {
      if !isCommon(token) {
        candidate.score += token == first ? 0 : 3
      } else if !has(.given, token) {
        candidate.score -= languages.contains(.english) ? 6 : 12
      }
    }
    let before = candidate.words.lowerBound - 1
    if !isTitled, before >= 0, isJoined(before), !isCapital(before) {
      if text.tokens[before].key == Self.the { candidate.score -= 20 }
      if has(.locative, before) { candidate.score -= 10 }
    }
    if !has(.given, first), has(.place, last) || has(.place, first) { candidate.score -= 10 }
  }

  /// Not before a person's name.
  static let the = PhraseKey("the")?.whole

  /// A verb of saying right behind the name, right before it, or behind an apposition's comma.
  private mutating func says(around words: Range<Int>) -> Bool {
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
  private mutating func apposition(after token: Int) -> Int {
    guard token < text.tokens.count, text.tokens[token].gap.subtracting(.space) == .comma else {
      return 0
    }
    let shape = text.tokens[token].shape
    let length = text.tokens[token].end - text.tokens[token].start
    if shape.contains(.digit), length <= 3 {
      let isClosed = token + 1 < text.tokens.count && text.tokens[token + 1].gap.contains(.comma)
      return isClosed ? 20 : 0
    }
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
