import TestSupport

@testable import Kafka

/// Offsets that the members of a group share, as if in a database. The mock cluster refuses commits
/// while it rebalances, which Kafka takes; with these, each record must be seen exactly once over
/// any number of rebalances.
typealias SharedOffsets = Monitor<[TopicPartition: Int64]>

/// A consumer in a group on a thread of its own, which notes what it sees and starts where the
/// shared offsets say.
final class GroupMember: Sendable {
  struct State {
    var seen: [String] = []
    var owned: Set<TopicPartition> = []
    var rebalances: [RebalanceEvent] = []
    var events: [ConsumerEvent] = []
    var errors: [KafkaError] = []
    var isStopping = false
    var hasStopped = false
    var isFrozen = false
  }

  let consumer: KafkaConsumer
  let state = Monitor(State())
  let offsets: SharedOffsets

  init(
    _ topics: [String], group: String, on servers: String, offsets: SharedOffsets, batch: Int = 50,
    properties: [String: String] = [:]
  ) throws {
    let configuration: KafkaConfiguration = [
      "bootstrap.servers": servers, "group.id": group, "auto.offset.reset": "earliest",
      "session.timeout.ms": "4500", "heartbeat.interval.ms": "100",
    ]
    self.offsets = offsets
    consumer = try KafkaConsumer(configuration.overriding(with: properties))
    try consumer.subscribe(topics) { [state] event in
      Self.note(event, state)
      guard case .assigned(let partitions) = event else { return [:] }
      return offsets.withLock { offsets in
        offsets.filter { partitions.contains($0.key) }.mapValues { .offset($0) }
      }
    }
    let thread = DedicatedThread(name: "member") { [consumer, state] in
      Self.run(consumer, state, offsets, batch)
    }
    thread.detach()
  }

  deinit { state.update { $0.isStopping = true } }

  private static func note(_ event: RebalanceEvent, _ state: Monitor<State>) {
    state.update { state in
      state.rebalances.append(event)
      if case .assigned(let partitions) = event {
        state.owned.formUnion(partitions)
      } else {
        state.owned.subtract(event.partitions)
      }
    }
  }

  private static func run(
    _ consumer: KafkaConsumer, _ state: Monitor<State>, _ offsets: SharedOffsets, _ size: Int
  ) {
    while !state.withLock({ $0.isStopping }) {
      do {
        _ = state.wait { $0.isFrozen && !$0.isStopping ? nil : true }
        let batch = try consumer.poll(max: size, timeout: .milliseconds(50))
        var seen: [String] = []
        for index in batch.indices {
          let message = batch[index]
          seen.append("\(message.topicPartition):\(message.offset)")
        }
        let next = batch.nextOffsets
        let events = batch.events
        offsets.withLock { $0.merge(next) { $1 } }
        state.update { state in
          state.seen += seen
          state.events += events
        }
      } catch {
        state.update { $0.errors.append(error) }
        if error.isFatal { break }
      }
    }
    state.update { $0.hasStopped = true }
  }

  /// Waits for a condition on what this member has noted.
  func wait(
    _ timeout: Duration = .seconds(40), until condition: (State) -> Bool
  ) -> Bool {
    state.wait(timeout: timeout) { condition($0) ? true : nil } ?? false
  }

  /// Stops polling; then the consumer is the caller's to close or to forget.
  func stop() -> Bool {
    state.update { $0.isStopping = true }
    return wait { $0.hasStopped }
  }

  var snapshot: State { state.withLock { $0 } }
}
