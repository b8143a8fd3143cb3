/// The keys of the ledger. All instances of one claims topic must have the same, but for the snapshot:
/// verdicts follow from them.
extension Settings {
  static let snapshotPath = Setting<String>.one(
    "ledger.snapshot.path", allowed: "a path",
    help: "File that the ledger is kept in for a faster start, each instance its own; may be lost. "
      + "Without it ledger-INSTANCE.snapshot in the state directory."
  ) { Names.path($0) }

  static let snapshotInterval = Setting<Duration>.duration(
    "ledger.snapshot.interval", .seconds(1)...(.seconds(86_400)),
    help: "Time from one snapshot to the next; one more is written at a clean stop.")

  static let identityWindow = Setting<Duration>.duration(
    "ledger.identity.window", .seconds(60)...(.seconds(3_650 * 86_400)),
    help: "How long a story is known by its id and its text, by event time. The claims topic must "
      + "keep its records as long.")

  static let identityEntries = Setting<Int>.count(
    "ledger.identity.entries", 1_000...60_000_000,
    help: "Stories and further texts that are known at most; the oldest go first.")

  static let identityBytes = Setting<Int>.bytes(
    "ledger.identity.bytes", 1 << 20...(64 << 30),
    help: "The same bound in memory; about 64 bytes a story.")

  static let similarityWindow = Setting<Duration>.duration(
    "ledger.similarity.window", .seconds(60)...(.seconds(30 * 86_400)),
    help: "How long a text is compared with others, by event time.")

  static let similarityEntries = Setting<Int>.count(
    "ledger.similarity.entries", 1_024...4_194_304,
    help: "Texts that others are compared with at most, rounded down to a power of two; the newest."
  )

  static let similarityBytes = Setting<Int>.bytes(
    "ledger.similarity.bytes", 1 << 20...(4 << 30),
    help: "The same bound in memory; about 500 bytes a text.")

  static let duplicateJaccard = likeness(
    "duplicateJaccard",
    help:
      "From this Jaccard similarity of word 3-grams on, a text that changes nothing of substance "
      + "is a duplicate.")

  static let duplicateContainment = likeness(
    "duplicateContainment",
    help: "Or if so much of the smaller text lies in the larger one.")

  static let updateJaccard = likeness(
    "updateJaccard",
    help: "From this similarity on, a text with changes of substance is a version of the other.")

  static let updateContainment = likeness(
    "updateContainment", help: "Or if so much of the smaller text lies in the larger one.")

  static let markedJaccard = likeness(
    "markedJaccard",
    help: "What is enough where the text says that it is an update and the wire is the same.")

  private static func likeness(_ name: String, help: String) -> Setting<Double> {
    .fraction("ledger.similarity.\(name)", help: help)
  }

  static func ledger(_ ledger: Config.Ledger) -> [SettingDescription] {
    let values = Dictionary(uniqueKeysWithValues: ledger.values)
    let settings: [SettingDescription] = [
      snapshotPath.description(fallback: nil),
      snapshotInterval.description(fallback: values[snapshotInterval.key] ?? nil),
      identityWindow.description(fallback: values[identityWindow.key] ?? nil),
      identityEntries.description(fallback: values[identityEntries.key] ?? nil),
      identityBytes.description(fallback: values[identityBytes.key] ?? nil),
      similarityWindow.description(fallback: values[similarityWindow.key] ?? nil),
      similarityEntries.description(fallback: values[similarityEntries.key] ?? nil),
      similarityBytes.description(fallback: values[similarityBytes.key] ?? nil),
    ]
    return settings
      + [
        duplicateJaccard, duplicateContainment, updateJaccard, updateContainment, markedJaccard,
      ].map { $0.description(fallback: values[$0.key] ?? nil) }
  }
}
