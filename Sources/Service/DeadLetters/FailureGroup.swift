import Pipeline

/// The dead letters of one failure signature.
struct FailureGroup: Sendable {
  /// The one that was written last stands for all.
  private(set) var sample: DeadLetter
  private(set) var count = 0
  private(set) var attemptsMax = 0
  /// RFC 3339 of the first time that any of their records failed.
  private(set) var firstSeen: String?
  /// Milliseconds since 1970 UTC.
  private(set) var lastWritten: Int64?

  init(_ letter: DeadLetter) {
    sample = letter
    add(letter)
  }

  var signature: String { sample.signature }

  mutating func add(_ letter: DeadLetter) {
    count += 1
    attemptsMax = max(attemptsMax, letter.attempts)
    if let seen = letter.firstSeen { firstSeen = min(firstSeen ?? seen, seen) }
    if let written = letter.written {
      lastWritten = max(lastWritten ?? written, written)
      if written > sample.written ?? .min { sample = letter }
    }
  }

  /// The largest first; between equals by signature.
  static func groups(of letters: some Sequence<DeadLetter>) -> [FailureGroup] {
    var groups: [String: FailureGroup] = [:]
    for letter in letters {
      if groups[letter.signature] == nil {
        groups[letter.signature] = FailureGroup(letter)
      } else {
        groups[letter.signature]?.add(letter)
      }
    }
    return groups.values.sorted { ($1.count, $0.signature) < ($0.count, $1.signature) }
  }
}
