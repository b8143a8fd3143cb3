/// What a word does around a name. A word may do several things.
struct WordRoles: OptionSet, Sendable {
  let rawValue: UInt32

  /// `president`, `striker`: stands before the name of a person.
  static let title = WordRoles(rawValue: 1 << 0)
  /// `foreign`, `deputy`: part of a title.
  static let part = WordRoles(rawValue: 1 << 1)
  /// `pope`, `king`: belongs to the name.
  static let strong = WordRoles(rawValue: 1 << 2)
  /// What people do and things seldom: `said`, `resigned`.
  static let said = WordRoles(rawValue: 1 << 3)
  /// Verbs that go with quoted words.
  static let speech = WordRoles(rawValue: 1 << 4)
  /// The noun that an organization's name ends in, or has before `of`.
  static let head = WordRoles(rawValue: 1 << 5)
  /// The noun of a thing that is named like a person: `stadium`, `cup`, `bridge`.
  static let hall = WordRoles(rawValue: 1 << 6)
  /// Begins sentences and no names.
  static let first = WordRoles(rawValue: 1 << 7)
  /// Months and days.
  static let month = WordRoles(rawValue: 1 << 8)
  /// Ends in a period that ends no sentence.
  static let abbreviation = WordRoles(rawValue: 1 << 9)
  static let preposition = WordRoles(rawValue: 1 << 10)
  /// Small words within names: `von`, `al`.
  static let particle = WordRoles(rawValue: 1 << 11)
  /// `government`, `army`: makes of a demonym before it a state.
  static let state = WordRoles(rawValue: 1 << 12)
  /// `who`, `whose`.
  static let relative = WordRoles(rawValue: 1 << 13)
  static let given = WordRoles(rawValue: 1 << 14)
  static let family = WordRoles(rawValue: 1 << 15)
  /// `in`, `at`: what follows is hardly a person.
  static let locative = WordRoles(rawValue: 1 << 16)
  /// `of`, `for`: joins the parts of an organization's name.
  static let link = WordRoles(rawValue: 1 << 17)
  /// `northern`, `greater`: before a place.
  static let direction = WordRoles(rawValue: 1 << 18)
  static let and = WordRoles(rawValue: 1 << 19)
  /// No place, whatever the gazetteer says.
  static let noPlace = WordRoles(rawValue: 1 << 20)

  // What the entry has besides, so that most questions need no look at it.
  static let topical = WordRoles(rawValue: 1 << 21)
  static let place = WordRoles(rawValue: 1 << 22)
  static let organization = WordRoles(rawValue: 1 << 23)
  static let demonym = WordRoles(rawValue: 1 << 24)
  /// Among the common words of English.
  static let frequent = WordRoles(rawValue: 1 << 25)

  /// Too common in English to say anything.
  static let everyday = WordRoles(rawValue: 1 << 29)

  // A phrase begins with the word that is topical, a place or an organization.
  static let phrasal: WordRoles = [.topical.ofPhrases, .place.ofPhrases, .organization.ofPhrases]

  /// For each of the three roles that phrases are asked for, the role of a word that such a phrase
  /// begins with.
  @inline(__always)
  var ofPhrases: WordRoles {
    WordRoles(rawValue: (rawValue & Self.askedOfPhrases) << 5)
  }

  private static let askedOfPhrases: UInt32 = 7 << 21

  static let byName: [String: WordRoles] = [
    "title": .title, "part": .part, "strong": .strong, "said": .said, "speech": .speech,
    "head": .head, "hall": .hall, "first": .first, "month": .month,
    "abbreviation": .abbreviation, "preposition": .preposition, "particle": .particle,
    "leans": .state, "follows": .relative, "given": .given, "locative": .locative,
    "link": .link, "direction": .direction, "and": .and,
  ]
}
