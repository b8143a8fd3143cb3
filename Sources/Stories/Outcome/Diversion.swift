internal import JSON

/// A record for the duplicates topic: what was not published, and why, without its text.
///
/// Coordinates and verdict are in it, so that a replay finds the story and gives it the same verdict.
public struct Diversion: Sendable {
  /// The name the story would have had; the record's key.
  public let uri: ArticleURI
  public let verdict: Verdict
  /// What the policy did with it; never `publish`.
  public let action: PolicyAction
  /// The provider's slug.
  public let provider: String
  /// JSON: uri, of, verdict, basis, action, similarity, changes, confidence, source, provider, id,
  /// version, headline, contentDigest. Members that are not known are left out; so is the action
  /// where it is the verdict's default.
  public let document: [UInt8]
  public let headers: [RecordHeader]

  public init(of story: Story, verdict: Verdict, action: PolicyAction = .divert) {
    precondition(action != .publish, "What is published is no diversion")
    self.uri = story.uri
    self.verdict = verdict
    self.action = action
    self.provider = story.provider.slug
    let word = action == verdict.kind.action ? nil : action.word
    self.document = Self.document(story, verdict, word)
    self.headers =
      StoryHeaders.diverted(story, verdict)
      + (word.map { [RecordHeader("copydesk.action", $0)] } ?? [])
  }

  private static func document(_ story: Story, _ verdict: Verdict, _ action: String?) -> [UInt8] {
    var json = JSONWriter(capacity: 512)
    json.beginObject()
    json.member("uri", story.uri.text)
    json.member("of", verdict.of?.text)
    json.member("verdict", verdict.kind.rawValue)
    json.member("basis", verdict.basis.rawValue)
    json.member("action", action)
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
