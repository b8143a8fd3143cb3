public import Stories

/// Where outcomes go: a Kafka transaction, standard output, a simulator.
public protocol StorySink: Sendable {
  /// Publishes all of a batch's outcomes and its source positions, or nothing at all.
  func publish(_ dispatches: [Dispatch], spans: [PartitionSpan]) async throws(SinkFailure)
}

/// One record's outcome with the record that says so. A class, since many references hang on it and
/// it is handed from step to step.
public final class Dispatch: Sendable {
  /// Index of the input in its batch.
  public let index: Int
  public let source: Coordinates
  public let outcome: Outcome
  public let record: OutputRecord

  public init(index: Int, source: Coordinates, outcome: Outcome, record: OutputRecord) {
    self.index = index
    self.source = source
    self.outcome = outcome
    self.record = record
  }
}

/// The topics that Copydesk writes for others, by role.
public enum Destination: String, Sendable, CaseIterable {
  case articles
  case duplicates
  case deadletters
}

/// A record as it is to be written.
public struct OutputRecord: Sendable {
  public let destination: Destination
  public let key: [UInt8]?
  public let value: [UInt8]?
  public let headers: [RecordHeader]

  public init(
    destination: Destination, key: [UInt8]?, value: [UInt8]?, headers: [RecordHeader]
  ) {
    self.destination = destination
    self.key = key
    self.value = value
    self.headers = headers
  }
}

/// Nothing of the batch was published; what may be done about it.
public enum SinkFailure: Error, Sendable {
  /// The broker takes no record of this size: positions in the list that was given.
  case recordTooLarge([Int])
  /// The same batch may be given again.
  case retriable(String)
  /// The partitions may belong to someone else by now: give the batch up and read again.
  case ownershipLost(String)
  /// Nothing more can be published by this instance.
  case fatal(PortFailure)
}
