import Stories

/// The last steps before publishing: a verdict and a story become an outcome and its record.
struct Completion: Sendable {
  let workers: Workers
  let limits: Limits
  let policies: Policies

  /// One dispatch for each record, in the batch's order. `verdicts` has one for each story.
  func run(
    _ batch: AdmittedBatch, _ prepared: [Prepared], _ verdicts: [Verdict]
  ) async -> [Dispatch] {
    let numbers = Self.numbers(of: prepared)
    let records = batch.records
    return await workers.map(batch) { index, bench in
      switch prepared[index] {
      case .rejected(let rejection):
        deadLetter(rejection, index: index, records, valueBytesMax: .max)
      case .story(let prepared):
        dispatch(prepared.story, verdicts[numbers[index]], index: index, by: bench)
      }
    }
  }

  /// An outcome that the broker refuses for its size becomes a dead letter; a dead letter that it
  /// refuses keeps the beginning of the value, and the coordinates where the whole still is.
  func refuse(_ dispatch: Dispatch, of records: any RecordBatch) -> Dispatch {
    guard case .deadlettered(let rejection) = dispatch.outcome else {
      let rejection = Rejection(
        stage: .publish, code: .recordTooLarge,
        detail: "The \(dispatch.record.destination.rawValue) topic takes no record of this size.")
      return deadLetter(rejection, index: dispatch.index, records, valueBytesMax: .max)
    }
    let kept = dispatch.record.value?.count ?? 0
    let valueBytesMax = kept > limits.truncatedValueBytes ? limits.truncatedValueBytes : kept / 2
    return deadLetter(
      rejection, index: dispatch.index, records, valueBytesMax: valueBytesMax)
  }

  /// The outcome of a record whose verdict has changed since; made from the record once more.
  func remake(_ dispatch: Dispatch, _ verdict: Verdict, of batch: AdmittedBatch) -> Dispatch {
    let records = batch.records
    let bench = workers.bench(of: batch)
    switch records.withRecord(at: dispatch.index, { bench.prepare($0) }) {
    case .success(let story):
      return self.dispatch(story, verdict, index: dispatch.index, by: bench)
    case .failure(let rejection):
      return deadLetter(rejection, index: dispatch.index, records, valueBytesMax: .max)
    }
  }

  private func dispatch(
    _ story: Story, _ verdict: Verdict, index: Int, by bench: Workbench
  ) -> Dispatch {
    let action = policies.action(on: verdict, of: story.provider.slug)
    if action == .publish {
      let publication = bench.publish(story, verdict)
      return Dispatch(
        index: index, source: story.coordinates, outcome: .published(publication),
        record: OutputRecord(
          destination: .articles, key: Array(publication.uri.text.utf8),
          value: publication.document, headers: publication.headers))
    }
    let diversion = Diversion(of: story, verdict: verdict, action: action)
    return Dispatch(
      index: index, source: story.coordinates,
      outcome: action == .hold ? .held(diversion) : .diverted(diversion),
      record: OutputRecord(
        destination: .duplicates, key: Array(diversion.uri.text.utf8),
        value: diversion.document, headers: diversion.headers))
  }

  private func deadLetter(
    _ rejection: Rejection, index: Int, _ records: any RecordBatch, valueBytesMax: Int
  ) -> Dispatch {
    records.withRecord(at: index) { record in
      var headers = DeadLetterHeaders.headers(for: rejection, of: record)
      var value: [UInt8]?
      if let bytes = record.value {
        value = bytes.copied(upTo: valueBytesMax)
        if bytes.byteCount > valueBytesMax {
          headers.append(RecordHeader("copydesk.truncated", "\(bytes.byteCount)"))
        }
      }
      return Dispatch(
        index: index, source: record.coordinates, outcome: .deadlettered(rejection),
        record: OutputRecord(
          destination: .deadletters, key: records.key(at: index), value: value, headers: headers))
    }
  }

  /// For each record the number of its story among the stories.
  private static func numbers(of prepared: [Prepared]) -> [Int] {
    var next = 0
    return prepared.map { prepared in
      guard case .story = prepared else { return -1 }
      defer { next += 1 }
      return next
    }
  }
}
