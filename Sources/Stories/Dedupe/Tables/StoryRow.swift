/// What the ledger knows of one story: 72 bytes.
struct StoryRow: KeyedRow {
  struct Traits: OptionSet {
    let rawValue: UInt8

    /// An article of it went out.
    static let published = Traits(rawValue: 1)
    static let killed = Traits(rawValue: 2)
    /// `StoryTable` keeps earlier editions of it.
    static let hasEarlierEditions = Traits(rawValue: 4)
    /// `StoryTable` keeps versions of other kinds of it.
    static let hasOtherVersions = Traits(rawValue: 8)
    /// `StoryTable` keeps its last deliveries, for they come from more than one partition.
    static let crossesPartitions = Traits(rawValue: 16)
    /// A version of the article that `link` names, under an id of its own.
    static let joined = Traits(rawValue: 32)
    /// What its newest version brought was withdrawn from the log.
    static let vacant = Traits(rawValue: 64)
  }

  static let noContent = UInt32.max
  static let noStory = UInt32.max

  let key: StoryKey
  /// Newest version, of the kind that came first.
  var version: VersionCode
  /// Row of the present text, or `noContent`.
  var content: UInt32
  /// Row of the story that this one duplicates, while nothing of it is published, or belongs to.
  var link: UInt32
  /// Place in the `URITable`.
  var uri: UInt32
  var status: UInt8
  /// The kind of version that brought the present text and status.
  var editionKind: VersionCode.Kind
  var traits: Traits
  /// The last delivery of it that was ruled to be published.
  var front = DeliveryPlace.none
  /// Number of the present text in the `SimilarityIndex`, 0 for none.
  var sketch: UInt32 = 0
  /// `Lineage.provider`.
  var provider: UInt32 = 0
  /// Highest number of an update word.
  var take: UInt8 = 0
  /// Newest event time of what was accepted of it.
  var touched: Int64 = 0

  /// The present one, if there is a text.
  var edition: Edition? {
    content == Self.noContent ? nil : Edition(content: content, status: status, kind: editionKind)
  }

  static func hash(_ key: StoryKey) -> UInt64 { key.digest.low ^ key.digest.high }
}
