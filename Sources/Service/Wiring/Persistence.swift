import Kafka
import Synchronization

/// Makes transactional calls again that ran out of their time, until it is told to give up.
final class Persistence: Sendable {
  private let hasGivenUp = Atomic<Bool>(false)
  private let givingUp = Signal()

  var isOver: Bool { hasGivenUp.load(ordering: .relaxed) }

  /// No call is made again from now on.
  func end() {
    hasGivenUp.store(true, ordering: .relaxed)
    givingUp.raise()
  }

  /// Makes a call that ran out of its time again, as long as that may help.
  func again(_ call: () throws(KafkaError) -> Void) throws(KafkaError) {
    let deadline = ContinuousClock.now + KafkaClients.outageMax
    while ContinuousClock.now < deadline {
      do throws(KafkaError) {
        return try call()
      } catch {
        guard error.isRetriable, !error.requiresAbort, !isOver else { throw error }
        // Some answers come at once: not to ask in a rush.
        _ = givingUp.wait(atMost: .milliseconds(100))
      }
    }
    try call()
  }
}
