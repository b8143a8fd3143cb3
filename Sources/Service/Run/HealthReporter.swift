import Kafka
import Pipeline
import Telemetry

/// Writes the `Health` line, from which the service can be followed by its log alone.
struct HealthReporter: Sendable {
  let intake: KafkaIntake
  let flow: Flow
  let flight: Flight
  let consumer: KafkaConsumer
  let telemetry: Telemetry
  var interval = Duration.seconds(30)
  var clock: any Clock<Duration> = ContinuousClock()

  /// Until cancelled.
  func run() async {
    var consumedBefore = 0
    while await pause() {
      let consumed = flow.completeness.total.consumed
      report(consumed: consumed, since: consumedBefore)
      consumedBefore = consumed
      telemetry.flushRepetitions()
    }
  }

  private func report(consumed: Int, since before: Int) {
    let assigned = intake.assigned
    let lag = lag(of: assigned)
    let gap = flow.completeness.total.gap
    let isStuck = lag > 0 && consumed == before && !assigned.isEmpty
    telemetry.emit(
      HealthReported(
        status: isStuck ? .stuck : .healthy,
        reason: isStuck ? "there is lag, and nothing was committed since the last line" : nil,
        partitions: assigned.count, lagRecords: lag, lag: nil,
        recordsPerSecond: Double(consumed - before) / (interval / .seconds(1)),
        consumed: consumed, completenessGap: gap, batchesInFlight: flight.batchCount))
  }

  /// Records behind the last poll, as far as the last fetch knows.
  private func lag(of partitions: Set<TopicPartition>) -> Int64 {
    guard let positions = try? consumer.position(Array(partitions)) else { return 0 }
    return positions.reduce(0) { sum, position in
      guard let watermarks = consumer.cachedWatermarks(of: position.key) else { return sum }
      return sum + max(0, watermarks.high - position.value)
    }
  }

  private func pause() async -> Bool {
    do {
      try await clock.sleep(for: interval)
      return true
    } catch {
      return false
    }
  }
}
