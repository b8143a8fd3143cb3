/// All that the lexicon knows of a word or a phrase.
struct LexiconEntry: Sendable {
  var roles: WordRoles = []
  /// Words of the longest phrase that begins with this word; 1 = none.
  var phraseWords: UInt8 = 1
  /// The second words of those phrases, each a bit by its key: most words that follow are none.
  var secondWords: UInt64 = 0
  /// Ten times the Zipf scale in English; 0 = not among the common words.
  var frequency: UInt8 = 0
  /// Languages in which the word is too common to say anything.
  var common: TextLanguages = []
  /// An organization's other name counts only where its full name stands too.
  var needsFullName = false
  /// Position in `Lexicon.organizations`; -1 = none.
  var organization: Int32 = -1
  /// What the name may stand for, in `Lexicon.senses`.
  var senseStart: Int32 = 0
  var senseCount: Int32 = 0
  /// Country of which the word is the demonym, in `Lexicon.places`; -1 = none, -2 = of no one country.
  var demonym: Int32 = -1
  /// Topics that the word speaks for, in `Lexicon.topicWeights`.
  var topicStart: Int32 = 0
  var topicCount: Int32 = 0

  /// The roles, with what else there is.
  var allRoles: WordRoles {
    var all = roles
    if topicCount > 0 { all.insert(.topical) }
    if isPlace { all.insert(.place) }
    if isDemonym { all.insert(.demonym) }
    if organization >= 0 { all.insert(.organization) }
    if frequency > 0 { all.insert(.frequent) }
    if common.contains(.english) { all.insert(.everyday) }
    return all
  }

  var isPlace: Bool { senseCount > 0 && !roles.contains(.noPlace) }
  var isDemonym: Bool { demonym != -1 }

  /// Whether a phrase may go on with the word.
  @inline(__always)
  func mayGoOn(with key: UInt64) -> Bool { secondWords & Self.bit(of: key) != 0 }

  @inline(__always)
  static func bit(of key: UInt64) -> UInt64 { 1 &<< (key &>> 58) }
}

/// A weight of a word for a topic.
struct TopicWeight: Sendable {
  let topic: Int32
  let weight: Int32
}

/// A topic of the IPTC's Media Topics.
struct LexiconTopic: Sendable {
  /// Eight digits.
  let code: String
  let name: String
  /// Position of the parent among the topics; -1 = top level.
  let parent: Int
}
