/// Who said the words of a quotation. A wrong speaker is worse than none: a verb of saying speaks for the
/// people of its own sentence only, and `he said` for the one person of the sentence before.
extension StoryReader {
  /// How far from the quotation the verb and the name may stand, in words.
  private static let reach = 14
  /// A verb this close behind the quotation is the one that goes with it, whoever its subject is.
  private static let verbReach = 4
  /// A sentence's words are looked at no further back.
  private static let sentenceWordsMax = 80

  /// - Parameter close: byte of the mark that closes the quotation.
  mutating func speaker(of quote: Range<Int>, closedAt close: Int) -> Int? {
    let after = quote.upperBound
    if !endsSentence(at: close) {
      let sentence = after..<sentenceEnd(from: after)
      for verb in sentence.prefix(Self.reach) where has(.speech, verb) {
        if let person = subject(of: verb, in: sentence, quote.lowerBound) { return person }
        if verb - after < Self.verbReach { return nil }
      }
    }
    // Within its paragraph: the sentence that leads to the quotation, or the one before it.
    let first = quote.lowerBound
    guard first > text.bodyToken, !text.tokens[first].gap.contains(.newline) else { return nil }
    let sentence = sentenceStart(before: first)..<first
    for verb in sentence.suffix(Self.reach).reversed() where has(.speech, verb) {
      if let person = subject(of: verb, in: sentence, sentence.lowerBound) { return person }
    }
    return nil
  }

  /// Whether the sentence ends with the quotation: a full stop on either side of the closing mark, or
  /// the end of the paragraph behind it.
  private mutating func endsSentence(at close: Int) -> Bool {
    if close > 1, text.bytes[close - 1] == 0x2E, text.bytes[close - 2] != 0x2E { return true }
    var index = close + (text.bytes[close] == 0x22 ? 1 : 3)
    while index < text.bytes.count, text.bytes[index] == 0x20 || text.bytes[index] == 0x29 {
      index += 1
    }
    guard index < text.bytes.count else { return true }
    return [0x2E, 0x21, 0x3F, 0x0A].contains(text.bytes[index])
  }

  /// Past the last word of the sentence that a word is in.
  private mutating func sentenceEnd(from token: Int) -> Int {
    let limit = min(token + Self.sentenceWordsMax, text.tokens.count)
    var end = token + 1
    while end < limit, text.tokens[end].gap.isDisjoint(with: [.stop, .newline]) { end += 1 }
    return min(end, limit)
  }

  /// The first word of the sentence that the word before is in.
  private mutating func sentenceStart(before token: Int) -> Int {
    let limit = max(text.bodyToken, token - Self.sentenceWordsMax)
    var start = token - 1
    while start > limit, text.tokens[start].gap.isDisjoint(with: [.stop, .newline]) { start -= 1 }
    return max(start, limit)
  }

  /// The person that a verb of saying has for its subject.
  /// - Parameter start: where the sentence begins, with the quotation.
  private mutating func subject(of verb: Int, in sentence: Range<Int>, _ start: Int) -> Int? {
    person(near: verb, in: sentence) ?? (hasPronoun(verb, in: sentence) ? antecedent(start) : nil)
  }

  /// Of the people named close to a verb in its sentence the nearest, of two the one before it. Where a
  /// comma closes what is said of the subject, `Jane Doe, who followed John Roe, told them`, the
  /// first. Behind `said an economist at …` somebody is named only after a comma.
  private mutating func person(near verb: Int, in sentence: Range<Int>) -> Int? {
    let isNoun = verb + 1 < sentence.upperBound && Self.articles.contains(text.tokens[verb + 1].key)
    let closesAside = text.tokens[verb].gap.contains(.comma)
    var nearest: PersonMention?
    var least = Self.reach + 1
    for index in personMentions.indices {
      let mention = personMentions[index]
      guard sentence.contains(mention.token) else { continue }
      if isNoun, mention.token > verb, !text.tokens[mention.token].gap.contains(.comma) { continue }
      let isBefore = mention.token < verb
      // What is named far behind the verb may be what is said.
      guard abs(mention.token - verb) <= (isBefore ? Self.reach : Self.reach / 2) else { continue }
      let distance = isBefore && closesAside ? mention.token - verb : abs(mention.token - verb)
      let isFirst = nearest.map { mention.token < $0.token } == true
      if distance < least || distance == least && isFirst {
        nearest = mention
        least = distance
      }
    }
    return nearest?.person
  }

  /// `he said`, `she later told`, `zei hij`
  private mutating func hasPronoun(_ verb: Int, in sentence: Range<Int>) -> Bool {
    for token in [verb - 1, verb - 2, verb + 1] where sentence.contains(token) {
      if Self.pronouns.contains(text.tokens[token].key), isJoined(min(token, verb)) { return true }
    }
    return false
  }

  /// Whom a pronoun stands for: the one person who was named in its sentence before it, else in the
  /// sentence before; of several there the one who says something.
  private mutating func antecedent(_ start: Int) -> Int? {
    let first = isSentenceStart(start) ? start : sentenceStart(before: start)
    if first < start, let person = onlyPerson(in: first..<start) { return person }
    guard first > text.bodyToken else { return nil }
    let sentence = sentenceStart(before: first)..<first
    if let person = onlyPerson(in: sentence) { return person }
    for verb in sentence where has(.speech, verb) {
      for index in personMentions.indices where personMentions[index].token < verb {
        let token = personMentions[index].token
        if sentence.contains(token), verb - token <= 3 { return personMentions[index].person }
      }
    }
    return nil
  }

  private mutating func isSentenceStart(_ token: Int) -> Bool {
    token == text.bodyToken || !text.tokens[token].gap.isDisjoint(with: [.stop, .newline])
  }

  /// The person of a range of words; `nil` for none and for several.
  private mutating func onlyPerson(in words: Range<Int>) -> Int? {
    var only: Int?
    for index in personMentions.indices where words.contains(personMentions[index].token) {
      let person = personMentions[index].person
      if let known = only, known != person { return nil }
      only = person
    }
    return only
  }

  private static let articles = keys(["a", "an", "the", "one", "another"])
  private static let pronouns = keys(["he", "she", "hij", "\u{E9}l", "ella", "elle", "ela", "ele"])

  private static func keys(_ words: [String]) -> Set<UInt64> {
    Set(words.compactMap { PhraseKey($0)?.whole })
  }
}
