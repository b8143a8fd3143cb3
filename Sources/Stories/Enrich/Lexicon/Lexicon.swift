/// Words, names and places that the enrichment knows: one table over the hashes of words and phrases.
///
/// Made once, when the first story is enriched, from the tables that are part of the program.
final class Lexicon: Sendable {
  static let shared = Lexicon()

  let places: [LexiconPlace]
  /// One for each place.
  let facts: [PlaceFacts]
  let senses: [PlaceSense]
  let organizations: [String]
  let topics: [LexiconTopic]
  /// Positions of the topics of the top level, and of those below each topic.
  let topTopics: [Int]
  let childTopics: [[Int]]
  /// Position of the topic of sport.
  let sportTopic: Int?
  let topicWeights: [TopicWeight]
  let entries: [LexiconEntry]
  let table: LexiconTable

  private init() {
    var builder = LexiconBuilder()
    builder.readAll()
    places = builder.places
    organizations = builder.organizations
    topics = builder.topics
    let all = builder.topics
    topTopics = all.indices.filter { all[$0].parent < 0 }
    sportTopic = all.firstIndex { $0.code == "15000000" }
    childTopics = all.indices.map { parent in all.indices.filter { all[$0].parent == parent } }
    facts = Self.facts(of: builder.places)
    var flatSenses: [PlaceSense] = []
    var flatWeights: [TopicWeight] = []
    var entries = builder.entries
    for index in entries.indices {
      if let list = builder.senses[index] {
        entries[index].senseStart = Int32(flatSenses.count)
        entries[index].senseCount = Int32(list.count)
        flatSenses += list
      }
      if let list = builder.weights[index] {
        entries[index].topicStart = Int32(flatWeights.count)
        entries[index].topicCount = Int32(list.count)
        flatWeights += list
      }
      entries[index].roles = entries[index].allRoles
    }
    for phrase in builder.phrases {
      entries[phrase.head].roles.formUnion(entries[phrase.position].roles.ofPhrases)
    }
    senses = flatSenses
    topicWeights = flatWeights
    self.entries = entries
    table = LexiconTable(builder.positions, entries)
  }

  private static func facts(of places: [LexiconPlace]) -> [PlaceFacts] {
    var numbers: [String: Int16] = ["": 0]
    func number(_ code: String) -> Int16 {
      let next = Int16(numbers.count)
      return numbers[code, default: next]
    }
    return places.map { place in
      for code in [place.code, place.country] { numbers[code] = number(code) }
      return PlaceFacts(
        kind: place.kind, code: number(place.code), country: number(place.country),
        population: Int32(clamping: place.population),
        yieldsToCity: place.kind == .state && ["Washington", "New York"].contains(place.name))
    }
  }
}

/// From the hashes of words and phrases to their entries, by open addressing.
struct LexiconTable: Sendable {
  /// A word's roles beside its key: most words are never asked for more.
  struct Slot {
    var key: UInt64 = 0
    var position: Int32 = -1
    var roles: WordRoles = []
  }

  private let slots: [Slot]
  private let mask: Int

  init(_ positions: [UInt64: Int], _ entries: [LexiconEntry]) {
    var capacity = 1024
    // At most half are taken: most words are found at once.
    while capacity < positions.count * 2 { capacity *= 2 }
    var slots = [Slot](repeating: Slot(), count: capacity)
    for (key, position) in positions {
      var slot = Int(truncatingIfNeeded: key >> 20) & (capacity - 1)
      while slots[slot].position >= 0 { slot = (slot + 1) & (capacity - 1) }
      slots[slot] = Slot(key: key, position: Int32(position), roles: entries[position].roles)
    }
    self.slots = slots
    mask = capacity - 1
  }

  /// Position of the entry of a word or phrase; -1 = unknown.
  @inline(__always)
  func position(of key: UInt64) -> Int32 { slot(of: key).position }

  /// What is known of a word or phrase; position -1 = nothing.
  @inline(__always)
  func slot(of key: UInt64) -> Slot {
    var slot = Int(truncatingIfNeeded: key >> 20) & mask
    while true {
      let found = slots[slot]
      if found.position < 0 || found.key == key { return found }
      slot = (slot + 1) & mask
    }
  }
}
