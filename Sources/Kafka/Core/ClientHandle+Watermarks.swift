internal import CRdKafka

/// Where partitions begin and end, for whichever client asks.
extension ClientHandle {
  /// Asks the partition's leader for its first and next offset; again, while the timeout lasts, where the
  /// leader has just moved: librdkafka looks for the new one, and hands the old one's refusal on.
  func watermarks(
    of partition: TopicPartition, timeout: Duration
  ) throws(KafkaError) -> Watermarks {
    let deadline = ContinuousClock.now + timeout
    while true {
      do throws(KafkaError) {
        return try askWatermarks(of: partition, timeout: deadline - ContinuousClock.now)
      } catch {
        guard error.isRetriable, error.code != .unknownTopicOrPartition,
          ContinuousClock.now + Self.pause < deadline
        else { throw error }
        // The refusal comes at once: not to ask in a rush.
        _ = Monitor(()).wait(timeout: Self.pause) { _ in nil as Bool? }
      }
    }
  }

  private static let pause = Duration.milliseconds(100)

  private func askWatermarks(
    of partition: TopicPartition, timeout: Duration
  ) throws(KafkaError) -> Watermarks {
    var low: Int64 = 0
    var high: Int64 = 0
    try unsafe check(
      .watermarks,
      rd_kafka_query_watermark_offsets(
        raw, partition.topic, partition.partition, &low, &high, timeout.kafkaMilliseconds),
      partition.description)
    return Watermarks(low: low, high: high)
  }
}
