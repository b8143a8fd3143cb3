/// One kind of news: a sentence is a subject, an action and a circumstance of it.
final class Topic: Sendable {
  let section: String
  /// IPTC Media Topic.
  let code: String
  let keywords: [String]
  let headlines: [Phrase]
  let subjects: [Phrase]
  let actions: [Phrase]
  let circumstances: [Phrase]

  init(
    section: String, code: String, keywords: [String], headlines: [String], subjects: [String],
    actions: [String], circumstances: [String]
  ) {
    self.section = section
    self.code = code
    self.keywords = keywords
    self.headlines = headlines.map(Phrase.init)
    self.subjects = subjects.map(Phrase.init)
    self.actions = actions.map(Phrase.init)
    self.circumstances = circumstances.map(Phrase.init)
  }
}
