/// The place that a story was filed from, in the gazetteer.
extension StoryReader {
  /// Reads the dateline that stands in the body itself: `PARIS, Texas (AP) —`.
  mutating func readDateline() {
    let start = text.bodyToken
    guard let found = phrase(from: start, before: text.datelineEnd, [.place]) else { return }
    let words = start..<found.end
    var mention = PlaceMention(
      words: words, entry: found.entry, isLedTo: true, isShadowed: false)
    mention.rule = .datelinePlace
    let next = found.end
    if next < text.datelineEnd, text.tokens[next].gap.contains(.comma),
      let around = phrase(from: next, before: text.datelineEnd, [.place])
    {
      let regions = regions(around.entry, next..<around.end)
      if let inside = firstPlace(of: mention, in: regions) {
        mention.place = inside
      } else if let region = regions.first {
        mention.stateOnly = region
      }
      places.append(mention)
      places.append(
        PlaceMention(
          words: next..<around.end, entry: around.entry, isLedTo: true, isShadowed: false))
      return
    }
    guard let best = dominant(found.entry, words)?.place ?? firstPlace(of: mention, in: nil) else {
      return
    }
    mention.place = best
    places.append(mention)
  }

  /// The countries and states that a name stands for.
  private mutating func regions(_ entry: Int32, _ words: Range<Int>) -> [Int32] {
    var regions: [Int32] = []
    for index in senses(entry) where holds(lexicon.senses[index], words) {
      let place = lexicon.senses[index].place
      if isRegion(place) { regions.append(place) }
    }
    return regions
  }

  /// The first place of the name, in one of the regions where there are any.
  private mutating func firstPlace(of mention: PlaceMention, in regions: [Int32]?) -> Int32? {
    for index in senses(mention.entry) where holdsAlone(lexicon.senses[index], mention.words) {
      let place = lexicon.senses[index].place
      if regions.map({ isIn(place, $0) }) ?? true { return place }
    }
    return nil
  }

  private mutating func isRegion(_ place: Int32) -> Bool {
    let kind = lexicon.facts[Int(place)].kind
    return kind == .country || kind == .state
  }

  private mutating func isIn(_ place: Int32, _ regions: [Int32]) -> Bool {
    for region in regions where lexicon.facts[Int(place)].isIn(lexicon.facts[Int(region)]) {
      return true
    }
    return false
  }

  /// The place that the dateline's field names.
  mutating func datelinePlace(_ dateline: String) -> (entity: FoundEntity, number: Int32)? {
    let given = LineView(dateline.utf8.span)
    guard let range = Dateline.placeRange(given) else { return nil }
    let line = given.part(range)
    var start = 0
    while line.byte(start) == 0x2C { start += 1 }
    let comma = line.bytes.firstIndex(of: 0x2C, from: start)
    let first = line.part(start..<comma).trimmed()
    guard first.count > 0 else { return nil }
    let city = first.string
    let span = range.lowerBound + start..<range.lowerBound + start + first.count
    var regions: [Int32] = []
    if comma < line.count { addRegions(line.part(comma + 1..<line.count), &regions) }
    let best = bestPlace(named: first, in: regions)
    guard let best, regions.isEmpty || isIn(best, regions) else {
      guard let region = regions.first else { return nil }
      var entity = FoundEntity(
        name: Self.shown(city), rule: .datelinePlace,
        span: TextSpan(.dateline, span), mentions: 1)
      entity.isDateline = true
      entity.literal = lexicon.places[Int(region)].code
      return (entity, -1)
    }
    let place = lexicon.places[Int(best)]
    var entity = Self.entity(
      Self.shown(city, of: place), place, .datelinePlace,
      TextSpan(.dateline, span))
    entity.isDateline = true
    return (entity, best)
  }

  private mutating func rank(_ place: PlaceFacts) -> Int {
    switch place.kind {
    case .city: Int(place.population)
    case .capital: Int(place.population) + 1_000_000
    case .state, .region, .country: 500_000
    }
  }

  /// The regions that the parts between commas name.
  private mutating func addRegions(_ parts: LineView, _ regions: inout [Int32]) {
    var start = 0
    while start < parts.count {
      var end = start
      while end < parts.count, parts.byte(end) != 0x2C { end += 1 }
      for index in sensesNamed(parts.part(start..<end).trimmed()) {
        let place = lexicon.senses[index].place
        if isRegion(place) { regions.append(place) }
      }
      start = end + 1
    }
  }

  /// Of the places of a name the one in the regions, of those the one that the company votes for, of those
  /// the largest.
  private mutating func bestPlace(named name: LineView, in regions: [Int32]) -> Int32? {
    var best: Int32?
    for index in sensesNamed(name) {
      let place = lexicon.senses[index].place
      guard let other = best else {
        best = place
        continue
      }
      if isBetter(place, than: other, in: regions) { best = place }
    }
    return best
  }

  private mutating func isBetter(_ place: Int32, than other: Int32, in regions: [Int32]) -> Bool {
    let isInside = isIn(place, regions)
    if isInside != isIn(other, regions) { return isInside }
    let facts = lexicon.facts[Int(place)]
    let others = lexicon.facts[Int(other)]
    let votes = company.votes(for: facts)
    let othersVotes = company.votes(for: others)
    return votes == othersVotes ? rank(facts) > rank(others) : votes > othersVotes
  }

  /// All places of a name, with whatever stands behind a period or without one, as positions in
  /// `Lexicon.senses`.
  private mutating func sensesNamed(_ name: LineView) -> Range<Int> {
    guard let key = PhraseKey(name.bytes) else { return 0..<0 }
    let position = lexicon.table.position(of: key.whole)
    return position < 0 ? 0..<0 : senses(position)
  }

  /// A name in capitals as it is written elsewhere.
  static func shown(_ name: String, of place: LexiconPlace) -> String {
    guard isAllCapitals(name) else { return name }
    return PhraseKey(name) == PhraseKey(place.name) ? place.name : titled(name)
  }

  static func shown(_ name: String) -> String { isAllCapitals(name) ? titled(name) : name }

  private static func isAllCapitals(_ text: String) -> Bool {
    text.utf8.count > 2 && !text.utf8.contains { $0 &- 0x61 < 26 }
  }

  /// `SALVADOR` as a name is written.
  private static func titled(_ text: String) -> String {
    text.split(separator: " ").enumerated().map { position, word in
      let small = word.lowercased()
      return position > 0 && smallWords.contains(small)
        ? small : String(word.prefix(1)) + String(small.dropFirst())
    }.joined(separator: " ")
  }

  /// Inside of a name: `Prati di Tivo`, `Frankfurt am Main`.
  private static let smallWords: Set<String> = [
    "de", "da", "do", "dos", "das", "di", "del", "della", "dei", "du", "des", "la", "las", "le",
    "les", "los", "of", "the", "on", "upon", "am", "an", "der", "im", "in", "ob", "bei", "von",
    "vor", "van", "den", "aan", "sur", "sous", "en", "y", "and", "und", "et",
  ]
}
