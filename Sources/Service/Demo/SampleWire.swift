/// A house with manners of its own. All of them are invented.
struct SampleWire: Sendable {
  enum Manner: Sendable {
    /// Whole numbers as versions, RFC 3339 times, a dateline, keywords.
    case plain
    /// HTML bodies; updates are numbered in the headline.
    case web
    /// Versions are times; times are written day first, with a zone apart.
    case dayFirst
    /// Versions as strings; subjects with codes.
    case coded
  }

  let name: String
  let short: String
  let manner: Manner
  let language: Language

  static let all = [
    SampleWire(name: "Northern Wire", short: "NW", manner: .plain, language: .english),
    SampleWire(name: "Meridian Press", short: "MP", manner: .web, language: .english),
    SampleWire(name: "Harbor News Service", short: "HNS", manner: .coded, language: .english),
    SampleWire(name: "Küstendienst", short: "kd", manner: .dayFirst, language: .german),
    SampleWire(name: "Agence Littorale", short: "AL", manner: .coded, language: .french),
    SampleWire(name: "Agencia del Sur", short: "AdS", manner: .plain, language: .spanish),
  ]

  /// English houses send most of the stories.
  static func pick(_ numbers: inout SampleNumbers) -> SampleWire {
    let place = numbers.below(16)
    return all[place < 5 ? 0 : place < 9 ? 1 : place < 13 ? 2 : place - 10]
  }
}
