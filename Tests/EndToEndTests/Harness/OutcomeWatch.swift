import Kafka
import TestSupport

/// Reads the output topics as they grow. For the mock cluster, which hides nothing: there a live
/// reader sees all that there is (on noida-db, read anew with `Wire.outcomes()`).
final class OutcomeWatch {
  private(set) var records: [TestRecord] = []
  private(set) var sources: Set<String> = []
  private let consumer: KafkaConsumer

  init(servers: String) throws {
    consumer = try KafkaConsumer([
      "bootstrap.servers": servers, "fetch.wait.max.ms": "20", "reconnect.backoff.max.ms": "200",
      "log_level": "0",
    ])
    var partitions: [TopicPartition: StartPosition] = [:]
    for topic in Wire.outputs {
      for number in 0..<Int32(Wire.partitionCount) {
        partitions[TopicPartition(topic, number)] = .beginning
      }
    }
    try consumer.assign(partitions)
  }

  /// Reads until each of these inputs has an outcome; false if the time runs out.
  func wait(for inputs: Set<String>, within timeout: Duration) throws -> Bool {
    try wait(within: timeout) { inputs.isSubset(of: $0.sources) }
  }

  /// Reads until it is so; false if the time runs out.
  func wait(
    within timeout: Duration = Patience.outcome, until isSo: (OutcomeWatch) -> Bool
  ) throws -> Bool {
    let deadline = ContinuousClock.now + timeout
    while !isSo(self) {
      guard ContinuousClock.now < deadline else { return false }
      let batch = try consumer.poll(max: 10_000, timeout: .milliseconds(100))
      for index in batch.indices {
        let record = TestRecord(batch[index])
        records.append(record)
        sources.insert(record.header("copydesk.source") ?? "?")
      }
    }
    return true
  }
}
