import Stories

/// The first three steps, for all records of a batch in parallel.
struct Preparation: Sendable {
  let workers: Workers

  /// One result for each record, in the batch's order.
  func run(_ batch: AdmittedBatch) async -> [Prepared] {
    let records = batch.records
    return await workers.map(batch) { index, bench in
      switch records.withRecord(at: index, { bench.prepare($0) }) {
      case .success(let story): .story(story)
      case .failure(let rejection): .rejected(rejection)
      }
    }
  }
}

/// What the first three steps made of a record. Indirect: a story has some thirty references, and
/// results are copied on their way from the workers to the batch.
indirect enum Prepared: Sendable {
  case story(Story)
  case rejected(Rejection)

  var claim: Claim? {
    if case .story(let story) = self { story.claim } else { nil }
  }
}
