/// Reads the lexicon's tables.
struct LexiconBuilder {
  private(set) var places: [LexiconPlace] = []
  private(set) var organizations: [String] = []
  private(set) var topics: [LexiconTopic] = []
  private(set) var entries: [LexiconEntry] = []
  private(set) var positions: [UInt64: Int] = [:]
  private(set) var senses: [Int: [PlaceSense]] = [:]
  private(set) var weights: [Int: [TopicWeight]] = [:]
  /// The entries of phrases, and of their first words.
  private(set) var phrases: [(position: Int, head: Int)] = []

  /// A place's position by its own name or its ISO code.
  private var placeByName: [String: Int32] = [:]

  mutating func readAll() {
    LexiconFile.places.forEachLine { readPlace($0) }
    LexiconFile.ownPlaces.forEachLine { readOwnPlace($0) }
    LexiconFile.names.forEachLine { line in
      add(line[0] == "g" ? .given : .family, to: line[1])
    }
    LexiconFile.words.forEachLine { readWord($0) }
    LexiconFile.organizations.forEachLine { readOrganization($0) }
    LexiconFile.roles.forEachLine { readRoles($0) }
    LexiconFile.topics.forEachLine { readTopic($0) }
  }

  // MARK: Entries

  /// The entry of a word or phrase; `nil` for a text without words.
  private mutating func entry(_ text: String) -> Int? {
    guard let key = PhraseKey(text) else { return nil }
    guard key.words > 1 else { return entry(key: key.whole) }
    let head = entry(key: key.first)
    entries[head].phraseWords = max(entries[head].phraseWords, UInt8(min(key.words, 255)))
    entries[head].secondWords |= LexiconEntry.bit(of: key.second)
    let position = entry(key: key.whole)
    phrases.append((position: position, head: head))
    return position
  }

  private mutating func entry(key: UInt64) -> Int {
    if let position = positions[key] { return position }
    positions[key] = entries.count
    entries.append(LexiconEntry())
    return entries.count - 1
  }

  private mutating func add(_ role: WordRoles, to text: String) {
    guard let position = entry(text) else { return }
    entries[position].roles.insert(role)
  }

  // MARK: Places

  private mutating func readPlace(_ line: [String]) {
    let kinds: [String: LexiconPlace.Kind] = ["c": .country, "s": .state, "k": .capital]
    let isOpen = line[7].hasPrefix("!")
    let name = isOpen ? String(line[7].dropFirst()) : line[7]
    add(
      LexiconPlace(
        kind: kinds[line[0]] ?? .city, geonameID: Int(line[1]) ?? 0, code: line[2],
        country: line[3], position: Self.point(line[4], line[5]), population: Int(line[6]) ?? 0,
        name: name))
    let place = Int32(places.count - 1)
    addSense(name, place, isOpen: isOpen)
    for alias in line[8].split(separator: "|") { addAlias(String(alias), place, isOpen: isOpen) }
  }

  private mutating func add(_ place: LexiconPlace) {
    places.append(place)
    let position = Int32(places.count - 1)
    // The largest of a name comes first in the table; countries before all.
    if place.kind != .state, placeByName[place.name] == nil { placeByName[place.name] = position }
    // `Siberia` has no code of its own but its country's.
    if place.kind == .country || place.kind == .state && placeByName[place.code] == nil {
      placeByName[place.code] = position
    }
  }

  private mutating func addAlias(_ alias: String, _ place: Int32, isOpen: Bool = false) {
    guard let at = alias.lastIndex(of: "@") else {
      addSense(alias, place, isOpen: isOpen)
      return
    }
    let language = TextLanguages(tag: alias[alias.index(after: at)...])
    addSense(String(alias[..<at]), place, languages: language)
  }

  private mutating func addSense(
    _ name: String, _ place: Int32, languages: TextLanguages = [], isOpen: Bool = false,
    isShort: Bool = false, isPostal: Bool = false
  ) {
    guard let position = entry(name) else { return }
    if senses[position]?.contains(where: { $0.place == place && $0.languages == languages }) == true
    {
      return
    }
    senses[position, default: []].append(
      PlaceSense(
        place: place, languages: languages, isOpen: isOpen, isShort: isShort, isPostal: isPostal))
  }

  /// Of a town of our own: enough to be one behind a preposition.
  private static let townPopulation = 200_000

  private mutating func readOwnPlace(_ line: [String]) {
    switch line[0] {
    case "alias":
      if let place = placeByName[line[2]] { addAlias(line[1], place) }
    case "short":
      if let place = placeByName[line[2]] { addSense(line[1], place, isShort: true) }
    case "postal":
      if let place = placeByName[line[2]] { addSense(line[1], place, isPostal: true) }
    case "demonym":
      guard let position = entry(line[1]) else { return }
      entries[position].demonym = placeByName[line[2]] ?? -2
    case "state", "region", "town":
      let kinds: [String: LexiconPlace.Kind] = ["state": .state, "region": .region, "town": .city]
      let kind = kinds[line[0]] ?? .region
      let code = kind == .region ? "" : line[2]
      add(
        LexiconPlace(
          kind: kind, geonameID: 0, code: code, country: String(code.prefix(2)),
          position: Self.point(line[kind == .region ? 2 : 3], line[kind == .region ? 3 : 4]),
          population: kind == .city ? Self.townPopulation : 1_000_000, name: line[1]))
      addSense(line[1], Int32(places.count - 1))
    case "not": add(.noPlace, to: line[1])
    case "yields": open(line[1], in: line[2])
    default: open(line[1], in: nil)
    }
  }

  /// - Parameter country: ISO 3166-1 alpha-2; `nil` = of all.
  private mutating func open(_ name: String, in country: String?) {
    guard let position = entry(name) else { return }
    senses[position] = senses[position]?.map { sense in
      guard country == nil || places[Int(sense.place)].country == country else { return sense }
      return PlaceSense(
        place: sense.place, languages: sense.languages, isOpen: true, isShort: false,
        isPostal: false)
    }
  }

  private static func point(_ latitude: String, _ longitude: String) -> GeoPoint? {
    guard let latitude = Double(latitude), let longitude = Double(longitude) else { return nil }
    return GeoPoint(latitude: latitude, longitude: longitude)
  }

  // MARK: Words, roles, organizations, topics

  /// Ten times the Zipf scale: above it, an English word says nothing about a story.
  private static let commonFrequency: UInt8 = 53

  private mutating func readWord(_ line: [String]) {
    guard let position = entry(line[1]), let frequency = UInt8(line[2]) else { return }
    let language = TextLanguages(tag: line[0])
    if language == .english {
      entries[position].frequency = frequency
      if frequency >= Self.commonFrequency { entries[position].common.insert(.english) }
    } else {
      entries[position].common.insert(language)
    }
  }

  private mutating func readRoles(_ line: [String]) {
    guard let role = WordRoles.byName[line[0]] else { return }
    for word in line[1].split(separator: " ") { add(role, to: String(word)) }
  }

  private mutating func readOrganization(_ line: [String]) {
    organizations.append(line[0])
    let number = Int32(organizations.count - 1)
    setOrganization(line[0], number, needsFullName: false)
    for name in line.dropFirst().first?.split(separator: "|") ?? [] {
      let isWeak = name.hasPrefix("~")
      setOrganization(String(isWeak ? name.dropFirst() : name), number, needsFullName: isWeak)
    }
  }

  private mutating func setOrganization(_ name: String, _ number: Int32, needsFullName: Bool) {
    guard let position = entry(name), entries[position].organization < 0 else { return }
    entries[position].organization = number
    entries[position].needsFullName = needsFullName
  }

  private mutating func readTopic(_ line: [String]) {
    let number = Int32(topics.count)
    let parent = topics.firstIndex { $0.code == line[2] } ?? -1
    topics.append(LexiconTopic(code: line[0], name: line[1], parent: parent))
    for term in line[3].split(separator: "|") {
      let parts = term.split(separator: "=")
      guard parts.count == 2, let weight = Int32(parts[1]), let position = entry(String(parts[0]))
      else { continue }
      weights[position, default: []].append(TopicWeight(topic: number, weight: weight))
    }
  }
}
