import Kafka
import Pipeline

/// How far the group has come, asked of its coordinator on a thread of its own: the polling thread
/// must not wait for the answer, which comes only when no transaction has it pending (KIP-447).
actor GroupOffsets {
  private let thread = KafkaThread(name: "copydesk-group")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.reference }

  private let consumer: KafkaConsumer
  private let timeout: Duration
  /// Offsets as last heard. They only grow, so what they cover is committed.
  private var known: [TopicPartition: Int64] = [:]

  init(consumer: KafkaConsumer, timeout: Duration) {
    self.consumer = consumer
    self.timeout = timeout
  }

  /// Those of the deliveries that any instance has committed, or `nil` where the group cannot be
  /// asked.
  func committed(among deliveries: Set<Coordinates>) -> Set<Coordinates>? {
    let open = deliveries.filter { !isKnown($0) }
    if !open.isEmpty {
      let partitions = Set(open.map(\.topicPartition)).sorted()
      guard let offsets = try? consumer.committed(partitions, timeout: timeout) else { return nil }
      known.merge(offsets) { max($0, $1) }
    }
    return deliveries.filter(isKnown)
  }

  private func isKnown(_ delivery: Coordinates) -> Bool {
    known[delivery.topicPartition].map { delivery.offset < $0 } ?? false
  }
}

extension Coordinates {
  var topicPartition: TopicPartition { TopicPartition(topic, partition) }
}
