import Stories
import Testing

/// Precision and recall of datelines on labelled stories: those of the enrichment, and a set with the
/// families of datelines and with beginnings that only look like one.
struct DatelineEvaluationTests {
  @Test(
    "A dateline is right in 98 of 100 cases, and what is none is left in the text",
    arguments: ["development", "held-out", "datelines"])
  func precisionBeforeRecall(_ file: String) throws {
    let stories = try LabelledStory.read(file)
    #expect(stories.count >= 20)
    var score = Score()
    for story in stories {
      score.add(
        try story.found()["located"] ?? [], story.expected["located"] ?? [], of: story.name)
    }
    print("Datelines, \(file), \(stories.count) stories\n  \(score.line("dateline"))")
    for mistake in score.mistakes { print("    \(mistake)") }
    #expect(score.precision >= 0.98, "\(score.mistakes)")
    #expect(score.recall >= 0.9, "\(score.mistakes)")
  }
}
