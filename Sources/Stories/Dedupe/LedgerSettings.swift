/// What the ledger takes for alike, and for how long it remembers. All instances of one claims topic
/// must have the same: the settings are part of what a verdict depends on.
public struct LedgerSettings: Hashable, Sendable {
  /// How long a story is known by its id and its text, in milliseconds of event time: longer than any
  /// story runs, and than a replay of last month takes.
  public var identityWindow: Int64 = 30 * Self.day
  /// How long texts are compared: a reprint comes within two days, and a form that is filled in anew
  /// every week must not meet its last week's self.
  public var similarityWindow: Int64 = 2 * Self.day
  /// From this Jaccard similarity on, a text without material changes is the same text: hand-judged
  /// pairs of news have it from 0.5 on, and what the changes cannot tell apart lies far below.
  public var duplicateJaccard = 0.5
  /// Or if so much of the smaller text lies in the larger one.
  public var duplicateContainment = 0.85
  /// From this Jaccard similarity on, a text with material changes is a version of the other; below
  /// it, it may be two reports of one event.
  public var updateJaccard = 0.7
  public var updateContainment = 0.85
  /// With an update word and of the same wire, this much is enough.
  public var markedJaccard = 0.35
  /// Sketches kept, the newest; about 700 bytes each.
  public var similarityEntriesMax = 131_072

  static let day: Int64 = 86_400_000

  public init() {}
}
