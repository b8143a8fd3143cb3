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
  private func isNameOfPerson(_ token: Int, _ run: Range<Int>) -> Bool {
    has(.given, token) && !has(.strong, token) && token + 1 < run.upperBound
      && !has([.title, .part], token + 1)
  }

  /// `Kremlin Spokesman Dmitry Peskov`: where the name begins behind a title that one word leads.
  private func nameBehindRole(_ token: Int, in run: Range<Int>) -> Int? {
    var name = token + 1
    while name < run.upperBound, has([.title, .part], name), !has([.given, .family], name) {
      name += 1
    }
    let isRole = (token + 1..<name).contains { has(.title, $0) }
    return isRole && name < run.upperBound && !has(.given, token) ? name : nil
  }

  /// `Ministerpräsident Thomas Brandner`: the words before a given name are no part of the name.
  private func givenName(after token: Int, in run: Range<Int>) -> Int {
    guard !has(.given, token), !languages.contains(.english) || isCommon(token) else {
      return token
    }
    let given = (token..<run.upperBound).first { has(.given, $0) }
    return given.map { $0 + 1 < run.upperBound ? $0 : token } ?? token
  }

  private func endsName(_ token: Int, from start: Int) -> Bool {
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
    guard !name.contains(where: { has([.hall, .head], $0) }) else { return }
    candidates.append(
      PersonCandidate(
        words: title..<name.upperBound, first: text.tokens[title].key,
        last: surnameKey(name.upperBound - 1), score: Self.scoreMin + 10, rule: .titleAndName))
  }

  // MARK: Evidence

  /// What a name needs; the scores below are tenths.
  static let scoreMin = 15

  private mutating func addCandidate(_ words: Range<Int>, isTitled: Bool, from start: Int) {
    let proper = words.filter { isCapital($0) }
    guard let last = proper.last else { return }
    if proper.count == 1 {
      singles.append(SingleName(token: last, key: surnameKey(last)))
      return
    }
    guard proper.count <= 5, !words.contains(where: { isNoPerson($0, last: last) }) else { return }
    var candidate = PersonCandidate(
      words: words, first: text.tokens[proper[0]].key, last: surnameKey(last), score: 0,
      rule: .givenName)
    score(&candidate, proper, isTitled: isTitled || hasRoleBefore(start))
    candidates.append(candidate)
  }

  private func isNoPerson(_ token: Int, last: Int) -> Bool {
    if has(.hall, token), !has([.given, .family], token) { return true }
    if token == last, has(.head, token), !has(.family, token) { return true }
    return text.tokens[token].shape.contains(.digit)
      || text.tokens[token].shape.contains(.allCapitals)
        && text.tokens[token].end - text.tokens[token].start > 2
  }

  /// `spokesman John Kirby`, `leader of the party, John Doe` not.
  private func hasRoleBefore(_ token: Int) -> Bool {
    token > 0 && isJoined(token - 1) && !isCapital(token - 1) && has(.title, token - 1)
  }

  private func score(_ candidate: inout PersonCandidate, _ proper: [Int], isTitled: Bool) {
    let first = proper[0]
    let last = proper[proper.count - 1]
    var best = 0
    func add(_ points: Int, _ rule: EnrichRule) {
      candidate.score += points
      if points > best {
        best = points
        candidate.rule = rule
      }
    }
    if isTitled { add(25, .titleAndName) }
    if has(.given, first) { add(12, .givenName) }
    if proper.dropFirst().contains(where: { text.tokens[$0].shape.contains(.initial) }) {
      add(8, .givenName)
    }
    if proper.contains(where: { text.tokens[$0].shape.contains(.article) }) { add(8, .givenName) }
    if says(around: candidate.words) { add(10, .nameAndSaid) }
    add(apposition(after: candidate.words.upperBound), .nameAndApposition)
    for token in proper {
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
    if !has(.given, first), entry(last).isPlace || entry(first).isPlace { candidate.score -= 10 }
  }

  /// Not before a person's name.
  static let the = Tokenizer.words("the").first?.key

  /// A verb of saying right behind the name, right before it, or behind an apposition's comma.
  private func says(around words: Range<Int>) -> Bool {
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
  private func apposition(after token: Int) -> Int {
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
  func surnameKey(_ token: Int) -> UInt64 {
    let word = text.tokens[token]
    guard word.shape.contains(.article) else { return word.key }
    var start = Int(word.start)
    while start < Int(word.end), text.bytes[start] != 0x2D { start += 1 }
    var hasher = WordHasher()
    for index in start + 1..<Int(word.end) {
      let byte = text.bytes[index]
      hasher.add(byte &- 0x41 < 26 ? byte | 0x20 : byte)
    }
    return WordKey.finish(hasher.value)
  }
}
