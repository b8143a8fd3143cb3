/// Which of the names are people, merged by surname through the story.
extension StoryReader {
  mutating func acceptPeople() -> [FoundEntity] {
    var people: [FoundEntity] = []
    guard !candidates.isEmpty else { return people }
    var accepted = 0
    for index in candidates.indices {
      if comesAgain(candidates[index]) {
        if candidates[index].score < 10 { candidates[index].rule = .nameAndSurname }
        candidates[index].score += 12
      }
      if isBesideName(index) { candidates[index].score += 12 }
      if candidates[index].score >= Self.scoreMin { accepted += 1 }
    }
    guard accepted > 0 else { return people }
    people.reserveCapacity(accepted)
    for index in candidates.indices where candidates[index].score >= Self.scoreMin {
      accept(index, into: &people)
    }
    // A name that no rule backs here may be one that a rule backs elsewhere.
    for index in candidates.indices where candidates[index].person < 0 {
      if let person = personOf(candidates[index], exactly: true) {
        candidates[index].person = person
        mention(person, at: candidates[index].words.lowerBound, &people)
      }
    }
    for index in singles.indices {
      if let person = personNamed(singles[index].key) {
        mention(person, at: singles[index].token, &people)
      }
    }
    return people
  }

  /// `Naoki Tamura and Hajime Takata dissented`: a name of two words that nothing else is known of, in a row
  /// with one that is backed.
  private mutating func isBesideName(_ index: Int) -> Bool {
    let candidate = candidates[index]
    let words = candidate.words
    guard index > 0, candidate.score > 0, candidate.score < Self.scoreMin, words.count == 2,
      candidates[index - 1].score >= Self.scoreMin, languages.contains(.english),
      !has([.place, .demonym, .organization, .head, .hall], words.lowerBound),
      !has([.place, .demonym, .organization, .head, .hall], words.upperBound - 1),
      !isCommon(words.lowerBound), !isCommon(words.upperBound - 1)
    else { return false }
    let between = words.lowerBound - candidates[index - 1].words.upperBound
    if between == 0 { return text.tokens[words.lowerBound].gap.subtracting(.space) == .comma }
    let joint = words.lowerBound - 1
    return between == 1 && has(.and, joint) && isJoined(joint)
      && text.tokens[joint].gap.subtracting([.space, .comma]).isEmpty
  }

  /// The person of a surname, else of a given name.
  private mutating func personNamed(_ key: UInt64) -> Int? {
    for index in candidates.indices
    where candidates[index].person >= 0 && candidates[index].last == key {
      return candidates[index].person
    }
    for index in candidates.indices
    where candidates[index].person >= 0 && candidates[index].first == key {
      return candidates[index].person
    }
    return nil
  }

  private mutating func accept(_ index: Int, into people: inout [FoundEntity]) {
    let candidate = candidates[index]
    if let person = personOf(candidate, exactly: false) {
      candidates[index].person = person
      mention(person, at: candidate.words.lowerBound, &people)
      return
    }
    candidates[index].person = people.count
    let range = nameRange(candidate.words)
    people.append(
      FoundEntity(
        name: text.string(range), rule: candidate.rule, span: text.span(range), mentions: 0))
    mention(people.count - 1, at: candidate.words.lowerBound, &people)
  }

  /// A name's bytes, with the period of an abbreviation that ends it: `Luther Strange Jr.`
  mutating func nameRange(_ words: Range<Int>) -> Range<Int> {
    let range = text.range(words)
    let last = words.upperBound - 1
    guard has(.abbreviation, last), text.tokens[last].shape.contains(.hasLower),
      range.upperBound < text.bytes.count, text.bytes[range.upperBound] == 0x2E
    else { return range }
    return range.lowerBound..<range.upperBound + 1
  }

  private mutating func mention(_ person: Int, at token: Int, _ people: inout [FoundEntity]) {
    people[person].mentions += 1
    personMentions.append(PersonMention(token: token, person: person))
  }

  /// The person of the same first and last name; or, unless `exactly`, of the same last name with an
  /// initial for the first.
  private mutating func personOf(_ candidate: PersonCandidate, exactly: Bool) -> Int? {
    let isInitial = text.tokens[candidate.words.lowerBound].shape.contains(.initial)
    for index in candidates.indices
    where candidates[index].person >= 0 && candidates[index].last == candidate.last {
      if candidates[index].first == candidate.first || isInitial && !exactly
        || ends(candidates[index].words, with: candidate.words)
      {
        return candidates[index].person
      }
    }
    return nil
  }

  /// `Aoife Ní Bhriain … Ní Bhriain`
  private mutating func ends(_ name: Range<Int>, with words: Range<Int>) -> Bool {
    guard words.count < name.count else { return false }
    for offset in 1...words.count
    where text.tokens[name.upperBound - offset].key != text.tokens[words.upperBound - offset].key {
      return false
    }
    return true
  }

  /// Whether the surname stands alone elsewhere in the story.
  private mutating func comesAgain(_ candidate: PersonCandidate) -> Bool {
    let last = candidate.words.upperBound - 1
    guard !isCommon(last) || has([.family, .given], candidate.words.lowerBound) else {
      return false
    }
    for index in singles.indices
    where singles[index].key == candidate.last
      && singles[index].token > candidate.words.upperBound
    {
      return true
    }
    return false
  }
}
