/// The words that the facts of a text are told by. English first, for most wires; of German, French,
/// Spanish and Italian the numerals and negations.
enum WordLists {
  static let all: [(String, WordClass)] =
    numbers + quantities + negations + directions + cues + Opposites.words + shortForms
    + listed(titles, as: .title) + listed(common, as: .common)

  private static let shortForms: [(String, WordClass)] = aliases.enumerated().map { place, form in
    (form.alias, .alias(UInt8(place)))
  }

  private static let numbers: [(String, WordClass)] = {
    let units = [
      "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
      "eleven",
      "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ]
    let tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"]
    let ordinals = ["second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"]
    let german = [
      "zwei", "drei", "vier", "fünf", "sechs", "sieben", "acht", "neun", "zehn", "elf", "zwölf",
    ]
    let french = [
      "deux", "trois", "quatre", "cinq", "", "", "huit", "neuf", "dix", "onze", "douze",
    ]
    let spanish = ["dos", "tres", "cuatro", "cinco", "seis", "siete", "ocho", "nueve", "diez"]
    // Without `due`, which says something else in English.
    let italian = ["", "tre", "quattro", "cinque", "sei", "sette", "otto", "nove", "dieci"]
    var words: [(String, WordClass)] = []
    for (value, word) in units.enumerated() { words.append((word, .number(UInt8(value)))) }
    for (place, word) in tens.enumerated() { words.append((word, .number(UInt8(place + 2) * 10))) }
    for (place, word) in ordinals.enumerated() {
      words.append((word, .ordinal(UInt8(place + 2))))
    }
    for language in [german, french, spanish, italian] {
      for (place, word) in language.enumerated() {
        words.append((word, .number(UInt8(place + 2))))
      }
    }
    return words.filter { !$0.0.isEmpty }
  }()

  private static let quantities: [(String, WordClass)] =
    [
      ("hundred", .scale(2)), ("thousand", .scale(3)), ("million", .scale(6)),
      ("billion", .scale(9)), ("trillion", .scale(12)), ("dozen", .dozen), ("hundert", .scale(2)),
      ("tausend", .scale(3)), ("millionen", .scale(6)), ("milliarde", .scale(9)),
      ("milliarden", .scale(9)), ("mille", .scale(3)), ("millions", .scale(6)),
      ("milliard", .scale(9)), ("milliards", .scale(9)), ("mil", .scale(3)),
      ("millones", .scale(6)), ("mln", .scale(6)), ("bln", .scale(9)), ("bn", .scale(9)),
    ]
    + [
      ("tens", .quantity(0)), ("dozens", .quantity(0)), ("scores", .quantity(0)),
      ("hundreds", .quantity(1)), ("thousands", .quantity(2)), ("billions", .quantity(3)),
      ("trillions", .quantity(4)), ("half", .quantity(5)), ("twice", .quantity(6)),
    ]

  private static let negations = listed(
    [
      "not", "no", "never", "none", "nobody", "nothing", "neither", "nor", "cannot", "without",
      "nowhere", "hardly", "barely", "scarcely", "rarely", "seldom", "unable", "impossible",
      "unknown", "uncertain", "unclear", "unavailable", "unsafe", "unarmed", "unharmed", "unhurt",
      "unchanged", "unfair", "unjust", "unpopular", "unhappy", "unemployed", "unstable",
      "inaccurate", "invalid", "insufficient", "incomplete", "unlawful", "illegal", "illegally",
      "unsuccessful", "incorrect", "disagree",
      "disagrees", "disagreed", "lack", "lacks", "lacked", "deny", "denies", "denied", "denying",
      "refuse", "refuses", "refused", "reject",
      "rejects", "rejected", "fail", "fails", "failed", "unlikely", "false", "falsely", "untrue",
      "nicht", "kein", "keine", "keinen", "keiner", "keinem", "nie", "niemals", "niemand", "ohne",
      "dementierte", "pas", "jamais", "aucun", "aucune", "sans", "rien", "nunca", "sin", "jamás",
      "ningún", "ninguna", "non", "mai", "nessuno", "senza",
    ], as: .negation)

  private static let directions =
    listed(
      [
        "up", "higher", "rose", "rise", "rises", "rising", "risen", "gain", "gains", "gained",
        "climb", "climbs", "climbed", "increase", "increases", "increased", "increasing", "grew",
        "grow", "grows", "jump", "jumps", "jumped", "surge", "surged", "soared", "profit",
        "profits", "accepted", "accepts", "approve", "approved", "approves", "guilty", "won", "win",
        "wins", "alive", "survived", "raise", "raises", "raised", "raising", "lift", "lifts",
        "lifted", "lifting", "advance", "advances", "advanced", "advancing", "widen", "widens",
        "widened", "expand", "expands", "expanded", "strengthen", "strengthens", "strengthened",
        "boost", "boosts", "boosted", "improve", "improves", "improved", "victory", "stieg",
        "stiegen", "steigt", "gestiegen", "gewann", "gewonnen", "subió", "aumentó", "sube", "ganó",
        "hausse", "augmenté", "remporté", "aumento", "salito", "vinto",
      ], as: .up)
    + listed(
      [
        "down", "lower", "fell", "fall", "falls", "falling", "fallen", "drop", "drops", "dropped",
        "decline", "declines", "declined", "decrease", "decreases", "decreased", "slid", "slipped",
        "tumbled", "plunged", "shrank", "loss", "losses", "lost", "lose", "loses", "innocent",
        "acquitted", "dead", "died", "lowers", "lowered", "lowering", "reduce", "reduces",
        "reduced", "reducing", "cut", "cuts", "cutting", "retreat", "retreats", "retreated",
        "narrow", "narrows", "narrowed", "shrink", "shrinks", "shrunk", "weaken", "weakens",
        "weakened", "worsen", "worsens", "worsened", "defeat", "fiel", "fielen", "fällt",
        "gefallen",
        "sank", "gesunken", "verlor", "verloren", "bajó", "cayó", "baja", "perdió", "baisse",
        "chuté", "perdu", "calo", "sceso", "perso",
      ], as: .down)

  private static let cues =
    listed(
      [
        "copyright", "subscribe", "newsletter", "newsletters", "facebook", "instagram", "whatsapp",
        "disqus", "http", "https", "www", "editing", "redistributed", "rewritten", "advertisement",
        "reserved", "originally", "contributed", "syndicated", "repackaged", "unedited",
      ], as: .cue(2))
    + listed(
      [
        "reporting", "click", "follow", "email", "download", "rights", "published", "posted",
        "article", "website", "permission", "feed", "agency", "edited", "report", "writing",
        "compiled", "app", "inbox", "page", "visit", "read", "content", "broadcast", "reproduced",
        "courtesy", "version",
      ], as: .cue(1))

  private static func listed(_ words: [String], as kind: WordClass) -> [(String, WordClass)] {
    words.map { ($0, kind) }
  }
}
