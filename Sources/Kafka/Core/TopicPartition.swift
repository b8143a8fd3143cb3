/// One partition of one topic. Ordered by topic, then partition.
public struct TopicPartition: Hashable, Comparable, Sendable, CustomStringConvertible {
  public let topic: String
  public let partition: Int32

  public init(_ topic: String, _ partition: Int32) {
    self.topic = topic
    self.partition = partition
  }

  public var description: String { "\(topic):\(partition)" }

  public static func < (left: TopicPartition, right: TopicPartition) -> Bool {
    (left.topic, left.partition) < (right.topic, right.partition)
  }
}

/// Where to begin, or to go on, reading a partition.
public enum StartPosition: Hashable, Sendable {
  /// The group's committed offset; without one, what `auto.offset.reset` says.
  case committed
  case beginning
  case end
  /// The last `count` records.
  case tail(count: Int64)
  case offset(Int64)

  /// `RD_KAFKA_OFFSET_STORED`, `_BEGINNING`, `_END`, `_TAIL(n)` of rdkafka.h.
  var rawOffset: Int64 {
    switch self {
    case .committed: -1000
    case .beginning: -2
    case .end: -1
    case .tail(let count): -2000 - max(0, count)
    case .offset(let offset): offset
    }
  }
}

/// The first offset of a partition that is still there, and the next one to be written.
public struct Watermarks: Hashable, Sendable {
  /// The first offset that is still there.
  public let low: Int64
  /// The offset behind the last record.
  public let high: Int64

  public init(low: Int64, high: Int64) {
    self.low = low
    self.high = high
  }
}
