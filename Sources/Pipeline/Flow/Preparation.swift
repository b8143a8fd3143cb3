import Stories

/// The first three steps, for all records of a batch in parallel.
struct Preparation: Sendable {
  let workers: Workers

  /// One result for each record, in the batch's order.
  func run(_ batch: AdmittedBatch) async -> [Prepared] {
    let records = batch.records
    return await workers.map(batch) { index, bench in
      switch records.withRecord(at: index, { bench.prepare($0) }) {
      case .success(let story): .story(PreparedStory(story))
      case .failure(let rejection): .rejected(rejection)
      }
    }
  }
}

/// What the first three steps made of a record.
enum Prepared: Sendable {
  case story(PreparedStory)
  indirect case rejected(Rejection)

  var claim: Claim? {
    if case .story(let prepared) = self { prepared.story.claim } else { nil }
  }
}

/// A class, since a story has some thirty references, and is handed from step to step.
final class PreparedStory: Sendable {
  let story: Story

  init(_ story: Story) { self.story = story }
}
