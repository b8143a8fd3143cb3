/// Which places the names stand for: by what follows them, by the dateline, by their company.
extension StoryReader {
  mutating func settlePlaces() {
    // Names that need no company first; they are the company of the others.
    for index in places.indices where places[index].place < 0 { settleByItself(index) }
    inheritQualified()
    for index in places.indices where places[index].place >= 0 {
      company.add(lexicon.facts[Int(places[index].place)])
    }
    // What these settle is company in turn: `Georgia … Atlanta`.
    for _ in 0..<2 {
      for index in places.indices where places[index].place < 0 {
        settleByCompany(index)
        if places[index].place >= 0 { company.add(lexicon.facts[Int(places[index].place)]) }
      }
    }
  }

  /// `Paris, Texas, … Paris`: the name means the same place throughout.
  private mutating func inheritQualified() {
    for index in places.indices where places[index].rule == .qualifiedPlace {
      let qualified = places[index]
      for other in places.indices
      where places[other].entry == qualified.entry && places[other].rule == .knownPlace {
        places[other].place = qualified.place
        places[other].stateOnly = qualified.stateOnly
        places[other].rule = .qualifiedPlace
      }
    }
  }

  /// What a name may stand for in the text's language.
  func senses(_ entry: Int32, words: Range<Int>) -> [PlaceSense] {
    let entry = lexicon.entries[Int(entry)]
    let all = lexicon.senses[Int(entry.senseStart)..<Int(entry.senseStart + entry.senseCount)]
    let token = text.tokens[words.lowerBound]
    let isCapitals = token.shape.contains(.allCapitals)
    return all.filter { sense in
      if !sense.languages.isEmpty, sense.languages.isDisjoint(with: languages) { return false }
      if sense.isShort {
        return isCapitals && languages.contains(.english)
          && !text.isTitled(words.lowerBound) && isNoun(words.upperBound)
      }
      return true
    }
  }

  /// `the US and Iran`, not `US officials`: whether what follows is no noun.
  private func isNoun(_ next: Int) -> Bool {
    guard isJoined(next - 1) else { return true }
    return has([.first, .preposition, .and, .said, .locative, .link], next)
      || entry(next).common.contains(.english)
  }

  private mutating func settleByItself(_ index: Int) {
    let mention = places[index]
    let senses = senses(mention.entry, words: mention.words)
    if settleByQualifier(index, senses) { return }
    guard !mention.isShadowed, !isThing(mention) else { return }
    if let state = stateSense(mention, senses) {
      places[index].place = state
      places[index].rule = .qualifiedPlace
      return
    }
    let free = senses.filter { !$0.isPostal }
    guard let best = dominant(free) else { return }
    let place = lexicon.facts[Int(best.place)]
    guard !best.isOpen, place.isLarge else { return }
    if place.kind == .city || place.kind == .capital {
      if text.isTitled(mention.words.lowerBound), place.kind == .city { return }
      // `Liverpool won`: a club, where nothing leads to a town.
      if isSport, !mention.isLedTo { return }
    }
    places[index].place = best.place
  }

  /// `Turkey prices`, where the story writes `turkey` too and its capital owes to its place.
  private func isThing(_ mention: PlaceMention) -> Bool {
    guard mention.words.count == 1 else { return false }
    let term = terms.term(at: mention.words.lowerBound)
    return term.small > 0 && term.capital == 0
  }

  /// `Washington state`: not the city.
  private func stateSense(_ mention: PlaceMention, _ senses: [PlaceSense]) -> Int32? {
    let next = mention.words.upperBound
    guard senses.count > 1, isJoined(next - 1), !isCapital(next),
      text.tokens[next].key == Self.state
    else { return nil }
    return senses.first { lexicon.facts[Int($0.place)].kind == .state }?.place
  }

  private static let state = Tokenizer.words("state").first?.key

  /// `Paris, Texas`; `Springfield, Ill.`; `Homs, Syria`.
  private mutating func settleByQualifier(_ index: Int, _ senses: [PlaceSense]) -> Bool {
    let next = places[index].words.upperBound
    guard next < text.tokens.count, text.tokens[next].gap.subtracting(.space) == .comma,
      isCapital(next), !places[index].isShadowed,
      let qualifier = phrase(from: next, before: min(next + 5, text.tokens.count), [.place])
    else { return false }
    let qualifiers = self.senses(qualifier.entry, words: next..<qualifier.end)
    for around in qualifiers {
      let region = lexicon.facts[Int(around.place)]
      guard region.kind == .country || region.kind == .state else { continue }
      let inside = senses.first { sense in
        let place = lexicon.facts[Int(sense.place)]
        return place.isIn(region) && place.kind != .country && place.kind != .state
      }
      if let inside {
        places[index].place = inside.place
        places[index].rule = .qualifiedPlace
        return true
      }
    }
    // `in Paris, Idaho`: known of its state only. A list, `Paris, Georgia and`, is none.
    let isClosed =
      qualifier.end >= text.tokens.count || !text.tokens[qualifier.end].gap.isPlain
    guard isClosed, places[index].isLedTo,
      let state = qualifiers.first(where: {
        let place = lexicon.places[Int($0.place)]
        return place.kind == .state && place.country == "US"
      })
    else { return false }
    places[index].stateOnly = state.place
    places[index].rule = .qualifiedPlace
    return true
  }

  /// The place that a name means where nothing else is said: a country before its capital, a city
  /// that is five times as large as all others of its name.
  func dominant(_ senses: [PlaceSense]) -> PlaceSense? {
    guard let first = senses.first else { return nil }
    guard senses.count > 1 else { return first }
    let ranked = senses.sorted { rank($0) > rank($1) }
    let best = lexicon.facts[Int(ranked[0].place)]
    let second = lexicon.facts[Int(ranked[1].place)]
    if rank(ranked[0]) / 10 > rank(ranked[1]) / 10, best.kind != .city { return ranked[0] }
    if best.kind == .city, second.kind == .city, best.population / 5 > second.population {
      return ranked[0]
    }
    return nil
  }

  private func rank(_ sense: PlaceSense) -> Int {
    let place = lexicon.facts[Int(sense.place)]
    return switch place.kind {
    case .country: 90
    case .region: 80
    case .capital: 70
    case .state: place.yieldsToCity ? 5 : 60
    case .city:
      place.population >= 5_000_000 ? 65 : place.population >= 1_000_000 ? 50 : 10
    }
  }

  private mutating func settleByCompany(_ index: Int) {
    let mention = places[index]
    guard !mention.isShadowed, mention.stateOnly < 0, !text.isTitled(mention.words.lowerBound),
      !isThing(mention)
    else { return }
    let senses = senses(mention.entry, words: mention.words).filter { !$0.isPostal }
    guard !senses.isEmpty, !isPersonName(mention) else { return }
    let isOpen = senses.allSatisfy(\.isOpen)
    let votes = senses.map { company.votes(for: lexicon.facts[Int($0.place)]) }
    let most = votes.max() ?? 0
    if most > 0 {
      let winners = senses.indices.filter { votes[$0] == most }
      // Of several in one country the largest; the table has them so.
      let kind = lexicon.facts[Int(senses[winners[0]].place)].kind
      guard mention.isLedTo || !isOpen || kind == .country || kind == .state else { return }
      places[index].place = senses[winners[0]].place
      places[index].rule = .placeByCompany
      return
    }
    guard mention.isLedTo, let best = dominant(senses) else { return }
    let place = lexicon.facts[Int(best.place)]
    // A town that nothing else speaks for is a town only where it is large and its name its own.
    guard place.isLarge || !isOpen && place.population >= Self.townMin else { return }
    guard !isOpen || senses.count == 1 else { return }
    places[index].place = best.place
    places[index].rule = .placeByPreposition
  }

  private static let townMin = 200_000

  /// Whether a person of the story has the name.
  private func isPersonName(_ mention: PlaceMention) -> Bool {
    guard mention.words.count == 1 else { return false }
    let key = text.tokens[mention.words.lowerBound].key
    return candidates.contains {
      $0.score >= Self.scoreMin && ($0.last == key || $0.first == key)
    }
  }

  // MARK: Accepted

  mutating func acceptPlaces(_ dateline: String?) -> [FoundEntity] {
    var found: [FoundEntity] = []
    var keys: [Int32] = []
    var city: [UInt64] = []
    if let dateline, let place = datelinePlace(dateline) {
      found.append(place.entity)
      keys.append(place.number)
      city = Tokenizer.words(place.entity.name).map(\.key)
    }
    let taken = organizations.filter { $0.known >= 0 || $0.rule != .knownOrganization }.map(\.words)
    for mention in places where mention.place >= 0 || mention.stateOnly >= 0 {
      if taken.contains(where: { $0.overlaps(mention.words) }) { continue }
      if mention.rule != .qualifiedPlace, mention.words.map({ text.tokens[$0].key }) == city {
        found[0].mentions += 1
        continue
      }
      let number = mention.place >= 0 ? mention.place : -2 - mention.stateOnly
      if let index = keys.firstIndex(of: number) {
        found[index].mentions += 1
        continue
      }
      keys.append(number)
      found.append(entity(mention))
    }
    addStates(&found, keys)
    return found
  }

  private func entity(_ mention: PlaceMention) -> FoundEntity {
    let range = text.range(mention.words)
    var name = text.string(range)
    if mention.rule == .datelinePlace, mention.place >= 0 {
      let place = lexicon.places[Int(mention.place)]
      var entity = Self.entity(
        Self.shown(name, of: place), place, .datelinePlace, text.span(range))
      entity.isDateline = true
      return entity
    }
    guard mention.place >= 0 else {
      var entity = FoundEntity(
        name: Self.shown(name), rule: mention.rule, span: text.span(range), mentions: 1)
      entity.isDateline = mention.rule == .datelinePlace
      entity.literal = lexicon.places[Int(mention.stateOnly)].code
      return entity
    }
    let place = lexicon.places[Int(mention.place)]
    if senses(mention.entry, words: mention.words).contains(where: {
      $0.place == mention.place && ($0.isShort || $0.isPostal)
    }) {
      name = place.name
    } else {
      name = Self.shown(name, of: place)
    }
    return Self.entity(name, place, mention.rule, text.span(range))
  }

  static func entity(
    _ name: String, _ place: LexiconPlace, _ rule: EnrichRule, _ span: TextSpan
  ) -> FoundEntity {
    var entity = FoundEntity(name: name, rule: rule, span: span, mentions: 1)
    entity.literal = place.code.isEmpty ? nil : place.code
    entity.geonameID = place.geonameID > 0 ? place.geonameID : nil
    entity.position = place.position
    return entity
  }

  /// A state that only its demonym speaks of, with its government or army, in the lead and again.
  private func addStates(_ found: inout [FoundEntity], _ keys: [Int32]) {
    var done: [Int32] = keys
    for mention in stateMentions where !done.contains(mention.country) {
      done.append(mention.country)
      let all = stateMentions.filter { $0.country == mention.country }
      let place = lexicon.places[Int(mention.country)]
      guard all.count > 1, mention.token < text.secondParagraphToken, !place.code.isEmpty else {
        continue
      }
      let range = text.range(mention.token..<mention.token + 1)
      found.append(Self.entity(place.name, place, .stateByDemonym, text.span(range)))
    }
  }
}
