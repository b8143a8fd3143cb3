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
  /// How the language is known; `nil` where it is not.
  public let languageRule: EnrichRule?
  /// Where the story was filed from.
  public let located: String?
  /// What the text says beyond the fields.
  public let enrichment: Enrichment

  /// Enriches a story. It never fails: what is not known is left out.
  init(enriching story: Story, verdict: Verdict, by reader: inout StoryReader) {
    self.story = story
    self.verdict = verdict
    self.uri = Self.uri(of: story, verdict)
    self.status = verdict.kind == .kill ? .canceled : story.status
    if let declared = story.details.language {
      self.language = declared
      self.languageRule = .declaredLanguage
    } else {
      let guess = Language.detect(headline: story.headline, body: story.body.text)
      self.language = guess?.tag
      self.languageRule = guess?.rule
    }
    self.summary = Lead.summary(of: story.body)
    self.located = story.details.located ?? story.details.dateline.flatMap(Dateline.place)
    self.enrichment = reader.read(story, language: language)
  }

  /// A version keeps the name that its article got first.
  private static func uri(of story: Story, _ verdict: Verdict) -> ArticleURI {
    switch verdict.kind {
    case .update, .correction, .kill: verdict.of ?? story.uri
    case .original, .duplicate, .redelivery, .stale: story.uri
    }
  }
}
