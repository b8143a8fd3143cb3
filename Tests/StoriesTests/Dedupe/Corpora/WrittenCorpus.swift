/// Stories written by hand, each told anew with the names, places and figures of its turn: long
/// sentences with the turns of phrase of agency copy.
struct WrittenCorpus: CorpusSource {
  static let name = "written"

  private var numbers: SeededNumbers
  private var turn = 0

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  mutating func story() -> CorpusStory {
    turn += 1
    switch turn % 3 {
    case 0: return flood()
    case 1: return court()
    default: return talks()
    }
  }

  private mutating func person() -> (String, String) {
    let family = GrammarCorpus.family.any(&numbers)
    return (GrammarCorpus.given.any(&numbers) + " " + family, family)
  }

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &numbers)
  }

  private mutating func flood() -> CorpusStory {
    let place = GrammarCorpus.places.any(&numbers)
    let (mayor, family) = person()
    let (expert, surname) = person()
    let day = GrammarCorpus.days.any(&numbers)
    let dead = number(4...90)
    return CorpusStory(
      headline: "Floods kill \(dead) in \(place)",
      paragraphs: [
        "Flash floods tore through low-lying districts of \(place) on \(day), killing at least \(dead) people and forcing \(number(2...60)),\(number(100...999)) others to leave their homes, officials said.",
        "Rescue teams searched for survivors through the night as swollen waters swept cars into gardens and cut the main road to the coast. It was unknown how many people were still missing.",
        "\"We have never seen the water rise so quickly in this valley,\" mayor \(mayor) told a local radio station. \(family) said that \(number(3...40)) shelters had been opened in schools and churches.",
        "More than \(number(60...190)) millimeters of rain fell in less than six hours, the weather service said, which did not expect the downpour to ease before the weekend.",
        "Power was cut to \(number(8...70)),000 households and the railway line between \(place) and \(GrammarCorpus.places.any(&numbers)) was closed after a bridge showed cracks.",
        "The government promised emergency payments for families who lost their belongings, although aid groups said that earlier promises had not been kept.",
        "\(expert), who studies rivers at the university, said the town had built on land that old maps mark as marsh. \"The river only takes back what was taken from it,\" \(surname) said.",
        "The last major flood in the area was in \(number(1950...2009)), when \(number(101...400)) people drowned.",
      ])
  }

  private mutating func court() -> CorpusStory {
    let place = GrammarCorpus.places.any(&numbers)
    let (accused, family) = person()
    let (judge, surname) = person()
    let years = number(3...24)
    return CorpusStory(
      headline: "Former banker jailed for \(years) years over missing funds",
      paragraphs: [
        "A court in \(place) sentenced former banker \(accused) to \(years) years in prison on \(GrammarCorpus.days.any(&numbers)) for moving \(number(12...890)) million dollars of his customers' savings into accounts that he controlled.",
        "Judge \(judge) said the accused had shown no regret and had tried to put the blame on junior employees who trusted him.",
        "\"You took from those who had least and you spent it on those who had most,\" \(surname) told him as he stood with his head bowed.",
        "Lawyers for \(family), who is \(number(41...77)), said they would appeal and that the sentence was out of all proportion to what was proven in the hearing.",
        "Prosecutors had asked for a longer term. They argued that the scheme, which ran for \(number(3...15)) years, only came to light when an auditor noticed that two sets of books did not agree.",
        "Outside the building, several dozen former customers cheered when the verdict was read to them over a loudspeaker.",
        "The bank, which was taken over by a rival based in \(GrammarCorpus.places.any(&numbers)) last spring, has repaid \(number(20...85)) percent of what was lost and says that it will honor the remaining claims.",
      ])
  }

  private mutating func talks() -> CorpusStory {
    let place = GrammarCorpus.places.any(&numbers)
    let other = GrammarCorpus.places.any(&numbers)
    let (envoy, family) = person()
    let (minister, surname) = person()
    return CorpusStory(
      headline: "Fishing talks in \(place) end without agreement",
      paragraphs: [
        "Negotiators from \(number(9...31)) countries left \(place) on \(GrammarCorpus.days.any(&numbers)) without agreeing on how to share what is left of the herring in northern waters.",
        "The talks, which had been extended twice, broke down over the demand of smaller fleets to keep a fixed part of the catch whatever the size of the stock.",
        "\"A bad deal would have been worse than none,\" envoy \(envoy) told reporters before leaving for the airport, adding that the door remained open.",
        "\(minister), the fisheries minister of the host country, was less hopeful. \"There will be nothing left to share if we go on like this,\" \(surname) said in a statement.",
        "Scientists advised in the autumn that catches be cut by \(number(21...64)) percent, and warned that the population might not recover within a decade.",
        "Delegates said that \(family) had proposed a compromise late at night under which \(number(3...8)) ports would be closed to large vessels, but that it was never put to a vote.",
        "A further round is planned in \(other), where the first such agreement was signed in \(number(1971...2004)).",
        "Environmental groups called the outcome a disaster for the sea and for the villages that live from it.",
      ])
  }
}
