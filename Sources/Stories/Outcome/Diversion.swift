internal import JSON

/// A record for the duplicates topic: what was not published, and why, without its text.
public struct Diversion: Sendable {
  /// The name the story would have had; the record's key.
  public let uri: ArticleURI
  public let verdict: Verdict
  /// The provider's slug.
  public let provider: String
  /// JSON: uri, of, verdict, basis, similarity, changes, confidence, source, provider, id, version,
  /// headline, contentDigest. Members that are not known are left out.
  public let document: [UInt8]
  public let headers: [RecordHeader]

  public init(of story: Story, verdict: Verdict) {
    self.uri = story.uri
    self.verdict = verdict
    self.provider = story.provider.slug
    self.document = Self.document(story, verdict)
    self.headers = StoryHeaders.diverted(story, verdict)
  }

  private static func document(_ story: Story, _ verdict: Verdict) -> [UInt8] {
    var json = JSONWriter(capacity: 512)
    json.beginObject()
    json.member("uri", story.uri.text)
    json.member("of", verdict.of?.text)
    json.member("verdict", verdict.kind.rawValue)
    json.member("basis", verdict.basis.rawValue)
    if let similarity = verdict.similarity {
      json.key("similarity")
      json.double(similarity)
    }
    verdict.writeChanges(to: &json)
    json.member("source", story.coordinates.description)
    json.member("provider", story.provider.name)
    json.member("id", story.identity.providerID)
    json.member("version", story.version.text)
    json.member("headline", story.headline)
    json.member("contentDigest", story.identity.contentDigest.digest.description)
    json.endObject()
    return json.bytes
  }
}
