/// A story after decoding, validation and normalization: everything that the ledger and the article
/// need, and nothing that depends on when or where it was prepared.
public struct Story: Sendable {
  public let coordinates: Coordinates
  public let format: StoryFormat
  /// The schema that the document matches; `nil` for formats without one.
  public let form: DocumentForm?
  /// Milliseconds since 1970 UTC as the record was stamped.
  public let recordTimestamp: Int64?
  /// The record's W3C trace context, carried through as it came.
  public let traceparent: [UInt8]?
  /// What the producer's schema registry calls the schema that the record was written with.
  public let schemaID: String?

  public let identity: StoryIdentity
  public let version: StoryVersion
  public let status: PubStatus
  public let headline: String
  public let body: StoryBody
  public let times: StoryTimes
  public let details: StoryDetails
  /// Which rules fired, in order.
  public let marks: [RuleMark]
  /// What the text is compared with others by; `nil` for a short one.
  public let fingerprint: Fingerprint?

  public var uri: ArticleURI { identity.uri }
  public var provider: Provider { identity.provider }

  /// Whether the headline is how the body begins, so that its words are in the text once only.
  var hasLeadForHeadline: Bool {
    var words = headline.utf8[...]
    if headline.hasSuffix("\u{2026}") { words = words.dropLast(3) }
    return body.text.utf8.starts(with: words)
  }

  /// Whether the body is long enough for texts under different ids to be compared; nothing is a
  /// duplicate on less.
  public var isComparable: Bool { body.wordCount >= Self.comparableWordsMin }

  static let comparableWordsMin = 12

  /// Milliseconds since 1970 UTC: the record's stamp, else the story's own time, else 0.
  public var eventTime: Int64 { recordTimestamp ?? times.versionCreated?.milliseconds ?? 0 }
}

/// The times of a story; `nil` = not said.
public struct StoryTimes: Hashable, Sendable {
  public var published: WireTime?
  public var created: WireTime?
  public var updated: WireTime?
  public var embargoedUntil: WireTime?

  public init() {}

  /// When this version was made, as far as the story says.
  public var versionCreated: WireTime? { updated ?? published ?? created }
  /// When the first version was made.
  public var firstCreated: WireTime? { created ?? published }

  /// Whether any of the times that are published had its zone assumed.
  public var isZoneAssumed: Bool {
    versionCreated?.zone == .assumed || firstCreated?.zone == .assumed
      || embargoedUntil?.zone == .assumed
  }
}

/// What a story says of itself besides headline, body and times; `nil` or empty = not said.
public struct StoryDetails: Hashable, Sendable {
  public var subheadline: String?
  public var byline: String?
  public var dateline: String?
  public var slugline: String?
  /// Well-formed BCP 47, as declared.
  public var language: String?
  public var section: String?
  /// 1 (highest) to 9.
  public var urgency: Int?
  public var keywords: [String] = []
  public var subjects: [StorySubject] = []
  public var note: String?
  public var copyright: String?
  public var usageTerms: String?
  /// Who the information comes from, where the story names one.
  public var source: String?
  public var url: String?
  /// Id of the story that this one grew out of.
  public var evolvedFrom: String?
  /// The place that the dateline names, as printed.
  public var located: String?
  /// The wire's name for this version among those of its story: `1st Ld-Writethru`.
  public var takeKey: String?
  /// What headline and slugline said of this version, in the order in which they stood.
  public var updateWords: [UpdateWord] = []
  /// Other names that the supplier has for the story.
  public var alternativeIDs: [AlternativeID] = []
  /// As the supplier named them.
  public var people: [NamedEntity] = []
  public var organisations: [NamedEntity] = []
  public var places: [NamedEntity] = []

  public init() {}
}
