import Synchronization

/// Lets batches through one at a time, in the order of their numbers.
final class Turnstile: Sendable {
  private struct Guarded {
    var next = 0
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  private let guarded = Mutex(Guarded())

  /// Returns when all lower numbers have left.
  func enter(_ number: Int) async {
    await withCheckedContinuation { continuation in
      let mayPass = guarded.withLock { guarded in
        if guarded.next == number { return true }
        guarded.waiting[number] = continuation
        return false
      }
      if mayPass { continuation.resume() }
    }
  }

  func leave(_ number: Int) {
    let follower = guarded.withLock { guarded in
      precondition(guarded.next == number, "batches leave in order")
      guarded.next = number + 1
      return guarded.waiting.removeValue(forKey: number + 1)
    }
    follower?.resume()
  }
}
