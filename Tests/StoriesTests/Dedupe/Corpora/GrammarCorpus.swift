/// Stories by a grammar: many words, names in every sentence, no two stories of one event.
struct GrammarCorpus: CorpusSource {
  static let name = "grammar"

  private var numbers: SeededNumbers

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  mutating func story() -> CorpusStory {
    let place = Self.places.any(&numbers)
    let people = (0..<3).map { _ in Self.given.any(&numbers) + " " + Self.family.any(&numbers) }
    var paragraphs: [String] = []
    for _ in 0..<Int.random(in: 7...13, using: &numbers) {
      var sentences: [String] = []
      for _ in 0..<Int.random(in: 1...3, using: &numbers) {
        sentences.append(sentence(place, people.any(&numbers)))
      }
      paragraphs.append(sentences.joined(separator: " "))
    }
    let headline =
      "\(place) \(Self.nouns.any(&numbers)) \(Self.verbs.any(&numbers)) \(Self.nouns.any(&numbers))"
    return CorpusStory(headline: headline, paragraphs: paragraphs)
  }

  private mutating func sentence(_ place: String, _ person: String) -> String {
    let family = person.split(separator: " ")[1]
    let clause = "\(phrase()) \(Self.verbs.any(&numbers)) \(phrase())"
    switch Int.random(in: 0..<7, using: &numbers) {
    case 0:
      return "The \(clause), \(person) told reporters in \(place) on \(Self.days.any(&numbers))."
    case 1: return "\"\(phrase()) has \(Self.verbs.any(&numbers)) \(phrase()),\" said \(family)."
    case 2:
      let count = Int.random(in: 3...9_800, using: &numbers)
      return
        "At least \(count) \(Self.nouns.any(&numbers))s were \(Self.verbs.any(&numbers)) when the \(clause)."
    case 3:
      return
        "But the \(phrase()) was not \(Self.verbs.any(&numbers)) by the \(phrase()) as \(clause)."
    case 4:
      let share = Double(Int.random(in: 10...990, using: &numbers)) / 10
      return "Some \(share) percent of the \(clause) near \(Self.places.any(&numbers))."
    case 5:
      return "According to \(person), the \(clause) while \(phrase()) \(Self.verbs.any(&numbers))."
    default:
      return
        "A \(clause) and the \(phrase()) \(Self.verbs.any(&numbers)) over \(Self.nouns.any(&numbers))."
    }
  }

  private mutating func phrase() -> String {
    "\(Self.adjectives.any(&numbers)) \(Self.nouns.any(&numbers))"
  }

  static let places = [
    "Harlow", "Westmark", "Tirana", "Oslo", "Lagos", "Quito", "Hanoi", "Dakar", "Bergen", "Malmo",
    "Cordoba", "Leipzig", "Porto", "Nantes", "Tampere", "Windhoek", "Suva", "Baku",
  ]
  static let given = [
    "Anna", "Jonas", "Marta", "Pavel", "Ines", "Tomas", "Leila", "Kofi", "Yuki", "Omar", "Clara",
  ]
  static let family = [
    "Berg", "Okafor", "Silva", "Novak", "Tanaka", "Haddad", "Lindqvist", "Moreau", "Kowalski",
    "Petrov", "Adeyemi", "Castillo", "Weiss", "Rossi",
  ]
  static let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
  static let nouns = [
    "council", "harbor", "bridge", "budget", "school", "hospital", "treaty", "village", "river",
    "committee", "factory", "pipeline", "festival", "election", "campaign", "tunnel", "railway",
    "museum", "airport", "border", "ministry", "court", "union", "forest", "storm", "contract",
    "satellite", "vaccine", "engine", "market", "orchestra", "stadium", "warehouse", "glacier",
  ]
  static let adjectives = [
    "northern", "regional", "temporary", "disputed", "flooded", "elderly", "modern", "remote",
    "crowded", "costly", "planned", "ancient", "damaged", "abandoned", "narrow", "independent",
    "wooden", "southern", "coastal", "municipal", "broken", "quiet", "famous", "unusual",
  ]
  static let verbs = [
    "delayed", "repaired", "inspected", "opened", "closed", "financed", "criticized", "visited",
    "surrounded", "replaced", "expanded", "searched", "measured", "defended", "photographed",
    "evacuated", "renamed", "praised", "debated", "postponed", "monitored", "supplied",
  ]
}
