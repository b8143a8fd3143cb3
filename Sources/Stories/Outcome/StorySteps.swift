/// What is done with a story once it is normalized, step by step, so that each can be measured alone
/// (`make bench BENCH=stories`). The service takes `StoryDesk` and `Publication`.
package struct StorySteps: ~Copyable {
  private var comparer = TextComparer()
  private var writer = NinjsWriter()
  private let verdict = Verdict(basis: .firstOfItsKind)

  package init() {}

  /// Reads again what the story is compared by; whether it has a fingerprint.
  package mutating func compare(_ story: Story) -> Bool {
    comparer.read(headline: story.headline, body: story.body.text).fingerprint != nil
  }

  /// Asks for the language even where it is declared; whether it was found.
  package func language(_ story: Story) -> Bool {
    Language.detect(headline: story.headline, body: story.body.text) != nil
  }

  package mutating func enrich(_ story: Story) -> Article {
    Article(enriching: story, verdict: verdict, by: &writer.reader)
  }

  /// Bytes of the document.
  package mutating func serialize(_ article: Article) -> Int { writer.document(article).count }
}
