import JSON
import Kafka

/// What librdkafka's statistics say that health rests on. Source: librdkafka's STATISTICS.md.
struct ClientStatistics: Sendable {
  /// Whether a broker is connected that has said something just now.
  private(set) var isAnswered = false
  private(set) var ends: [TopicPartition: PartitionProgress.End] = [:]
  /// Messages that the client holds: for a producer those not acknowledged.
  private(set) var messageCount = 0
  private(set) var byteCount = 0
  /// A consumer's membership, such as `steady`; `nil` for clients without a group.
  private(set) var joinState: String?
  /// Records fetched and not polled.
  private(set) var fetchedCount = 0

  /// A broker that has said nothing for this long, in microseconds, does not count as there, whether it
  /// owes an answer or not: idle connections stay up for minutes after their broker stopped. Some
  /// connection is never idle: the claims are fetched twice a second, and a member beats every 3 s. With the
  /// patience of `BrokerReachability` it is less than `health.stuckAfter`.
  static let silenceMax: Int64 = 4_000_000

  /// `nil` where the text is not what librdkafka writes.
  init?(_ text: RawSpan) {
    var parser = JSONParser()
    let parsed: Result<ClientStatistics?, JSONError> = parser.parse(text) { ClientStatistics($0) }
    guard case .success(let statistics?) = parsed else { return nil }
    self = statistics
  }

  private init?(_ document: JSONValue) {
    guard document.isObject else { return nil }
    messageCount = Int(clamping: document["msg_cnt"]?.int64 ?? 0)
    byteCount = Int(clamping: document["msg_size"]?.int64 ?? 0)
    joinState = document["cgrp"]?["join_state"]?.string
    if let brokers = document["brokers"] {
      isAnswered = brokers.members.contains { Self.isAnswering($0.value) }
    }
    guard let topics = document["topics"] else { return }
    for topic in topics.members {
      guard let partitions = topic.value["partitions"] else { continue }
      for partition in partitions.members { add(partition.value, of: topic.key.string) }
    }
  }

  private static func isAnswering(_ broker: JSONValue) -> Bool {
    broker["state"]?.string == "UP" && (broker["rxidle"]?.int64 ?? 0) < silenceMax
  }

  private mutating func add(_ partition: JSONValue, of topic: String) {
    guard let number = partition["partition"]?.int64, number >= 0 else { return }
    let queued = Int(clamping: partition["fetchq_cnt"]?.int64 ?? 0)
    fetchedCount += queued
    let high = partition["hi_offset"]?.int64 ?? -1
    let stable = partition["ls_offset"]?.int64 ?? -1
    guard let next = partition["next_offset"]?.int64, next >= 0, high >= 0 else { return }
    ends[TopicPartition(topic, Int32(clamping: number))] = PartitionProgress.End(
      end: stable >= 0 ? stable : high, next: next, queued: queued)
  }
}
