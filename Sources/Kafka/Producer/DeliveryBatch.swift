internal import Synchronization

/// What became of the records that were produced under one token.
///
/// Each `produce(…, delivery: batch)` takes the next index; the broker's answers are noted under
/// it, in any order, on the producer's delivery thread. In a transaction an answer means that the
/// record is in the log, not that it is committed.
public final class DeliveryBatch: Sendable {
  struct Report {
    var partition: Int32
    var code: Int32
    var offset: Int64

    static let pending = Report(partition: -1, code: Int32.max, offset: -1)
    var isPending: Bool { code == Int32.max }
  }

  struct State {
    var reports: [Report] = []
    var outstanding = 0
    var failed = 0
  }

  /// What became of one record.
  public enum Outcome: Hashable, Sendable {
    case pending
    /// In the log. The offset is -1 if the broker did not tell it.
    case delivered(partition: Int32, offset: Int64)
    case failed(KafkaError)
  }

  /// A record that was not delivered.
  public struct Failure: Hashable, Sendable {
    /// Position of the record in the batch, in the order of `produce`.
    public let index: Int
    public let error: KafkaError
  }

  private static let lastNumber = Atomic<UInt32>(0)
  let number: UInt32
  let monitor: Monitor<State>

  /// - Parameter capacity: how many records are expected; more may follow.
  public init(capacity: Int = 0) {
    number = Self.lastNumber.add(1, ordering: .relaxed).newValue
    var state = State()
    state.reports.reserveCapacity(capacity)
    monitor = Monitor(state)
  }

  /// Records produced so far.
  public var count: Int { monitor.withLock { $0.reports.count } }

  /// Records without an answer yet.
  public var outstanding: Int { monitor.withLock { $0.outstanding } }

  /// Records that were not delivered, so far.
  public var failedCount: Int { monitor.withLock { $0.failed } }

  /// What became of the record at a position, so far.
  public subscript(index: Int) -> Outcome {
    let report = monitor.withLock { $0.reports[index] }
    if report.isPending { return .pending }
    if report.code == 0 {
      return .delivered(partition: report.partition, offset: report.offset)
    }
    return .failed(Self.error(report.code))
  }

  /// Every record that failed, in order of index.
  public var failures: [Failure] {
    monitor.withLock { state in
      guard state.failed > 0 else { return [] }
      return state.reports.enumerated().compactMap { index, report in
        guard !report.isPending, report.code != 0 else { return nil }
        return Failure(index: index, error: Self.error(report.code))
      }
    }
  }

  /// Blocks until every record has its answer; false if `timeout` passed before. Records that are
  /// still queued are sent by `linger.ms`, or at once by the producer's `flush`.
  public func wait(timeout: Duration) -> Bool {
    monitor.wait(timeout: timeout) { $0.outstanding == 0 ? true : nil } ?? false
  }

  /// Takes the next index. With `first` true the producer must learn of this batch.
  func expect() -> (index: Int, first: Bool) {
    monitor.withLock { state in
      state.reports.append(.pending)
      state.outstanding += 1
      return (state.reports.count - 1, state.outstanding == 1)
    }
  }

  /// The record was not queued: its index is free again, or, if another record was produced by
  /// another thread since, counts as failed with `code`.
  func withdraw(_ index: Int, _ code: KafkaErrorCode) {
    monitor.update { state in
      state.outstanding -= 1
      if index == state.reports.count - 1 {
        state.reports.removeLast()
      } else {
        state.reports[index] = Report(partition: -1, code: code.rawValue, offset: -1)
        state.failed += 1
      }
    }
  }

  private static func error(_ code: Int32) -> KafkaError {
    KafkaError(.deliver, KafkaErrorCode(rawValue: code))
  }
}
