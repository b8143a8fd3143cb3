/// Reports by a form: markets, weather, dividends. Two of them share most of their words and are two
/// stories all the same.
struct FormCorpus: CorpusSource {
  static let name = "forms"

  private var numbers: SeededNumbers
  private var turn = 0

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  mutating func story() -> CorpusStory {
    turn += 1
    switch turn % 3 {
    case 0: return market()
    case 1: return weather()
    default: return dividend()
    }
  }

  mutating func market() -> CorpusStory {
    let place = GrammarCorpus.places.any(&numbers)
    let day = GrammarCorpus.days.any(&numbers)
    return CorpusStory(
      headline: "\(place) shares close higher",
      paragraphs: [
        "Shares in \(place) closed higher on \(day), with the benchmark index adding \(decimal(1...3)) percent to \(number(2_000...28_000)).\(number(10...99)) points.",
        "Gainers outnumbered losers by \(number(300...900)) to \(number(100...299)) as volume reached \(number(120...980)) million shares, worth about \(decimal(2...9)) billion.",
        "Exporters led the gains after the currency eased to \(decimal(90...140)) against the dollar from \(decimal(90...140)) late in the previous session.",
        "Among large companies, \(company()) added \(decimal(1...9)) percent while \(company()) was up \(decimal(1...9)) percent at the end of trading.",
        "The yield on the ten-year government bond was at \(decimal(1...6)) percent. Oil traded at \(decimal(40...120)) dollars a barrel.",
        "Traders said they were waiting for the central bank's next meeting before taking new positions.",
      ])
  }

  mutating func weather() -> CorpusStory {
    let place = GrammarCorpus.places.any(&numbers)
    return CorpusStory(
      headline: "Weather for \(place)",
      paragraphs: [
        "The weather service expects a day of sun and cloud for \(place) and the surrounding districts on \(GrammarCorpus.days.any(&numbers)), with light winds from the west.",
        "Temperatures will reach \(number(8...35)) degrees in the afternoon after a low of \(number(-6...7)) degrees in the early morning. The chance of rain is \(number(5...90)) percent.",
        "Winds of up to \(number(12...60)) kilometers an hour are possible along the coast. Sunrise is at \(number(4...8)):\(number(10...59)) and sunset at \(number(17...22)):\(number(10...59)).",
        "The outlook for the following days remains changeable, the service said, with more cloud from the north and falling temperatures towards the end of the week.",
      ])
  }

  mutating func dividend() -> CorpusStory {
    let name = company()
    return CorpusStory(
      headline: "\(name) sets quarterly dividend",
      paragraphs: [
        "\(name) said its board declared a quarterly cash dividend of \(number(5...95)) cents a share on its common stock, payable on \(month()) \(number(1...28)) to holders of record on \(month()) \(number(1...28)).",
        "The company, which makes parts for machines and vehicles, has about \(number(12...400)) million shares outstanding.",
        "A year earlier it paid \(number(5...95)) cents a share for the same quarter, according to a statement that was released after the close of trading.",
      ])
  }

  private mutating func company() -> String {
    GrammarCorpus.family.any(&numbers) + ["tech", "co", "works", "ford", "line"].any(&numbers)
  }

  private mutating func month() -> String { ["March", "April", "June", "August"].any(&numbers) }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &numbers)
  }

  private mutating func decimal(_ range: ClosedRange<Int>) -> String {
    "\(number(range)).\(number(1...9))\(number(1...9))"
  }
}
