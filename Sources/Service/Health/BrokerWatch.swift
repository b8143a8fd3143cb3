import Synchronization
import Telemetry

/// Whether a broker answers, by what the clients' statistics say.
final class BrokerWatch: Sendable {
  typealias Instant = ContinuousClock.Instant

  private struct Guarded {
    var reachability: BrokerReachability
    var sightings: [Client: (isAnswered: Bool, at: Instant)] = [:]
    var answeredAt: Instant
  }

  enum Client: String, CaseIterable, Sendable { case source, outcomes, claims }

  /// Statistics come every second; older ones say nothing any more.
  private static let freshness = Duration.seconds(5)

  private let guarded: Mutex<Guarded>

  init(brokers: String, patience: Duration = .seconds(3), now: Instant = .now) {
    guarded = Mutex(
      Guarded(
        reachability: BrokerReachability(brokers: brokers, patience: patience), answeredAt: now))
  }

  func saw(_ isAnswered: Bool, by client: Client, at now: Instant = .now) {
    guarded.withLock { $0.sightings[client] = (isAnswered, now) }
  }

  /// Takes stock; to be called now and then. Answers with what is news.
  func turn(at now: Instant = .now) -> BrokerReachability.News? {
    guarded.withLock { guarded in
      let fresh = guarded.sightings.values.filter { now - $0.at < Self.freshness }
      if fresh.contains(where: \.isAnswered) {
        guarded.answeredAt = now
        return guarded.reachability.answered(at: now)
      }
      return guarded.reachability.failed("no client is connected to a broker", at: now)
    }
  }

  /// How long nobody has answered, once that is an outage; `nil` while it is none.
  func silence(at now: Instant = .now) -> Duration? {
    guarded.withLock { guarded in
      guarded.reachability.isUnreachable ? now - guarded.answeredAt : nil
    }
  }
}
