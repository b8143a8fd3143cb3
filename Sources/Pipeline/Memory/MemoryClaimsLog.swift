import Synchronization

/// A claims log that lives as long as the process: for runs without Kafka, and for tests.
public final class MemoryClaimsLog: ResumableClaimsLog {
  private struct Guarded {
    var records: [[UInt8]]
    var read = 0
    var reader: CheckedContinuation<Void, Never>?
  }

  private let guarded: Mutex<Guarded>

  /// `records` are those of an earlier log that this one goes on from.
  public init(_ records: [[UInt8]] = []) { guarded = Mutex(Guarded(records: records)) }

  /// All records so far.
  public var records: [[UInt8]] { guarded.withLock { $0.records } }

  public func append(_ record: [UInt8]) async throws(PortFailure) {
    let reader = guarded.withLock { guarded in
      guarded.records.append(record)
      defer { guarded.reader = nil }
      return guarded.reader
    }
    reader?.resume()
  }

  public func read() async throws(PortFailure) -> [ClaimsLogEntry] {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isReady = guarded.withLock { guarded in
          if guarded.read < guarded.records.count || Task.isCancelled { return true }
          guarded.reader = continuation
          return false
        }
        if isReady { continuation.resume() }
      }
    } onCancel: {
      wake()
    }
    return guarded.withLock { guarded in
      let first = guarded.read
      guarded.read = guarded.records.count
      return guarded.records[first...].enumerated().map { index, bytes in
        ClaimsLogEntry(offset: Int64(first + index), bytes: bytes)
      }
    }
  }

  public func bounds() async throws(PortFailure) -> Range<Int64> {
    guarded.withLock { 0..<Int64($0.records.count) }
  }

  public func begin(at offset: Int64) async throws(PortFailure) {
    guarded.withLock { $0.read = min(Int(offset), $0.records.count) }
  }

  private func wake() {
    let reader = guarded.withLock { guarded in
      defer { guarded.reader = nil }
      return guarded.reader
    }
    reader?.resume()
  }
}
