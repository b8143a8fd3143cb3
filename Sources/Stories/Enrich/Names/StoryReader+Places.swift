/// Which places the names stand for: by what follows them, by the dateline, by their company.
extension StoryReader {
  /// - Parameter dateline: what the field says.
  mutating func settlePlaces(dateline: String?) {
    // Names that need no company first; they are the company of the others.
    for index in places.indices where places[index].place < 0 { settleByItself(index) }
    inheritQualified()
    if let dateline { addCompany(of: dateline) }
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

  /// The country that a story was filed from is spoken of; a town that several countries have says
  /// nothing.
  private mutating func addCompany(of dateline: String) {
    guard let place = datelinePlace(dateline) else { return }
    if let region = datelineRegion(dateline, around: place.number) {
      company.add(lexicon.facts[Int(region.number)])
    } else if place.number >= 0, lexicon.facts[Int(place.number)].isLarge {
      company.add(lexicon.facts[Int(place.number)])
    }
  }

  /// The country or the state that the dateline's field has behind its town: `NAIROBI, Kenya`.
  private mutating func datelineRegion(
    _ dateline: String, around city: Int32
  ) -> (entity: FoundEntity, number: Int32, isShort: Bool)? {
    guard let located = Dateline.place(in: dateline),
      let comma = located.utf8.firstIndex(of: 0x2C)
    else { return nil }
    let behind = located[located.utf8.index(after: comma)...].drop { $0 == " " }
    let name = behind.prefix { $0 != "," }
    guard let key = PhraseKey(String(name)) else { return nil }
    let position = lexicon.table.position(of: key.whole)
    guard position >= 0 else { return nil }
    for index in senses(position) {
      let sense = lexicon.senses[index]
      let facts = lexicon.facts[Int(sense.place)]
      guard facts.kind == .country || facts.kind == .state,
        sense.languages.isEmpty || !sense.languages.isDisjoint(with: languages),
        city < 0 || lexicon.facts[Int(city)].isIn(facts)
      else { continue }
      let place = lexicon.places[Int(sense.place)]
      let start = located.utf8.distance(from: located.startIndex, to: name.startIndex)
      return (
        Self.entity(
          Self.shown(String(name), of: place), place, .knownPlace,
          TextSpan(.dateline, start..<start + name.utf8.count)),
        sense.place, sense.isShort || sense.isPostal
      )
    }
    return nil
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

  /// All that a name may stand for, as positions in `Lexicon.senses`.
  mutating func senses(_ entry: Int32) -> Range<Int> {
    let entry = lexicon.entries[Int(entry)]
    return Int(entry.senseStart)..<Int(entry.senseStart + entry.senseCount)
  }

  /// Whether a name may stand for it in the text's language, written as it is.
  mutating func holds(_ sense: PlaceSense, _ words: Range<Int>) -> Bool {
    if !sense.languages.isEmpty, sense.languages.isDisjoint(with: languages) { return false }
    guard sense.isShort else { return true }
    return text.tokens[words.lowerBound].shape.contains(.allCapitals)
      && languages.contains(.english) && !text.isTitled(words.lowerBound)
      && isNoun(words.upperBound)
  }

  /// The same, without a comma before it.
  mutating func holdsAlone(_ sense: PlaceSense, _ words: Range<Int>) -> Bool {
    !sense.isPostal && holds(sense, words)
  }

  /// `the US and Iran`, not `US officials`: whether what follows is no noun.
  private mutating func isNoun(_ next: Int) -> Bool {
    guard isJoined(next - 1) else { return true }
    return has([.first, .preposition, .and, .said, .locative, .link], next)
      || entry(next).common.contains(.english)
  }

  private mutating func settleByItself(_ index: Int) {
    let mention = places[index]
    if settleByQualifier(index) { return }
    guard !mention.isShadowed, !isThing(mention) else { return }
    if let state = stateSense(mention) {
      places[index].place = state
      places[index].rule = .qualifiedPlace
      return
    }
    guard let best = dominant(mention.entry, mention.words) else { return }
    let place = lexicon.facts[Int(best.place)]
    guard !best.isOpen, place.isLarge else { return }
    // `Bayern siegt`.
    if place.kind == .state, !mention.isLedTo, !languages.contains(.english), isAboutSport() {
      return
    }
    if place.kind == .city || place.kind == .capital {
      if text.isTitled(mention.words.lowerBound), place.kind == .city { return }
      // `Paris breaks with party`: Senator Gordon Paris.
      if !mention.isLedTo, isSurname(mention.words) { return }
      // `Liverpool won`: a club, where nothing leads to a town.
      if !mention.isLedTo, isAboutSport() { return }
    }
    places[index].place = best.place
  }

  /// `Turkey prices`, where the story writes `turkey` too and its capital owes to its place.
  private mutating func isThing(_ mention: PlaceMention) -> Bool {
    guard mention.words.count == 1 else { return false }
    let word = mention.words.lowerBound
    return terms.term(of: text.tokens[word]).small > 0 && !hasOwnCapital(word)
  }

  /// `Washington state`: not the city.
  private mutating func stateSense(_ mention: PlaceMention) -> Int32? {
    let next = mention.words.upperBound
    guard isJoined(next - 1), !isCapital(next), text.tokens[next].key == Self.state else {
      return nil
    }
    var count = 0
    var state: Int32?
    for index in senses(mention.entry) where holds(lexicon.senses[index], mention.words) {
      count += 1
      let place = lexicon.senses[index].place
      if state == nil, lexicon.facts[Int(place)].kind == .state { state = place }
    }
    return count > 1 ? state : nil
  }

  private static let state = PhraseKey("state")?.whole

  /// `Paris, Texas`; `Springfield, Ill.`; `Homs, Syria`.
  private mutating func settleByQualifier(_ index: Int) -> Bool {
    let mention = places[index]
    let next = mention.words.upperBound
    guard next < text.tokens.count, text.tokens[next].gap.subtracting(.space) == .comma,
      isCapital(next), !mention.isShadowed,
      let qualifier = phrase(from: next, before: min(next + 5, text.tokens.count), [.place])
    else { return false }
    let words = next..<qualifier.end
    for around in senses(qualifier.entry) where holds(lexicon.senses[around], words) {
      let region = lexicon.facts[Int(lexicon.senses[around].place)]
      guard region.kind == .country || region.kind == .state,
        let inside = firstPlace(of: mention, inside: region)
      else { continue }
      places[index].place = inside
      places[index].rule = .qualifiedPlace
      return true
    }
    // `in Paris, Idaho`: known of its state only. A list, `Paris, Georgia and`, is none.
    let isClosed =
      qualifier.end >= text.tokens.count || !text.tokens[qualifier.end].gap.isPlain
    guard isClosed, mention.isLedTo, let state = firstState(qualifier.entry, words) else {
      return false
    }
    places[index].stateOnly = state
    places[index].rule = .qualifiedPlace
    return true
  }

  /// The first city of the name that lies in the region.
  private mutating func firstPlace(of mention: PlaceMention, inside region: PlaceFacts) -> Int32? {
    for index in senses(mention.entry) where holds(lexicon.senses[index], mention.words) {
      let place = lexicon.facts[Int(lexicon.senses[index].place)]
      if place.isIn(region), place.kind != .country, place.kind != .state {
        return lexicon.senses[index].place
      }
    }
    return nil
  }

  /// The first state of the US that a name stands for.
  private mutating func firstState(_ entry: Int32, _ words: Range<Int>) -> Int32? {
    for index in senses(entry) where holds(lexicon.senses[index], words) {
      let number = lexicon.senses[index].place
      if lexicon.facts[Int(number)].kind == .state, lexicon.places[Int(number)].country == "US" {
        return number
      }
    }
    return nil
  }

  /// The place that a name means where nothing else is said: a country before its capital, a city
  /// that is five times as large as all others of its name.
  mutating func dominant(_ entry: Int32, _ words: Range<Int>) -> PlaceSense? {
    guard let best = highest(of: entry, words, but: -1) else { return nil }
    guard let second = highest(of: entry, words, but: best) else { return lexicon.senses[best] }
    let place = lexicon.facts[Int(lexicon.senses[best].place)]
    let other = lexicon.facts[Int(lexicon.senses[second].place)]
    if rank(best) / 10 > rank(second) / 10, place.kind != .city || other.yieldsToCity {
      return lexicon.senses[best]
    }
    // Of several in one country, or one state of the US, the largest.
    if place.kind == .city, other.kind == .city,
      place.population / 5 > other.population || place.code == other.code
    {
      return lexicon.senses[best]
    }
    return nil
  }

  /// The first of a name's places that rank highest.
  /// - Parameter best: left out, and with it, where it needs no evidence, all that do.
  private mutating func highest(of entry: Int32, _ words: Range<Int>, but best: Int) -> Int? {
    var highest: Int?
    for index in senses(entry) where index != best && holdsAlone(lexicon.senses[index], words) {
      if best >= 0, !lexicon.senses[best].isOpen, lexicon.senses[index].isOpen { continue }
      if let known = highest, rank(index) <= rank(known) { continue }
      highest = index
    }
    return highest
  }

  private mutating func rank(_ sense: Int) -> Int {
    let place = lexicon.facts[Int(lexicon.senses[sense].place)]
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
    let known = known(mention)
    guard known.count > 0 else { return }
    let winner = lexicon.facts[Int(lexicon.senses[known.winner].place)].kind
    let isCountry = winner == .country || winner == .state
    let isSure = known.votes > 0 && (isCountry || has(.locative, mention.words.lowerBound - 1))
    guard !isPersonName(mention, isSure: isSure) else { return }
    if !mention.isLedTo, mayBeClub(mention.words, winner), isAboutSport() { return }
    if known.votes > 0 {
      // Of several in one country the largest; the table has them so.
      let winner = lexicon.senses[known.winner].place
      let kind = lexicon.facts[Int(winner)].kind
      guard mention.isLedTo || !known.isOpen || kind == .country || kind == .state else { return }
      places[index].place = winner
      places[index].rule = .placeByCompany
      return
    }
    guard mention.isLedTo, let best = dominant(mention.entry, mention.words) else { return }
    let place = lexicon.facts[Int(best.place)]
    // A town that nothing else speaks for is a town only where it is large and its name its own.
    let least = known.count == 1 ? Self.ownTownMin : Self.townMin
    let isKnown = place.kind == .city && place.population >= Self.knownCityMin
    guard place.isLarge || isKnown || !known.isOpen && place.population >= least else { return }
    guard !known.isOpen || known.count == 1 || isKnown else { return }
    places[index].place = best.place
    places[index].rule = .placeByPreposition
  }

  /// Whether a place's name may be a club's, if the story is about sport: in English beside a verb of
  /// people or a title, `Milan beat Lecce`; elsewhere wherever no preposition leads to it.
  private mutating func mayBeClub(_ words: Range<Int>, _ kind: LexiconPlace.Kind) -> Bool {
    guard kind != .country, kind != .region else { return false }
    guard languages.contains(.english) else { return true }
    let next = words.upperBound
    return kind != .state
      && (isJoined(next - 1) && has([.said, .title], next)
        || isJoined(words.lowerBound - 1) && has(.said, words.lowerBound - 1))
  }

  /// What a name may stand for: how much, whether every one of it needs evidence, and the first of those
  /// that the company votes for most.
  private mutating func known(
    _ mention: PlaceMention
  ) -> (count: Int, isOpen: Bool, winner: Int, votes: Int) {
    var known = (count: 0, isOpen: true, winner: -1, votes: -1)
    for index in senses(mention.entry) where holdsAlone(lexicon.senses[index], mention.words) {
      known.count += 1
      if !lexicon.senses[index].isOpen { known.isOpen = false }
      let votes = company.votes(for: lexicon.facts[Int(lexicon.senses[index].place)])
      if votes > known.votes {
        known.winner = index
        known.votes = votes
      }
    }
    return known
  }

  /// `in Charlotte`: a city although it is a given name.
  private static let knownCityMin: Int32 = 800_000
  private static let townMin = 200_000
  /// Where no other place has the name.
  private static let ownTownMin = 100_000

  /// Whether a person of the story has the name. Where other places speak for the country, `in Chad` is
  /// it, with or without Chad Hurley, and so is a Chad that says nothing.
  private mutating func isPersonName(_ mention: PlaceMention, isSure: Bool) -> Bool {
    guard mention.words.count == 1, !mention.isLedTo || !isSure else { return false }
    let word = mention.words.lowerBound
    let key = text.tokens[word].key
    let isNoSubject = isSure && !(isJoined(word) && has(.said, word + 1))
    for index in candidates.indices
    where candidates[index].score >= Self.scoreMin
      && (candidates[index].last == key || candidates[index].first == key && !isNoSubject)
    {
      return true
    }
    return false
  }

  /// Whether a person of the story has the name for a surname.
  private mutating func isSurname(_ words: Range<Int>) -> Bool {
    guard words.count == 1 else { return false }
    let key = text.tokens[words.lowerBound].key
    for index in candidates.indices
    where candidates[index].score >= Self.scoreMin && candidates[index].last == key {
      return true
    }
    return false
  }

  // MARK: Accepted

  mutating func acceptPlaces(_ dateline: String?) -> [FoundEntity] {
    var found: [FoundEntity] = []
    var keys: [Int32] = []
    var city: PhraseKey?
    if let dateline, let place = datelinePlace(dateline) {
      found.append(place.entity)
      keys.append(place.number)
      city = PhraseKey(place.entity.name)
      // `Fla.` says where the town is, and no more.
      if let region = datelineRegion(dateline, around: place.number), !region.isShort {
        found.append(region.entity)
        keys.append(region.number)
      }
    }
    for index in places.indices where places[index].place >= 0 || places[index].stateOnly >= 0 {
      let mention = places[index]
      if isOrganization(mention.words) { continue }
      if let city, mention.rule != .qualifiedPlace, isNamed(mention.words, city) {
        found[0].mentions += 1
        continue
      }
      let number = mention.place >= 0 ? mention.place : -2 - mention.stateOnly
      if let known = keys.firstIndex(of: number) {
        found[known].mentions += 1
        continue
      }
      keys.append(number)
      found.append(entity(mention))
    }
    if !stateMentions.isEmpty { addStates(&found, keys) }
    return found
  }

  /// Whether the words are those of a name.
  private mutating func isNamed(_ words: Range<Int>, _ name: PhraseKey) -> Bool {
    guard words.count == name.words, text.tokens[words.lowerBound].key == name.first else {
      return false
    }
    var key = name.first
    for token in words.dropFirst() { key = WordKey.join(key, text.tokens[token].key) }
    return key == name.whole
  }

  private mutating func isOrganization(_ words: Range<Int>) -> Bool {
    for index in organizations.indices where organizations[index].words.overlaps(words) {
      return true
    }
    return false
  }

  private mutating func entity(_ mention: PlaceMention) -> FoundEntity {
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
    if isAbbreviated(mention) {
      name = place.name
    } else {
      name = Self.shown(name, of: place)
    }
    return Self.entity(name, place, mention.rule, text.span(range))
  }

  private mutating func isAbbreviated(_ mention: PlaceMention) -> Bool {
    for index in senses(mention.entry) where lexicon.senses[index].place == mention.place {
      let sense = lexicon.senses[index]
      if sense.isShort || sense.isPostal, holds(sense, mention.words) { return true }
    }
    return false
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
  private mutating func addStates(_ found: inout [FoundEntity], _ keys: [Int32]) {
    var done: [Int32] = keys
    for mention in stateMentions where !done.contains(mention.country) {
      done.append(mention.country)
      let mentions = stateMentions.count { $0.country == mention.country }
      let place = lexicon.places[Int(mention.country)]
      guard mentions > 1, mention.token < text.secondParagraphToken, !place.code.isEmpty else {
        continue
      }
      let range = text.range(mention.token..<mention.token + 1)
      found.append(Self.entity(place.name, place, .stateByDemonym, text.span(range)))
    }
  }
}
