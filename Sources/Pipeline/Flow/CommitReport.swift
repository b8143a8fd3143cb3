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
    var signatures: [String: BatchCommitted.RejectionSignature] = [:]
    var providers: [ProviderName: Int] = [:]
    for dispatch in dispatches {
      let outcome = dispatch.outcome
      outcomes[OutcomeName(kind: outcome.kind, verdict: outcome.verdict?.kind), default: 0] += 1
      if let rejection = outcome.rejection {
        rejections[RejectionName(stage: rejection.stage, code: rejection.code), default: 0] += 1
        note(rejection, at: dispatch.source, in: &signatures)
      }
      if let provider = outcome.provider {
        providers[ProviderName(provider: provider, outcome: outcome.kind), default: 0] += 1
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
      duration: ContinuousClock.now - work.started,
      signatures: signatures.values.sorted { $0.signature < $1.signature },
      providers: providers.map { name, count in
        .init(provider: name.provider, outcome: ClosedLabel(name.outcome), count: count)
      },
      timestamps: (0..<batch.records.count).compactMap { batch.records.timestamp(at: $0) })
  }

  /// A batch of nothing but different failures is told by the first fifty.
  private func note(
    _ rejection: Rejection, at source: Coordinates,
    in signatures: inout [String: BatchCommitted.RejectionSignature]
  ) {
    let signature = rejection.signature
    if var known = signatures[signature] {
      known.count += 1
      known.source = source.description
      signatures[signature] = known
    } else if signatures.count < RejectionJournal.signaturesMax {
      signatures[signature] = .init(
        signature: signature, stage: ClosedLabel(rejection.stage),
        code: ClosedLabel(rejection.code), provider: rejection.provider, count: 1,
        source: source.description)
    }
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

  private struct ProviderName: Hashable {
    let provider: String
    let outcome: OutcomeKind
  }

  private struct RejectionName: Hashable {
    let stage: Stage
    let code: RejectionCode
  }
}
