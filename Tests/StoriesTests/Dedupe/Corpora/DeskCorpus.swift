@testable import Stories

/// A desk's day: reports of business, sport and accidents, and among them bulletins by a form, each with
/// the last one of its kind from the same place. Shares no list of words with the other corpora.
struct DeskCorpus: CorpusSource {
  static let name = "desk"

  private var numbers: SeededNumbers
  private var turn = 0

  init(seed: UInt64) { numbers = SeededNumbers(seed: seed) }

  mutating func story() -> CorpusStory {
    turn += 1
    return switch turn % 8 {
    case 0: merger()
    case 1: closing()
    case 2: derailment()
    case 3: forecast()
    case 4: cupTie()
    case 5: tremor()
    case 6: strike()
    default: fixing()
    }
  }

  static let towns = [
    "Aarhus", "Maputo", "Rosario", "Izmir", "Kazan", "Lublin", "Gdynia", "Tartu", "Nampula",
    "Utrecht",
    "Salta", "Varna", "Pecs", "Kisumu", "Medan", "Cebu", "Durban", "Leon", "Oulu", "Split",
  ]
  static let surnames = [
    "Abernathy", "Brandt", "Chukwu", "Dimitrov", "Eriksen", "Fontaine", "Grabowski", "Hashimoto",
    "Ivanova", "Jansen", "Kaya", "Lombardi", "Mbeki", "Nguyen", "Ortega", "Pereira", "Quist",
    "Rahman",
  ]
  private static let firstNames = [
    "Alma", "Bruno", "Carla", "Dario", "Elif", "Felix", "Greta", "Hugo", "Irene", "Jakub", "Katya",
  ]
  private static let firms = [
    "Norvik", "Castellan", "Oberon", "Teksan", "Pallas", "Quorum", "Sundby", "Vantor", "Zephyr",
    "Meridian",
  ]
  private static let trades = ["Cement", "Shipping", "Foods", "Optics", "Paper", "Cables", "Dairy"]
  private static let weekdays = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"]

  private mutating func number(_ range: ClosedRange<Int>) -> Int {
    Int.random(in: range, using: &numbers)
  }

  private mutating func rate(_ range: ClosedRange<Int>) -> String {
    "\(number(range)).\(number(10...99))"
  }

  private mutating func town() -> String { Self.towns.any(&numbers) }

  private mutating func person() -> (full: String, last: String) {
    let last = Self.surnames.any(&numbers)
    return (Self.firstNames.any(&numbers) + " " + last, last)
  }

  private mutating func firm() -> String {
    Self.firms.any(&numbers) + " " + Self.trades.any(&numbers)
  }

  // MARK: Reports

  private mutating func merger() -> CorpusStory {
    let (buyer, seller, head) = (firm(), firm(), person())
    return CorpusStory(
      headline: "\(buyer) agrees to buy \(seller)",
      paragraphs: [
        "\(buyer) has agreed to take over its smaller rival \(seller) for \(number(2...9)) billion crowns in cash and shares, the two groups announced before markets opened on \(Self.weekdays.any(&numbers)).",
        "Owners of \(seller) are to receive \(number(11...90)) crowns in cash and one new share for each that they hold, a premium of \(number(12...48)) percent over the average price of the past quarter.",
        "\"Together we can build what neither of us could afford alone,\" chief executive \(head.full) told analysts in a conference call. He did not rule out closing plants in \(town()) and \(town()).",
        "Unions reacted with anger. They fear for \(number(3...9)),\(number(100...999)) posts in warehouses and offices, although management insists that nobody will be dismissed before next summer.",
        "Regulators have \(number(30...90)) days to object. Lawyers who know the trade expect that some depots will have to be sold, since the pair would control more than half of the market in three regions.",
        "\(head.last), who has led the buyer since \(number(2003...2012)), said debt would fall quickly because savings worth \(number(120...480)) million crowns a year were within easy reach.",
      ])
  }

  private mutating func derailment() -> CorpusStory {
    let (place, driver, officer) = (town(), person(), person())
    return CorpusStory(
      headline: "Night train leaves rails near \(place)",
      paragraphs: [
        "A night express left the rails on a curve outside \(place) early on \(Self.weekdays.any(&numbers)), injuring \(number(11...88)) passengers, \(number(3...9)) of them seriously, the railway said.",
        "Four carriages toppled onto a field that had been soaked by rain. Farmers with tractors were the first to arrive and pulled sleeping travelers out through broken windows.",
        "\"It sounded as if somebody tore a sheet of iron apart,\" said \(driver.full), who had dozed in the second carriage on the way home from a wedding. \(driver.last) escaped with bruises.",
        "Police inspector \(officer.full) told reporters that the recorder had been recovered and showed a speed of \(number(70...140)) kilometers an hour where \(number(40...65)) were allowed.",
        "The line carries \(number(20...95)) freight trains a day and will stay shut for a week at least. Buses will replace regional services as far as \(town()).",
        "Inspectors had asked for new signals on that stretch in \(number(1998...2011)), according to a report which was never acted upon for want of money.",
      ])
  }

  private mutating func cupTie() -> CorpusStory {
    let (home, away, scorer, coach) = (town(), town(), person(), person())
    return CorpusStory(
      headline: "\(home) edge past \(away) after extra time",
      paragraphs: [
        "\(home) reached the last eight of the cup with a \(number(3...5))-\(number(0...2)) victory over \(away) after extra time on \(Self.weekdays.any(&numbers)), thanks to a late strike by substitute \(scorer.full).",
        "The visitors, who had lost only once since the autumn, took the lead with their first attempt and defended it with skill until a clumsy tackle gave the hosts a penalty shortly before the break.",
        "\"We were lucky and I will not pretend otherwise,\" coach \(coach.full) admitted. \"My players kept running when their legs told them to stop.\"",
        "A crowd of \(number(11...64)),\(number(100...999)) saw \(scorer.last) come on in the \(number(71...89))th minute and settle the tie with a shot from the edge of the area that went in off the post.",
        "\(away) will not have to wait long for revenge, as the sides meet again in the league within a fortnight. Their captain is unlikely to be fit by then after he limped off with a torn muscle.",
      ])
  }

  private mutating func strike() -> CorpusStory {
    let (place, leader, minister) = (town(), person(), person())
    return CorpusStory(
      headline: "Dockers in \(place) walk out over rosters",
      paragraphs: [
        "Dock workers in \(place) walked off the job at dawn on \(Self.weekdays.any(&numbers)) and vowed to stay out for \(number(3...9)) days in a quarrel over weekend rosters that has smoldered since spring.",
        "By noon \(number(11...39)) vessels lay at anchor in the roads and trucks were backed up for \(number(4...19)) kilometers along the ring road, the harbor master reported.",
        "\"Nobody here sees his children on a Sunday any more,\" said union secretary \(leader.full) to loud applause at the gates. \(leader.last) added that talks could resume at any hour.",
        "Transport minister \(minister.full) called the walkout irresponsible and warned that perishable cargo worth \(number(14...97)) million was at risk, but she ruled out sending troops.",
        "Exporters of fruit have begun to reroute containers by way of \(town()), which costs them roughly \(number(200...900)) more for each box.",
        "A similar stoppage ended after \(number(12...29)) hours in \(number(1999...2013)) when the port raised night pay.",
      ])
  }

  // MARK: Bulletins by a form

  private mutating func closing() -> CorpusStory {
    let place = Self.towns[turn / 8 % 3]
    return CorpusStory(
      headline: "\(place) bourse closes",
      paragraphs: [
        "\(place) equities ended mixed on \(Self.weekdays.any(&numbers)). The all-share gauge finished at \(number(1_000...9_999)).\(number(10...99)), a move of \(rate(0...2)) percent on the day, in turnover of \(number(100...900)) million.",
        "\(firm()) was the day's best performer with a gain of \(rate(2...9)) percent, while \(firm()) came last with a loss of \(rate(2...9)) percent. \(number(40...160)) issues advanced and \(number(40...160)) declined.",
        "In fixed income the five-year benchmark yielded \(rate(1...7)) percent. The local currency changed hands at \(rate(2...80)) to the dollar and \(rate(2...90)) to the euro.",
      ])
  }

  private mutating func forecast() -> CorpusStory {
    let place = Self.towns[3 + turn / 8 % 3]
    return CorpusStory(
      headline: "Forecast for \(place) and district",
      paragraphs: [
        "Forecast for \(place) and district issued at \(number(4...22)):\(number(10...59)): variable cloud with a shower in places, mainly over high ground, and a moderate breeze off the sea by evening.",
        "Highest temperature \(number(9...34)), lowest \(number(-4...8)). Humidity \(number(31...97)) percent. Barometer \(number(980...1_040)) and changing slowly. Sea temperature \(number(7...22)), waves of \(rate(0...3)) meters.",
        "Farmers are advised that the risk of ground frost is \(number(1...60)) percent. Pollen count \(number(1...120)). The next bulletin follows in six hours.",
      ])
  }

  private mutating func tremor() -> CorpusStory {
    let place = town()
    let magnitude = "\(number(4...6)).\(number(0...9))"
    return CorpusStory(
      headline: "Quake of magnitude \(magnitude) recorded near \(place)",
      paragraphs: [
        "An earthquake with a magnitude of \(magnitude) was recorded \(number(12...240)) kilometers from \(place) at \(number(10...23)):\(number(10...59)) local time, the seismological institute said.",
        "The epicenter was at a depth of \(number(8...190)) kilometers. No warning of high waves was issued and there were no immediate reports of damage or casualties from the region.",
        "The area lies on a fault where tremors are frequent. The institute has counted \(number(11...99)) above magnitude 4 since the beginning of the year.",
      ])
  }

  private mutating func fixing() -> CorpusStory {
    CorpusStory(
      headline: "Metals fixing",
      paragraphs: [
        "Prices set at the afternoon fixing on \(Self.weekdays.any(&numbers)), in dollars: gold \(number(900...1_900)).\(number(10...99)) an ounce, silver \(rate(11...39)), platinum \(number(700...1_500)).\(number(10...99)), palladium \(number(300...990)).\(number(10...99)).",
        "Base metals for delivery in three months: copper \(number(4_000...9_000)), tin \(number(9_000...29_000)), lead \(number(1_500...2_900)), zinc \(number(1_600...3_400)), nickel \(number(9_000...28_000)) a tonne.",
        "Warehouse stocks of copper changed by \(number(100...9_000)) tonnes from the day before, those of tin by \(number(10...900)) and of nickel by \(number(100...4_000)), the exchange said in its daily statement.",
      ])
  }
}
