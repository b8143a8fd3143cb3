import Pipeline
import Synchronization

/// What outlives a process: source partitions, committed offsets and outcomes, the claims log.
final class SimulatedCluster: Sendable {
  private struct State {
    var committed: [Int64]
    var outcomes: [Dispatch] = []
    var log: [[UInt8]]
    var readers: [Int: CheckedContinuation<Void, Never>] = [:]
    var misplaced = 0
  }

  static let topic = "wire.raw"

  let partitions: [[MemoryBatch.Record]]
  private let state: Mutex<State>

  /// - Parameter log: records of the claims topic from a run before.
  init(_ partitions: [[MemoryBatch.Record]], log: [[UInt8]] = []) {
    self.partitions = partitions
    state = Mutex(State(committed: partitions.map { _ in 0 }, log: log))
  }

  /// In the order in which a `read_committed` reader of all output topics finds them.
  var outcomes: [Dispatch] { state.withLock { $0.outcomes } }
  var log: [[UInt8]] { state.withLock { $0.log } }
  /// Commits that began before the committed offset, or behind it: a defect of the simulation's flow.
  var misplacedCommitCount: Int { state.withLock { $0.misplaced } }

  func committed(_ partition: Int32) -> Int64 { state.withLock { $0.committed[Int(partition)] } }

  /// All or nothing.
  func commit(_ dispatches: [Dispatch], spans: [PartitionSpan]) {
    state.withLock { state in
      for span in spans {
        let partition = Int(span.partition.number)
        if state.committed[partition] != span.first { state.misplaced += 1 }
        state.committed[partition] = span.next
      }
      state.outcomes += dispatches
    }
  }

  func append(_ record: [UInt8]) {
    let readers = state.withLock { state in
      state.log.append(record)
      defer { state.readers = [:] }
      return Array(state.readers.values)
    }
    for reader in readers { reader.resume() }
  }

  /// Waits until the log is longer than `length`, or the task is cancelled.
  func waitForLog(beyond length: Int, reader: Int) async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isReady = state.withLock { state in
          if state.log.count > length || Task.isCancelled { return true }
          state.readers[reader] = continuation
          return false
        }
        if isReady { continuation.resume() }
      }
    } onCancel: {
      let waiting = state.withLock { $0.readers.removeValue(forKey: reader) }
      waiting?.resume()
    }
  }
}
