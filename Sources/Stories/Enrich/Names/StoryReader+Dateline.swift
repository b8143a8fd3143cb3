/// The place that a story was filed from, in the gazetteer.
extension StoryReader {
  /// Reads the dateline that stands in the body itself: `PARIS, Texas (AP) —`.
  mutating func readDateline() {
    let start = text.bodyToken
    guard let found = phrase(from: start, before: text.datelineEnd, [.place]) else { return }
    let senses = senses(found.entry, words: start..<found.end).filter { !$0.isPostal }
    var mention = PlaceMention(
      words: start..<found.end, entry: found.entry, isLedTo: true, isShadowed: false)
    mention.rule = .datelinePlace
    let next = found.end
    if next < text.datelineEnd, text.tokens[next].gap.contains(.comma),
      let around = phrase(from: next, before: text.datelineEnd, [.place])
    {
      let regions = self.senses(around.entry, words: next..<around.end).map(\.place).filter {
        lexicon.facts[Int($0)].kind == .country || lexicon.facts[Int($0)].kind == .state
      }
      let inside = senses.first { isIn($0.place, regions) }
      if let inside {
        mention.place = inside.place
      } else if let region = regions.first {
        mention.stateOnly = region
      }
      places.append(mention)
      places.append(
        PlaceMention(
          words: next..<around.end, entry: around.entry, isLedTo: true, isShadowed: false))
      return
    }
    guard let best = dominant(senses) ?? senses.first else { return }
    mention.place = best.place
    places.append(mention)
  }

  private func isIn(_ place: Int32, _ regions: [Int32]) -> Bool {
    regions.contains { lexicon.facts[Int(place)].isIn(lexicon.facts[Int($0)]) }
  }

  /// The place that the dateline's field names.
  mutating func datelinePlace(_ dateline: String) -> (entity: FoundEntity, number: Int32)? {
    guard let located = Dateline.place(in: dateline) else { return nil }
    let parts = located.utf8.split(separator: 0x2C).map { part in
      LineView(Substring(part).utf8.span).trimmed().string
    }
    guard let city = parts.first, !city.isEmpty else { return nil }
    let regions = parts.dropFirst().flatMap { placesNamed($0) }.filter {
      lexicon.facts[Int($0)].kind == .country || lexicon.facts[Int($0)].kind == .state
    }
    let all = placesNamed(city)
    let best = all.max { first, second in
      let isInside = (isIn(first, regions), isIn(second, regions))
      if isInside.0 != isInside.1 { return isInside.1 }
      let votes = (
        company.votes(for: lexicon.facts[Int(first)]),
        company.votes(for: lexicon.facts[Int(second)])
      )
      if votes.0 != votes.1 { return votes.0 < votes.1 }
      return rank(lexicon.facts[Int(first)]) < rank(lexicon.facts[Int(second)])
    }
    guard let best, regions.isEmpty || isIn(best, regions) else {
      guard let region = regions.first else { return nil }
      var entity = FoundEntity(
        name: Self.shown(city), rule: .datelinePlace,
        span: TextSpan(.dateline, 0..<city.utf8.count), mentions: 1)
      entity.isDateline = true
      entity.literal = lexicon.places[Int(region)].code
      return (entity, -1)
    }
    let place = lexicon.places[Int(best)]
    var entity = Self.entity(
      Self.shown(city, of: place), place, .datelinePlace,
      TextSpan(.dateline, 0..<city.utf8.count))
    entity.isDateline = true
    return (entity, best)
  }

  private func rank(_ place: PlaceFacts) -> Int {
    switch place.kind {
    case .city: Int(place.population)
    case .capital: Int(place.population) + 1_000_000
    case .state, .region, .country: 500_000
    }
  }

  /// All places of a name, with whatever stands behind a period or without one.
  private func placesNamed(_ name: String) -> [Int32] {
    let words = Tokenizer.words(name)
    guard let first = words.first else { return [] }
    let key = words.dropFirst().reduce(first.key) { WordKey.join($0, $1.key) }
    let position = lexicon.table.position(of: key)
    guard position >= 0 else { return [] }
    let entry = lexicon.entries[Int(position)]
    return lexicon.senses[Int(entry.senseStart)..<Int(entry.senseStart + entry.senseCount)]
      .map(\.place)
  }

  /// A name in capitals as it is written elsewhere.
  static func shown(_ name: String, of place: LexiconPlace) -> String {
    guard isAllCapitals(name) else { return name }
    return Tokenizer.words(name).map(\.key) == Tokenizer.words(place.name).map(\.key)
      ? place.name : titled(name)
  }

  static func shown(_ name: String) -> String { isAllCapitals(name) ? titled(name) : name }

  private static func isAllCapitals(_ text: String) -> Bool {
    text.utf8.count > 2 && !text.utf8.contains { $0 &- 0x61 < 26 }
  }

  /// `SALVADOR` as a name is written.
  private static func titled(_ text: String) -> String {
    text.split(separator: " ").map { word in
      let small = word.lowercased()
      return ["de", "da", "do", "la", "of", "am"].contains(small)
        ? small : String(word.prefix(1)) + String(small.dropFirst())
    }.joined(separator: " ")
  }
}
