import Synchronization

/// The running account of promise 1, read by others while the flow writes it.
final class CompletenessBook: Sendable {
  private let guarded = Mutex(Completeness())

  var value: Completeness { guarded.withLock { $0 } }

  func add(_ counts: [SourcePartition: Completeness.Count]) {
    guarded.withLock { $0.add(counts) }
  }
}
