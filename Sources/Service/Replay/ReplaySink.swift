import Kafka
import Pipeline

/// Leaves out what is not asked for, marks the rest with the replay's id, counts, and hands on.
final class ReplaySink: StorySink {
  private let inner: (any StorySink)?
  private let filter: ReplayFilter
  private let progress: ReplayProgress
  private let stamp: RecordHeader
  private let see: @Sendable (Dispatch) -> Void

  /// - Parameters:
  ///   - inner: `nil` writes nothing: a dry run.
  ///   - see: is shown every outcome that passes the filter, once it is committed.
  init(
    _ inner: (any StorySink)?, id: String, filter: ReplayFilter, progress: ReplayProgress,
    see: @escaping @Sendable (Dispatch) -> Void = { _ in }
  ) {
    self.inner = inner
    self.filter = filter
    self.progress = progress
    stamp = RecordHeader("copydesk.replay", id)
    self.see = see
  }

  func publish(_ dispatches: [Dispatch], spans: [PartitionSpan]) async throws(SinkFailure) {
    var counts: [TopicPartition: ReplayAccount] = [:]
    var kept: [Dispatch] = []
    var positions: [Int] = []
    for (position, dispatch) in dispatches.enumerated() {
      let partition = dispatch.source.topicPartition
      guard filter.takes(dispatch) else {
        counts[partition, default: ReplayAccount()].countFiltered()
        continue
      }
      counts[partition, default: ReplayAccount()].count(dispatch.outcome.kind)
      kept.append(stamped(dispatch))
      positions.append(position)
    }
    progress.stage(counts)
    if let inner {
      do throws(SinkFailure) {
        try await inner.publish(kept, spans: spans)
      } catch {
        guard case .recordTooLarge(let refused) = error else { throw error }
        throw .recordTooLarge(refused.map { positions[$0] })
      }
    }
    progress.commit(spans)
    for dispatch in kept { see(dispatch) }
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
