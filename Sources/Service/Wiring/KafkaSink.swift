import Kafka
import Pipeline

/// Outcomes and source offsets, together in one Kafka transaction for each batch, by as many
/// transactional producers as there are lanes.
///
/// Two transactions of ours are open at a time, but only one of them has offsets in it: those of a batch
/// go in when all batches before it are committed. So whatever ends first, by crash, fence or time-out,
/// the group's offsets never run ahead of the outcomes.
final class KafkaSink: StorySink {
  private let lanes: [KafkaLane]
  private let persistence = Persistence()
  private let health: HealthMonitor

  /// - Parameters:
  ///   - producers: one for each lane, all of them this instance's.
  ///   - timeout: of each transactional call; past it the same call is made again.
  init(
    producers: [KafkaProducer], progress: any ProgressKeeper, topics: Config.Topics,
    timeout: Duration, health: HealthMonitor
  ) throws(KafkaError) {
    self.health = health
    var lanes: [KafkaLane] = []
    for (number, producer) in producers.enumerated() {
      lanes.append(
        try KafkaLane(
          number, producer: producer, progress: progress, topics: topics, timeout: timeout,
          persistence: persistence, pulse: health.pulses.lanes[number]))
    }
    self.lanes = lanes
  }

  var laneCount: Int { lanes.count }

  /// Takes the place of a predecessor of the same name, on every lane: after that it can commit
  /// nothing, and nothing that it left open counts.
  func takeOver() async throws(KafkaError) {
    for lane in lanes { try await lane.takeOver() }
  }

  /// No call is made again from now on: the time for draining is over.
  func giveUp() { persistence.end() }

  func stage(_ dispatches: [Dispatch], on lane: Int) async throws(SinkFailure) -> Bool {
    try await lanes[lane].stage(dispatches)
  }

  func commit(_ spans: [PartitionSpan], on lane: Int) async throws(SinkFailure) {
    try await lanes[lane].commit(spans)
    health.board.committed(spans.offsets)
  }

  func discard(on lane: Int) async throws(PortFailure) { try await lanes[lane].discard() }
}
