import Synchronization

/// How far a run has come, for the signal handler that may have to cut it short.
final class RunPhase: Sendable {
  private struct Guarded {
    var isFlying = false
    var isStopping = false
    var hasEnded = false
    var drainTimedOut = false
  }

  private let guarded = Mutex(Guarded())

  var isStopping: Bool { guarded.withLock { $0.isStopping } }
  var drainTimedOut: Bool { guarded.withLock { $0.drainTimedOut } }

  /// The first poll may come; false where the service is to stop before it.
  func takeOff() -> Bool {
    guarded.withLock { guarded in
      guarded.isFlying = !guarded.isStopping
      return guarded.isFlying
    }
  }

  /// True where polling has begun, so that there may be something to drain.
  func stop() -> Bool {
    guarded.withLock { guarded in
      guarded.isStopping = true
      return guarded.isFlying
    }
  }

  func end() { guarded.withLock { $0.hasEnded = true } }

  /// The time for draining is over; true where that matters.
  func expire() -> Bool {
    guarded.withLock { guarded in
      guarded.drainTimedOut = !guarded.hasEnded
      return guarded.drainTimedOut
    }
  }
}
