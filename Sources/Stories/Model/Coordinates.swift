/// Where a record stands in Kafka: the identity of one delivery.
///
/// The ledger remembers verdicts by coordinates, so the same delivery read again, after a crash or a
/// month later, gets the verdict that it was given first.
public struct Coordinates: Hashable, Sendable {
  public let topic: String
  public let partition: Int32
  /// Position in the partition, from 0.
  public let offset: Int64

  public init(topic: String, partition: Int32, offset: Int64) {
    self.topic = topic
    self.partition = partition
    self.offset = offset
  }
}

extension Coordinates: CustomStringConvertible {
  /// `topic:partition:offset`, the form of the `copydesk.source` header.
  public var description: String { "\(topic):\(partition):\(offset)" }
}
