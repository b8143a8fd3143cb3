import Pipeline
import Synchronization

/// Two lanes that note what is asked of them and fail as they are told.
///
/// What is staged gets a number, from 1; `events` go by it. Published is what a `read_committed` reader
/// sees: in the order in which it was staged.
final class ScriptedSink: StorySink {
  private struct Guarded {
    var events: [String] = []
    var staged: [Int?] = [nil, nil]
    var offsets: [Int: [Int64]] = [:]
    var committed: Set<Int> = []
    var stageFailures: [SinkFailure]
    var commitFailures: [SinkFailure]
    /// The first commit goes on when this event is noted.
    var awaited: String?
    var waiting: CheckedContinuation<Void, Never>?
  }

  private let guarded: Mutex<Guarded>
  private let isCertain: Bool

  init(
    waitsInFirstCommitFor awaited: String? = nil, stageFailures: [SinkFailure] = [],
    commitFailures: [SinkFailure] = [], isCertain: Bool = true
  ) {
    self.isCertain = isCertain
    guarded = Mutex(
      Guarded(
        stageFailures: stageFailures.reversed(), commitFailures: commitFailures.reversed(),
        awaited: awaited))
  }

  var events: [String] { guarded.withLock { $0.events } }
  var isEmpty: Bool { guarded.withLock { $0.staged.allSatisfy { $0 == nil } } }
  /// Offsets of the records that were published.
  var published: [Int64] {
    guarded.withLock { guarded in
      guarded.committed.sorted().flatMap { guarded.offsets[$0] ?? [] }
    }
  }

  var laneCount: Int { 2 }

  func stage(_ dispatches: [Dispatch], on lane: Int) async throws(SinkFailure) -> Bool {
    let result = guarded.withLock {
      guarded -> Result<CheckedContinuation<Void, Never>?, SinkFailure> in
      if let failure = guarded.stageFailures.popLast() { return .failure(failure) }
      precondition(guarded.staged[lane] == nil, "a lane holds one batch")
      let number = guarded.offsets.count + 1
      guarded.staged[lane] = number
      guarded.offsets[number] = dispatches.map(\.source.offset)
      return .success(Self.note("stage \(number)", &guarded))
    }
    try result.get()?.resume()
    return isCertain
  }

  func commit(_ spans: [PartitionSpan], on lane: Int) async throws(SinkFailure) {
    await withCheckedContinuation { continuation in
      let mayGoOn = guarded.withLock { guarded in
        guard let awaited = guarded.awaited, !guarded.events.contains(awaited) else { return true }
        guarded.waiting = continuation
        return false
      }
      if mayGoOn { continuation.resume() }
    }
    let failure = guarded.withLock { guarded -> SinkFailure? in
      guarded.awaited = nil
      let number = guarded.staged[lane] ?? 0
      guarded.staged[lane] = nil
      let failure = guarded.commitFailures.popLast()
      if failure == nil { guarded.committed.insert(number) }
      _ = Self.note("\(failure == nil ? "commit" : "fail") \(number)", &guarded)
      return failure
    }
    if let failure { throw failure }
  }

  func discard(on lane: Int) async throws(PortFailure) {
    guarded.withLock { guarded in
      guard let number = guarded.staged[lane] else { return }
      guarded.staged[lane] = nil
      _ = Self.note("discard \(number)", &guarded)
    }
  }

  private static func note(
    _ event: String, _ guarded: inout Guarded
  ) -> CheckedContinuation<Void, Never>? {
    guarded.events.append(event)
    guard event == guarded.awaited else { return nil }
    defer { guarded.waiting = nil }
    return guarded.waiting
  }
}
