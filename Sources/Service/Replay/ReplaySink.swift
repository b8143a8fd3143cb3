import Kafka
import Pipeline
import Synchronization

/// Leaves out what is not asked for, marks the rest with the replay's id, counts, and hands on.
final class ReplaySink: StorySink {
  private let inner: (any StorySink)?
  private let filter: ReplayFilter
  private let progress: ReplayProgress
  private let promotion: PromotionGuard?
  private let stamp: RecordHeader
  private let see: @Sendable (Dispatch) -> Void
  private let staged = Mutex(Staged())

  private struct Staged {
    var kept: [Dispatch] = []
    /// Where each of those stood among all of the batch.
    var positions: [Int] = []
  }

  /// - Parameters:
  ///   - inner: `nil` writes nothing: a dry run.
  ///   - promotion: where the live topics are written to.
  ///   - see: is shown every outcome that passes the filter, once it is committed.
  init(
    _ inner: (any StorySink)?, id: String, filter: ReplayFilter, progress: ReplayProgress,
    promotion: PromotionGuard? = nil, see: @escaping @Sendable (Dispatch) -> Void = { _ in }
  ) {
    self.inner = inner
    self.filter = filter
    self.progress = progress
    self.promotion = promotion
    stamp = RecordHeader("copydesk.replay", id)
    self.see = see
  }

  var laneCount: Int { 1 }

  func stage(_ dispatches: [Dispatch], on lane: Int) async throws(SinkFailure) -> Bool {
    var counts: [TopicPartition: ReplayAccount] = [:]
    var batch = Staged()
    for (position, dispatch) in dispatches.enumerated() {
      let partition = dispatch.source.topicPartition
      guard filter.takes(dispatch), promotion?.isOvertaken(dispatch) != true else {
        counts[partition, default: ReplayAccount()].countFiltered()
        continue
      }
      counts[partition, default: ReplayAccount()].count(dispatch.outcome.kind)
      batch.kept.append(stamped(dispatch))
      batch.positions.append(position)
    }
    progress.stage(counts)
    let kept = batch.kept
    staged.withLock { $0 = batch }
    guard let inner else { return true }
    do throws(SinkFailure) {
      return try await inner.stage(kept, on: lane)
    } catch {
      throw inTheBatch(error)
    }
  }

  func commit(_ spans: [PartitionSpan], on lane: Int) async throws(SinkFailure) {
    if let inner {
      do throws(SinkFailure) {
        try await inner.commit(spans, on: lane)
      } catch {
        throw inTheBatch(error)
      }
    }
    progress.commit(spans)
    for dispatch in staged.withLock({ $0.kept }) { see(dispatch) }
  }

  func discard(on lane: Int) async throws(PortFailure) {
    if let inner { try await inner.discard(on: lane) }
  }

  /// What the inner sink says of positions, in those of the whole batch.
  private func inTheBatch(_ failure: SinkFailure) -> SinkFailure {
    guard case .recordTooLarge(let refused) = failure else { return failure }
    let positions = staged.withLock { $0.positions }
    return .recordTooLarge(refused.map { positions[$0] })
  }

  private func stamped(_ dispatch: Dispatch) -> Dispatch {
    let record = dispatch.record
    return Dispatch(
      index: dispatch.index, source: dispatch.source, outcome: dispatch.outcome,
      record: OutputRecord(
        destination: record.destination, key: record.key, value: record.value,
        headers: record.headers + [stamp]))
  }
}
