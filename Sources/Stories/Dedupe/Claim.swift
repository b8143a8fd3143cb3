/// What one delivery says of itself to the ledger; everything a verdict is decided on.
///
/// A claim holds no story text. It is a pure function of the record's bytes and coordinates, so every
/// instance makes the same claim of the same delivery.
public struct Claim: Hashable, Sendable {
  /// The delivery that makes the claim; the ledger gives each delivery one verdict.
  public let coordinates: Coordinates
  public let storyKey: StoryKey
  /// Whether the key comes from the provider's own id. If not, it stands on provider and content, so
  /// two deliveries under one key have the same text and nothing more in common.
  public let isIdentified: Bool
  public let version: StoryVersion
  public let contentDigest: ContentDigest
  /// Whether the body is long enough to be compared with stories under other ids. Nothing is a
  /// duplicate on an empty or very short body.
  public let isComparable: Bool
  public let status: PubStatus
  /// Milliseconds since 1970 UTC, from the record; never the wall clock.
  public let eventTime: Int64
  /// The article's name if this delivery is the first of its story to be published.
  public let uri: ArticleURI
  /// What it says of the story that it belongs to.
  public let lineage: Lineage
  /// What the text is compared with others by; `nil` for a short one.
  public let fingerprint: Fingerprint?

  public init(
    coordinates: Coordinates, storyKey: StoryKey, isIdentified: Bool, version: StoryVersion,
    contentDigest: ContentDigest, isComparable: Bool, status: PubStatus, eventTime: Int64,
    uri: ArticleURI, lineage: Lineage = Lineage(), fingerprint: Fingerprint? = nil
  ) {
    self.coordinates = coordinates
    self.storyKey = storyKey
    self.isIdentified = isIdentified
    self.version = version
    self.contentDigest = contentDigest
    self.isComparable = isComparable
    self.status = status
    self.eventTime = eventTime
    self.uri = uri
    self.lineage = lineage
    self.fingerprint = fingerprint
  }
}
