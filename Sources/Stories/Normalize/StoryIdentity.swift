/// Who a story is: the name its article keeps, and the keys the ledger compares.
public struct StoryIdentity: Hashable, Sendable {
  public let provider: Provider
  /// As the provider wrote it.
  public let providerID: String?
  public let uri: ArticleURI
  /// Digest of `uri`: one key is one article name.
  public let key: StoryKey
  public let contentDigest: ContentDigest

  /// Whether the name was given. If not, it stands on provider and content, and the same text always
  /// gets the same one.
  public let isIdentified: Bool

  /// - Parameter uri: the name that the article has already; `nil` makes one of the provider's id,
  ///   else of the content.
  public init(
    provider: Provider, providerID: String?, uri: String? = nil, contentDigest: ContentDigest
  ) {
    let name =
      uri ?? providerID.map { Self.name(provider, id: $0) }
      ?? Self.name(provider, "text:\(contentDigest.digest)")
    self.isIdentified = uri != nil || providerID != nil
    self.provider = provider
    self.providerID = providerID
    self.uri = ArticleURI(name)
    self.key = StoryKey(XXH3.digest128(name.utf8.span))
    self.contentDigest = contentDigest
  }

  /// A longer id is named by its digest: record keys and logs hold these names.
  private static let idBytesMax = 400

  /// - An id that is an absolute URI names the article as it is.
  /// - Any other: `urn:copydesk:<provider>:<id, percent-encoded>` (RFC 8141).
  /// - One that is too long: `urn:copydesk:<provider>:xxh3:<32 hex of its digest>`.
  static func name(_ provider: Provider, id: String) -> String {
    if URIText.isAbsolute(id) { return id }
    guard id.utf8.count <= idBytesMax else {
      return name(provider, "xxh3:\(XXH3.digest128(id.utf8.span))")
    }
    return name(provider, URIText.encoded(id))
  }

  private static func name(_ provider: Provider, _ rest: String) -> String {
    "urn:copydesk:\(URIText.encoded(provider.slug)):\(rest)"
  }
}
