/// Words that say another thing in the same place: `more` and `less`, `before` and `after`, `killed` and
/// `injured`, `miles` and `kilometers`. A closed list of groups; words of one member mean the same.
///
/// That one of them gave way to another of its group is a change of substance; that one came or went is
/// not, since texts are edited.
enum Opposites {
  /// The number of a group's member.
  typealias Member = UInt16

  /// The group of the words of direction, whose classes are `up` and `down`.
  static let direction: UInt16 = .max

  /// By member, its group.
  private static let groupOfMember: [UInt16] = groups.enumerated().flatMap { number, members in
    members.map { _ in UInt16(number) }
  }

  static func isMember(_ number: UInt16) -> Bool { Int(number) < groupOfMember.count }

  static func group(of member: Member) -> UInt16 { groupOfMember[Int(member)] }

  static let words: [(String, WordClass)] = {
    var words: [(String, WordClass)] = []
    for (number, member) in groups.joined().enumerated() {
      for word in member.split(separator: " ") {
        words.append((String(word), .opposite(Member(number))))
      }
    }
    return words
  }()

  /// Whether a member of a group gave way to another of it.
  static func hasReplaced(_ earlier: [Member], _ later: [Member]) -> Bool {
    let gone = earlier.filter { !later.contains($0) }.map(group)
    if gone.isEmpty { return false }
    return later.contains { !earlier.contains($0) && gone.contains(group(of: $0)) }
  }

  /// The members that have signs.
  struct Signs: Sendable {
    let dollar = member("dollar")
    let euro = member("euro")
    let pound = member("pound")
    let yen = member("yen")
    let percent = member("percent")

    private static func member(_ word: String) -> Member {
      for case (word, .opposite(let member)) in words { return member }
      preconditionFailure("a sign's word is in a group")
    }
  }

  static let signs = Signs()

  /// A group a line, a member a string. The numbers are part of the claim record: what is new goes to the
  /// end of all.
  private static let groups: [[String]] =
    quantities + times + places + units + people + deeds + judgments

  private static let quantities: [[String]] = [
    ["more greater mehr más più", "less fewer weniger menos meno moins"],
    ["all every", "most", "many", "some several", "few", "least"],
    ["over above über", "under below beneath unter"],
    ["large larger largest big bigger biggest", "small smaller smallest"],
    ["high highest", "low lowest"], ["maximum max", "minimum min"],
    ["doubled double doubling", "tripled triple tripling", "quadrupled", "halved halving"],
    ["majority", "minority"], ["surplus", "deficit"], ["supply", "demand"],
    ["cost costs", "income", "revenue revenues"],
    ["long longer longest", "short shorter shortest"],
  ]

  private static let times: [[String]] = [
    ["before", "after"], ["vor avant antes", "nach après después"],
    ["earlier previously", "later subsequently"], ["early", "late"],
    ["first", "last previous", "next"],
    [
      "yesterday gestern hier ayer", "today heute hoy",
      "tomorrow morgen demain mañana",
    ],
    ["morning", "noon midday", "afternoon", "evening", "night overnight", "midnight"],
    ["spring", "summer", "autumn", "winter"],
    [
      "seconds", "minute minutes", "hour hours", "day days", "week weeks", "month months",
      "year years", "decade decades", "century centuries",
    ],
    ["hourly", "daily", "weekly", "monthly", "quarterly", "yearly annual annually"],
    [
      "start starts started starting begin begins began begun beginning",
      "end ends ended ending finish finished stop stops stopped stopping halt halted",
      "continue continues continued continuing",
    ],
    [
      "lundi lunes lunedì", "mardi martes martedì", "mercredi miércoles mercoledì",
      "jeudi jueves giovedì", "vendredi viernes venerdì", "samedi sábado sabato",
      "dimanche domingo domenica",
    ],
    [
      "janvier enero gennaio", "février febrero febbraio", "mars marzo", "avril abril aprile",
      "mayo maggio", "juin junio giugno", "juillet julio luglio", "août agosto",
      "septembre septiembre settembre", "octobre octubre ottobre",
      "novembre noviembre novembre", "décembre diciembre dicembre",
    ],
  ]

  private static let places: [[String]] = [
    [
      "north northern", "south southern", "east eastern", "west western", "northeast northeastern",
      "northwest northwestern", "southeast southeastern", "southwest southwestern",
      "central",
    ],
    ["left", "right", "wrong"], ["inside", "outside"], ["home", "away"],
    ["domestic", "foreign overseas"], ["international", "national", "regional", "local"],
    ["urban", "rural"], ["land", "sea", "air"],
  ]

  private static let units: [[String]] = [
    ["percent pct", "point points"],
    [
      "dollar dollars", "euro euros", "pound pounds", "yen", "yuan renminbi", "ruble rubles rouble",
      "rupee rupees", "franc francs", "peso pesos", "krona kronor kroner krone crown crowns",
      "lira", "cent cents",
    ],
    [
      "kilometer kilometers kilometre kilometres km", "mile miles", "meter meters metre metres",
      "foot feet", "yard yards", "inch inches", "centimeter centimeters centimetres cm",
      "millimeter millimeters millimetres mm",
    ],
    ["kilogram kilograms kilo kilos kg", "gram grams", "ton tons tonne tonnes", "ounce ounces"],
    ["liter liters litre litres", "gallon gallons", "barrel barrels"],
    ["hectare hectares", "acre acres"], ["celsius", "fahrenheit"],
    ["kilowatt kilowatts", "megawatt megawatts", "gigawatt gigawatts"], ["kph kmh", "mph"],
  ]

  private static let people: [[String]] = [
    ["he him his himself", "she her hers herself"],
    ["man men", "woman women", "boy boys", "girl girls", "child children"],
    ["male males", "female females"],
    [
      "husband", "wife", "father", "mother", "son sons", "daughter daughters", "brother brothers",
      "sister sisters", "uncle", "aunt",
    ],
    [
      "soldier soldiers troops", "civilian civilians", "police policeman policemen",
      "rebel rebels militant militants insurgents gunmen",
      "protester protesters demonstrators",
    ],
    [
      "teacher teachers", "student students pupil pupils", "doctor doctors", "nurse nurses",
      "patient patients",
    ],
    ["employer employers", "employee employees worker workers"],
    [
      "president", "minister", "mayor", "governor", "judge", "prosecutor prosecutors",
      "lawyer lawyers attorney attorneys",
    ],
    ["victim victims", "suspect suspects"], ["buyer buyers", "seller sellers"],
    ["winner winners", "loser losers"], ["supporters", "opponents critics"],
    ["ally allies", "enemy enemies"], ["army", "navy"], ["government", "opposition"],
  ]

  private static let deeds: [[String]] = [
    ["open opens opened opening", "close closes closed closing shut shuts"],
    ["buy buys bought buying purchased acquire acquired", "sell sells sold selling"],
    ["lend lent lending", "borrow borrowed borrowing"],
    ["import imports imported", "export exports exported"],
    [
      "allow allows allowed allowing permit permitted",
      "ban bans banned banning forbid forbidden prohibit prohibited outlawed",
    ],
    ["support supports supported supporting", "oppose opposes opposed opposing"],
    ["for für pour", "against gegen contre contra contro"],
    ["convicted", "cleared exonerated"], ["arrested detained jailed", "released freed"],
    [
      "kill kills killed killing", "injure injures injured injuring wounded hurt", "missing",
      "rescue rescued",
    ],
    ["attack attacks attacked attacking", "defend defends defended defending"],
    ["hire hires hired hiring appointed", "fired sacked dismissed", "resigned quit resigns"],
    ["arrive arrives arrived arriving", "depart departs departed leave leaves leaving"],
    ["include includes included including", "exclude excludes excluded excluding"],
    ["give gives gave given", "take takes took taken"], ["send sends sent", "receive received"],
    ["build builds built", "destroy destroyed demolished"],
    ["tighten tightened tightening", "ease eased easing loosen loosened relaxed"],
    ["upgrade upgraded", "downgrade downgraded"],
    ["withdraw withdrew withdrawn", "deploy deployed"],
    ["praise praised praises", "criticize criticized condemned condemns blamed"],
    ["passed passes", "defeated"], ["beat beats beaten", "drew tied"],
    ["confirmed confirms", "alleged allegedly suspected"],
  ]

  private static let judgments: [[String]] = [
    ["will would shall", "may might could", "must should"],
    ["positive", "negative"], ["success successful successfully", "failure"],
    ["strong stronger strongest", "weak weaker weakest"], ["rich richer", "poor poorer"],
    ["hot hotter warm warmer", "cold colder cool cooler"],
    ["fast faster quick quickly rapid rapidly", "slow slower slowly"],
    ["new", "old older oldest", "young younger youngest"],
    ["good better best", "bad worse worst"], ["easy easier", "difficult harder"],
    ["safe safely safer", "dangerous"], ["public", "private"], ["same", "different"],
    ["temporary temporarily", "permanent permanently"],
    ["full fully complete completely", "partial partly partially"],
    ["voluntary", "mandatory compulsory"], ["accidental accidentally", "deliberate deliberately"],
    ["peaceful peacefully", "violent violently"], ["liberal", "conservative"],
    ["always", "often", "sometimes"], ["optimistic", "pessimistic"], ["major", "minor"],
    ["extend extends extended extending", "shorten shortens shortened shortening"],
    ["freight", "passenger passengers"],
  ]
}
