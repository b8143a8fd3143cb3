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
  /// Sketches kept, the newest; about 500 bytes each.
  public var similarityEntriesMax = 131_072
  /// The same bound in bytes.
  public var similarityBytesMax = 256 << 20
  /// Stories and further texts kept by the identity window; past it the oldest go, down to seven
  /// eighths. Five million stories are more than all large wires send in a month.
  public var identityEntriesMax = 16 << 20
  /// The same bound in bytes, as `Ledger.identityBytes` counts them.
  public var identityBytesMax = 1 << 30
  /// Rulings of a partition that are kept however old: more than can be in flight (16 batches of
  /// 100,000 records), so that what is forgotten was committed.
  var deliveriesMin = 2 << 20
  /// Claims from one sweep to the next, at least; a quarter of the stories, where that is more.
  var sweepInterval: UInt64 = 65_536
  /// Whether verdicts are kept in full that a sweep forgets: for a replay of what is older than the
  /// window. Nothing that is decided depends on it.
  public var keepsForgottenVerdicts = false

  static let day: Int64 = 86_400_000

  /// A sketch with its place in the index and its facts.
  static let similarityEntryBytes = 500

  /// Entries of the similarity ring: a power of two, within both bounds.
  var similarityCapacity: Int {
    let wanted = max(
      1_024, min(similarityEntriesMax, similarityBytesMax / Self.similarityEntryBytes))
    return 1 << (Int.bitWidth - 1 - wanted.leadingZeroBitCount)
  }

  public init() {}
}
