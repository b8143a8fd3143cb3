import Pipeline
import Synchronization

/// What outlives a process: source partitions, committed offsets and outcomes, the claims log.
final class SimulatedCluster: Sendable {
  private struct State {
    var committed: [Int64]
    /// Outcomes in the order in which they were written, with the transaction that they belong to.
    var written: [(transaction: Int, dispatch: Dispatch)] = []
    var transactions: [Transaction] = []
    var log: [[UInt8]]
    var readers: [Int: CheckedContinuation<Void, Never>] = [:]
    var misplaced = 0
    var overlaps = 0
  }

  private struct Transaction {
    enum Mode {
      case open
      case committed
      case aborted
    }

    let instance: Int
    var mode = Mode.open
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
  var outcomes: [Dispatch] {
    state.withLock { state in
      state.written.filter { state.transactions[$0.transaction].mode == .committed }
        .map(\.dispatch)
    }
  }
  var openTransactionCount: Int {
    state.withLock { $0.transactions.count { $0.mode == .open } }
  }
  var log: [[UInt8]] { state.withLock { $0.log } }
  /// Commits that began before the committed offset, or behind it: a defect of the simulation's flow.
  var misplacedCommitCount: Int { state.withLock { $0.misplaced } }

  func committed(_ partition: Int32) -> Int64 { state.withLock { $0.committed[Int(partition)] } }

  /// How often an instance had two transactions open.
  var overlapCount: Int { state.withLock { $0.overlaps } }

  /// Aborts what a predecessor of that name left open.
  func takeOver(_ instance: Int) {
    state.withLock { state in
      for number in state.transactions.indices where state.transactions[number].instance == instance
      {
        if state.transactions[number].mode == .open { state.transactions[number].mode = .aborted }
      }
    }
  }

  func begin(_ instance: Int) -> Int {
    state.withLock { state in
      let isOverlap = state.transactions.contains { $0.instance == instance && $0.mode == .open }
      if isOverlap { state.overlaps += 1 }
      state.transactions.append(Transaction(instance: instance))
      return state.transactions.count - 1
    }
  }

  func write(_ dispatch: Dispatch, in transaction: Int) {
    state.withLock { $0.written.append((transaction, dispatch)) }
  }

  func abort(_ transaction: Int) {
    state.withLock { $0.transactions[transaction].mode = .aborted }
  }

  /// Outcomes and positions, together.
  func commit(_ transaction: Int, spans: [PartitionSpan]) {
    state.withLock { state in
      for span in spans {
        let partition = Int(span.partition.number)
        if state.committed[partition] != span.first { state.misplaced += 1 }
        state.committed[partition] = span.next
      }
      state.transactions[transaction].mode = .committed
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
