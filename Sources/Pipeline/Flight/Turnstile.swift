import Synchronization

/// Lets batches through in the order of their numbers, no more than `width` at a time.
final class Turnstile: Sendable {
  private struct Guarded {
    /// The lowest number that has not left.
    var first = 0
    var waiting: [Int: CheckedContinuation<Void, Never>] = [:]
  }

  private let width: Int
  private let guarded = Mutex(Guarded())

  init(width: Int = 1) { self.width = width }

  /// Returns when all numbers lower by `width` or more have left.
  func enter(_ number: Int) async {
    await withCheckedContinuation { continuation in
      let mayPass = guarded.withLock { guarded in
        if number < guarded.first + width { return true }
        guarded.waiting[number] = continuation
        return false
      }
      if mayPass { continuation.resume() }
    }
  }

  func leave(_ number: Int) {
    let follower = guarded.withLock { guarded in
      precondition(guarded.first == number, "batches leave in order")
      guarded.first = number + 1
      return guarded.waiting.removeValue(forKey: number + width)
    }
    follower?.resume()
  }
}
