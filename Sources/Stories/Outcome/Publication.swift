/// A record for the articles topic.
public struct Publication: Sendable {
  /// The record's key.
  public let uri: ArticleURI
  public let verdict: Verdict
  /// The provider's slug.
  public let provider: String
  /// A ninjs 3.1 document.
  public let document: [UInt8]
  public let headers: [RecordHeader]

  /// Enriches and serializes a story.
  public init(of story: Story, verdict: Verdict, by writer: inout NinjsWriter) {
    let article = Article(enriching: story, verdict: verdict, by: &writer.reader)
    self.uri = article.uri
    self.verdict = verdict
    self.provider = story.provider.slug
    self.document = writer.document(article)
    self.headers = StoryHeaders.published(story, verdict, as: article.uri)
  }
}
