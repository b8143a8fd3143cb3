/// A word by which a wire says what a delivery is to the story before it: `UPDATE 2-`, `CORRECTED-`,
/// `RPT-`, `1st Ld-Writethru`. It stands in the headline or the slugline and is no part of either.
public struct UpdateWord: Hashable, Sendable {
  public let kind: UpdateKind
  /// The 2 of `UPDATE 2` or of `2nd Ld`; `nil` where none is given.
  public let number: Int?
  /// As the wire wrote it, without what parts it from the headline.
  public let text: String

  public init(kind: UpdateKind, number: Int? = nil, text: String) {
    self.kind = kind
    self.number = number
    self.text = text
  }
}

/// What an update word says.
public enum UpdateKind: String, Sendable, CaseIterable {
  /// A later version with more in it.
  case update
  /// A later version that brings several stories together.
  case wrapup
  /// A new beginning for the story; most times with all of it.
  case lead
  /// More text that belongs to what was sent.
  case addition
  /// One of several parts of a long story.
  case take
  /// A version that corrects.
  case correction
  /// The same once more.
  case repetition
  /// Sent again because of a formal error.
  case refile
  /// Withdrawn; must not be used.
  case kill
  /// Sent before the story is written: flash, alert, bulletin, extra.
  case alert
}
