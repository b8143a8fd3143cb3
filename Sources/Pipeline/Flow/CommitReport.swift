import Stories
import Telemetry

/// What there is to say about a batch once it is committed.
struct CommitReport {
  let dispatches: [Dispatch]
  let batch: AdmittedBatch
  let work: Work

  func emit(to telemetry: Telemetry) {
    if telemetry.isDebugging(.pipeline) {
      for dispatch in dispatches { rejection(dispatch).map { telemetry.emit($0) } }
    }
    telemetry.emit(committed)
  }

  private var committed: BatchCommitted {
    var outcomes: [OutcomeName: Int] = [:]
    var rejections: [RejectionName: Int] = [:]
    for dispatch in dispatches {
      let outcome = dispatch.outcome
      outcomes[OutcomeName(kind: outcome.kind, verdict: outcome.verdict?.kind), default: 0] += 1
      if let rejection = outcome.rejection {
        rejections[RejectionName(stage: rejection.stage, code: rejection.code), default: 0] += 1
      }
    }
    return BatchCommitted(
      records: batch.records.count, bytes: batch.records.byteCount,
      outcomes: outcomes.map { name, count in
        .init(
          outcome: ClosedLabel(name.kind), verdict: name.verdict.map { ClosedLabel($0) },
          count: count)
      },
      rejections: rejections.map { name, count in
        .init(stage: ClosedLabel(name.stage), code: ClosedLabel(name.code), count: count)
      },
      stages: work.durations.map { step, duration in
        .init(stage: ClosedLabel(step), duration: duration)
      },
      duration: ContinuousClock.now - work.started)
  }

  private func rejection(_ dispatch: Dispatch) -> RecordRejected? {
    guard let rejection = dispatch.outcome.rejection else { return nil }
    return RecordRejected(
      topic: dispatch.source.topic, partition: dispatch.source.partition,
      offset: dispatch.source.offset, stage: ClosedLabel(rejection.stage),
      code: ClosedLabel(rejection.code), instanceLocation: rejection.instanceLocation,
      keywordLocation: rejection.keywordLocation, signature: rejection.signature)
  }

  private struct OutcomeName: Hashable {
    let kind: OutcomeKind
    let verdict: VerdictKind?
  }

  private struct RejectionName: Hashable {
    let stage: Stage
    let code: RejectionCode
  }
}
