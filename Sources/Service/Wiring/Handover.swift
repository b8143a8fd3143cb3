import Pipeline
import Synchronization

/// Hands values from a blocking thread to a task, in order, until the end or a failure.
///
/// Unbounded by itself: the flight admits only as much as may be in the air.
final class Handover<Value: Sendable>: Sendable {
  private struct Guarded {
    var values: [Value] = []
    var end: Result<Void, PortFailure>?
    var taker: CheckedContinuation<Void, Never>?
  }

  private let guarded = Mutex(Guarded())

  func give(_ value: Value) { change { $0.values.append(value) } }

  func finish() { change { $0.end = $0.end ?? .success(()) } }

  func fail(_ failure: PortFailure) { change { $0.end = $0.end ?? .failure(failure) } }

  /// The next value, or `nil` after the last; called from one task at a time.
  func take() async throws(PortFailure) -> Value? {
    await withCheckedContinuation { continuation in
      let isReady = guarded.withLock { guarded in
        if !guarded.values.isEmpty || guarded.end != nil { return true }
        guarded.taker = continuation
        return false
      }
      if isReady { continuation.resume() }
    }
    let (value, end) = guarded.withLock { guarded in
      (guarded.values.isEmpty ? nil : guarded.values.removeFirst(), guarded.end)
    }
    if let value { return value }
    try end?.get()
    return nil
  }

  private func change(_ body: (inout sending Guarded) -> Void) {
    let taker = guarded.withLock { guarded in
      body(&guarded)
      defer { guarded.taker = nil }
      return guarded.taker
    }
    taker?.resume()
  }
}
