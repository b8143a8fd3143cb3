import Kafka
import Pipeline

/// What goes into the transaction with a batch's outcomes: how far its source is done.
protocol ProgressKeeper: Sendable {
  /// Called in the open transaction, after its records; again where it ran out of time.
  func note(
    _ spans: [PartitionSpan], in producer: KafkaProducer, timeout: Duration
  ) throws(KafkaError)
}

/// The offsets of a consumer group, under its member's standing (KIP-447).
struct GroupProgress: ProgressKeeper {
  let consumer: KafkaConsumer

  func note(
    _ spans: [PartitionSpan], in producer: KafkaProducer, timeout: Duration
  ) throws(KafkaError) {
    try producer.sendOffsets(spans.offsets, for: consumer.groupMetadata(), timeout: timeout)
  }
}

extension [PartitionSpan] {
  /// By partition: where its reader goes on.
  var offsets: [TopicPartition: Int64] {
    var offsets: [TopicPartition: Int64] = [:]
    for span in self {
      offsets[TopicPartition(span.partition.topic, span.partition.number)] = span.next
    }
    return offsets
  }
}
