import Stories

/// One partition of a source topic.
public struct SourcePartition: Hashable, Sendable, CustomStringConvertible {
  public let topic: String
  public let number: Int32

  public init(topic: String, number: Int32) {
    self.topic = topic
    self.number = number
  }

  public var description: String { "\(topic):\(number)" }
}

/// The stretch of one partition that a batch covers.
public struct PartitionSpan: Hashable, Sendable {
  public let partition: SourcePartition
  /// Offset of the first record.
  public let first: Int64
  /// Offset to commit once the batch is done: one past the last record.
  public private(set) var next: Int64
  public private(set) var recordCount: Int

  init(startingAt coordinates: Coordinates) {
    partition = SourcePartition(topic: coordinates.topic, number: coordinates.partition)
    first = coordinates.offset
    next = coordinates.offset + 1
    recordCount = 1
  }

  func covers(_ coordinates: Coordinates) -> Bool {
    partition.number == coordinates.partition && partition.topic == coordinates.topic
  }

  mutating func extend(to offset: Int64) {
    precondition(offset >= next, "records of a partition come in offset order")
    next = offset + 1
    recordCount += 1
  }
}
