/// A story as it is published, with the verdict that lets it be.
public struct Article: Sendable {
  public let story: Story
  public let verdict: Verdict
  /// The name of the article that this story is, or is a version of.
  public let uri: ArticleURI
  public let status: PubStatus
  /// BCP 47: declared, else detected; `nil` where neither can be stood for.
  public let language: String?
  public let summary: String
  /// Where the story was filed from.
  public let located: String?

  /// Enriches a story. It never fails: what is not known is left out.
  public init(enriching story: Story, verdict: Verdict) {
    self.story = story
    self.verdict = verdict
    self.uri = Self.uri(of: story, verdict)
    self.status = verdict.kind == .kill ? .canceled : story.status
    self.language =
      story.details.language
      ?? Language.detect(headline: story.headline, body: story.body.text)
    self.summary = Lead.summary(of: story.body)
    self.located = story.details.located ?? story.details.dateline.flatMap(Dateline.place)
  }

  /// A version keeps the name that its article got first.
  private static func uri(of story: Story, _ verdict: Verdict) -> ArticleURI {
    switch verdict.kind {
    case .update, .correction, .kill: verdict.of ?? story.uri
    case .original, .duplicate, .redelivery, .stale: story.uri
    }
  }
}
