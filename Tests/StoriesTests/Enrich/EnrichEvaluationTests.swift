import Stories
import Testing

/// Precision and recall on stories that were written and labelled for the purpose. The table goes to
/// standard output: `make test TESTS=StoriesTests`, or `swift test --filter EnrichEvaluationTests`.
struct EnrichEvaluationTests {
  @Test(
    "What is named is right in 95 of 100 cases, and most of it is found",
    arguments: ["development", "held-out", "by-others"])
  func precisionBeforeRecall(_ file: String) throws {
    let stories = try LabelledStory.read(file)
    #expect(stories.count >= 20)
    var scores: [String: Score] = [:]
    for story in stories {
      let found = try story.found()
      for kind in Score.kinds {
        scores[kind, default: Score()].add(
          found[kind] ?? [], story.expected[kind] ?? [], story.optional[kind] ?? [],
          of: story.name)
      }
    }
    print("Enrichment, \(file), \(stories.count) stories")
    for kind in Score.kinds {
      guard let score = scores[kind] else { continue }
      print("  \(score.line(kind))")
      for mistake in score.mistakes { print("    \(mistake)") }
    }
    for kind in ["places", "people", "organisations"] {
      let score = try #require(scores[kind])
      #expect(score.precision >= 0.95, "\(kind): \(score.mistakes)")
      #expect(score.recall >= 0.8, "\(kind): \(score.mistakes)")
    }
    let topics = try #require(scores["topics"])
    #expect(topics.precision >= 0.85, "\(topics.mistakes)")
    #expect(scores["language"]?.precision == 1)
  }
}
