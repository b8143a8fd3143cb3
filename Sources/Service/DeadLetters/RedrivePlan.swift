import Pipeline

/// Which dead letters go through the flow once more, and why the others do not.
struct RedrivePlan: Sendable {
  /// In the order of their records.
  private(set) var chosen: [DeadLetter] = []
  /// They were tried as often as they may be.
  private(set) var exhausted: [DeadLetter] = []
  /// The very rules of this program have refused them already.
  private(set) var unchanged: [DeadLetter] = []
  /// The dead letter holds a part of the record only; the whole is, if anywhere, in its source.
  private(set) var truncated: [DeadLetter] = []

  /// - Parameters:
  ///   - letters: open ones, as selected.
  ///   - rules: of this program; `nil` tries again whatever was tried before.
  init(_ letters: [DeadLetter], redrives: RedriveBook, attemptsMax: Int, rules: String?) {
    for letter in letters.sorted(by: { $0.source < $1.source }) {
      if letter.attempts >= attemptsMax {
        exhausted.append(letter)
      } else if letter.truncatedFrom != nil {
        truncated.append(letter)
      } else if let rules, redrives.lastRules(of: letter) == rules {
        unchanged.append(letter)
      } else {
        chosen.append(letter)
      }
    }
  }

  var count: Int { chosen.count + exhausted.count + unchanged.count + truncated.count }
}
