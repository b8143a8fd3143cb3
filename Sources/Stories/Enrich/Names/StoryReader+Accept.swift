/// Which of the names are people, merged by surname through the story.
extension StoryReader {
  mutating func acceptPeople() -> [FoundEntity] {
    var people: [FoundEntity] = []
    for index in candidates.indices {
      var candidate = candidates[index]
      if comesAgain(candidate) {
        candidate.score += 12
        if candidate.score - 12 < 10 { candidate.rule = .nameAndSurname }
      }
      candidates[index].score = candidate.score
      candidates[index].rule = candidate.rule
    }
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
    for single in singles {
      if let index = candidates.firstIndex(where: { $0.person >= 0 && $0.last == single.key })
        ?? candidates.firstIndex(where: { $0.person >= 0 && $0.first == single.key })
      {
        mention(candidates[index].person, at: single.token, &people)
      }
    }
    personMentions.sort { $0.token < $1.token }
    return people
  }

  private mutating func accept(_ index: Int, into people: inout [FoundEntity]) {
    let candidate = candidates[index]
    if let person = personOf(candidate, exactly: false) {
      candidates[index].person = person
      mention(person, at: candidate.words.lowerBound, &people)
      return
    }
    candidates[index].person = people.count
    let range = text.range(candidate.words)
    people.append(
      FoundEntity(
        name: text.string(range), rule: candidate.rule, span: text.span(range), mentions: 0))
    mention(people.count - 1, at: candidate.words.lowerBound, &people)
  }

  private mutating func mention(_ person: Int, at token: Int, _ people: inout [FoundEntity]) {
    people[person].mentions += 1
    personMentions.append((token: token, person: person))
  }

  /// The person of the same first and last name; or, unless `exactly`, of the same last name with an
  /// initial for the first.
  private func personOf(_ candidate: PersonCandidate, exactly: Bool) -> Int? {
    for other in candidates where other.person >= 0 && other.last == candidate.last {
      if other.first == candidate.first { return other.person }
      if exactly { continue }
      let isInitial = text.tokens[candidate.words.lowerBound].shape.contains(.initial)
      if isInitial { return other.person }
    }
    return nil
  }

  /// Whether the surname stands alone elsewhere in the story.
  private func comesAgain(_ candidate: PersonCandidate) -> Bool {
    let last = candidate.words.upperBound - 1
    guard !isCommon(last) || has([.family, .given], candidate.words.lowerBound) else {
      return false
    }
    return singles.contains { $0.key == candidate.last && $0.token > candidate.words.upperBound }
  }
}
