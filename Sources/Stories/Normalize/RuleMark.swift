/// The rules of the normalizer, by the names that `explain` shows.
public enum NormalizeRule: String, Sendable, CaseIterable {
  case charset
  case mojibake
  case htmlText = "html-text"
  case unicodeNFC = "unicode-nfc"
  case whiteSpace = "white-space"
  case sourceLine = "source-line"
  case sectionLine = "section-line"
  case boilerplate
  case correctionLine = "correction-line"
  case signOff = "sign-off"
  case wireHead = "wire-head"
  case headline
  case updateWords = "update-words"
  case subheadline
  case byline
  case dateline
  case embargo
  case kill
  case paragraphs
  case urgency
  case wireTimes = "wire-times"
  case provider
}

/// That a rule changed or read something: provenance without a word of the story.
public struct RuleMark: Hashable, Sendable {
  public let rule: NormalizeRule
  /// What it touched, by the name of the raw-story field: `body`, `text`, `headline`, …
  public let field: String
  /// How many lines, paragraphs or values.
  public let count: Int

  public init(_ rule: NormalizeRule, field: String, count: Int = 1) {
    self.rule = rule
    self.field = field
    self.count = count
  }
}
