/// What a poll has to say besides records.
public enum ConsumerEvent: Hashable, Sendable {
  /// The end of a partition was reached (only with `enable.partition.eof=true`). `offset` is the
  /// one that the next record will get, or later.
  case endOfPartition(TopicPartition, offset: Int64)
  /// The position is not in the log any more (or was never committed) and `auto.offset.reset`
  /// is `error`. The partition stands still until it is assigned anew; a `seek` is refused.
  case offsetOutOfRange(TopicPartition, KafkaError)
  /// `max.poll.interval.ms` passed without a poll: the group has given our partitions away.
  case pollIntervalExceeded(KafkaError)
  /// The topic does not exist, or is not ours to see.
  case topicUnavailable(topic: String, KafkaError)
  /// A static member was replaced by another with the same `group.instance.id`. Fatal.
  case fenced(KafkaError)
  /// Anything else that librdkafka reports; it goes on by itself unless the error says otherwise.
  case failed(TopicPartition?, KafkaError)
}
