/// A name of the gazetteer in the text, before it is settled which place it is, if any.
struct PlaceMention {
  let words: Range<Int>
  let entry: Int32
  /// A preposition of place stands before it.
  let isLedTo: Bool
  /// A capitalized neighbor makes it a part of another name.
  let isShadowed: Bool
  /// What it stands for; -1 = not settled.
  var place: Int32 = -1
  var rule = EnrichRule.knownPlace
  /// For a place that only its state is known of.
  var stateOnly: Int32 = -1
}

/// A name of two words or more that may be a person's.
struct PersonCandidate {
  let words: Range<Int>
  /// The first and the last word of the name proper.
  let first: UInt64
  let last: UInt64
  var score: Int
  var rule: EnrichRule
  /// Position of the person it is; -1 = none.
  var person = -1
}

/// A capitalized word alone: may be the surname of someone named before.
struct SingleName {
  let token: Int
  let key: UInt64
}

struct OrganizationMention {
  let words: Range<Int>
  /// In the list; -1 = found by a pattern.
  let known: Int32
  let needsFullName: Bool
  let rule: EnrichRule
  /// The word in parentheses behind the name; -1 = none.
  var acronym = -1
}

/// Where a person is named.
struct PersonMention {
  let token: Int
  /// Position among the people.
  let person: Int
}

/// A demonym before `government` and the like.
struct StateMention {
  let token: Int
  /// In `Lexicon.places`.
  let country: Int32
}
