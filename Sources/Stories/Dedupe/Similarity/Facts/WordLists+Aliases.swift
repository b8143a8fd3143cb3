extension WordLists {
  /// Short forms of names, each with the whole word that it stands for. Houses differ in which they use.
  static let aliases: [(alias: String, word: String)] = titleAliases + otherAliases

  /// Those that stand before a name: the point behind one ends no sentence.
  static let titleAliases: [(alias: String, word: String)] = [
    ("mr", "mister"), ("mrs", "missus"), ("ms", "mistress"), ("rev", "reverend"),
    ("gov", "governor"), ("sen", "senator"), ("rep", "representative"), ("gen", "general"),
    ("lt", "lieutenant"), ("col", "colonel"), ("sgt", "sergeant"), ("capt", "captain"),
    ("prof", "professor"), ("dr", "doctor"), ("st", "saint"), ("mt", "mount"),
  ]

  private static let otherAliases: [(alias: String, word: String)] = [
    ("jan", "january"), ("feb", "february"), ("mar", "march"), ("apr", "april"), ("jun", "june"),
    ("jul", "july"), ("aug", "august"), ("sep", "september"), ("sept", "september"),
    ("oct", "october"), ("nov", "november"), ("dec", "december"), ("mon", "monday"),
    ("tue", "tuesday"), ("tues", "tuesday"), ("wed", "wednesday"), ("thu", "thursday"),
    ("thur", "thursday"), ("thurs", "thursday"), ("fri", "friday"), ("co", "company"),
    ("corp", "corporation"), ("inc", "incorporated"), ("ltd", "limited"), ("univ", "university"),
    ("dept", "department"), ("ave", "avenue"), ("rd", "road"),
  ]

  /// By place in `aliases`, the hash of the whole word.
  static let aliasHashes: [UInt64] = aliases.map { WordHasher.hash(of: $0.word) }

  /// Before a name, and no part of it.
  static let titles: [String] = [
    "mister", "missus", "mistress", "miss", "sir", "lady", "lord", "doctor", "professor", "senator",
    "representative", "general", "lieutenant", "colonel", "sergeant", "captain", "pope", "king",
    "queen", "prince", "princess", "cardinal", "bishop", "reverend", "herr", "frau",
    "monsieur", "madame", "mme", "señor", "señora",
  ]
}
