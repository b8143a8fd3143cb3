/// What stories of one language are made of; a class, for it is handed around for each sentence.
final class Language: Sendable {
  let code: String
  /// Thousands are set apart by it.
  let groupSeparator: UInt8
  let givenNames: [[UInt8]]
  let familyNames: [[UInt8]]
  let places: [[UInt8]]
  let organizations: [[UInt8]]
  let weekdays: [[UInt8]]
  /// Ends of sentences that say who says so.
  let attributions: [Phrase]
  /// Whole sentences between quotation marks, and who speaks.
  let quotes: [Phrase]
  /// Sentences that fit any topic.
  let closings: [Phrase]
  let topics: [Topic]

  init(
    code: String, groupSeparator: UInt8, givenNames: [String], familyNames: [String],
    places: [String], organizations: [String], weekdays: [String], attributions: [String],
    quotes: [String], closings: [String], topics: [Topic]
  ) {
    self.code = code
    self.groupSeparator = groupSeparator
    self.givenNames = givenNames.map { Array($0.utf8) }
    self.familyNames = familyNames.map { Array($0.utf8) }
    self.places = places.map { Array($0.utf8) }
    self.organizations = organizations.map { Array($0.utf8) }
    self.weekdays = weekdays.map { Array($0.utf8) }
    self.attributions = attributions.map(Phrase.init)
    self.quotes = quotes.map(Phrase.init)
    self.closings = closings.map(Phrase.init)
    self.topics = topics
  }
}
