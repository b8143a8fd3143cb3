import Synchronization

/// A thread's word that it will be back: before anything that may block it says by when.
///
/// A thread that is overdue is dead or stuck in a call that does not come back; no waiting for the
/// world explains it, since every blocking call of ours has a time-out.
final class Pulse: Sendable {
  /// Beyond a call's own time-out: what a busy machine may take to wake a thread.
  static let margin = Duration.seconds(6)

  private let due = Mutex<ContinuousClock.Instant?>(nil)

  /// The thread will be here again within this time (and the margin).
  func beat(within allowed: Duration = .zero, now: ContinuousClock.Instant = .now) {
    due.withLock { $0 = now + allowed + Self.margin }
  }

  /// The thread has nothing to do, and owes nothing.
  func rest() { due.withLock { $0 = nil } }

  /// How long it has been overdue; `nil` while it is in time or at rest.
  func overdue(at now: ContinuousClock.Instant) -> Duration? {
    due.withLock { due in
      guard let due, due < now else { return nil }
      return now - due
    }
  }
}

/// The threads that the service stands on.
struct Pulses: Sendable {
  enum Worker: String, CaseIterable, Sendable {
    /// Polls the source topics and serves rebalances.
    case intake
    /// Reads the claims topic back.
    case claims
    /// Run the transactions, one thread for each lane.
    case sink
  }

  let intake = Pulse()
  let claims = Pulse()
  let lanes = (0..<KafkaClients.laneCount).map { _ in Pulse() }

  func overdue(at now: ContinuousClock.Instant) -> [Worker: Duration] {
    var overdue: [Worker: Duration] = [:]
    overdue[.intake] = intake.overdue(at: now)
    overdue[.claims] = claims.overdue(at: now)
    overdue[.sink] = lanes.compactMap { $0.overdue(at: now) }.max()
    return overdue
  }
}
