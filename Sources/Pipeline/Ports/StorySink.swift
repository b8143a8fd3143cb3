public import Stories

/// Where outcomes go: Kafka transactions, standard output, a simulator.
///
/// Publishing has two steps, so that a batch can be written while the one before it is committed. Each
/// batch between its steps has a lane of its own. What is staged comes out in the order in which it was
/// staged, whatever the order of the commits: the caller commits in that order, or stages again.
public protocol StorySink: Sendable {
  /// How many batches may be staged at a time, on lanes 0 and up.
  var laneCount: Int { get }

  /// Writes a batch's outcomes where nobody sees them yet, on a lane with nothing on it.
  ///
  /// - Returns: whether all are written for certain. If not, nothing else may be staged before this
  ///   batch is committed or discarded.
  /// - Throws: why not; then nothing is on the lane.
  func stage(_ dispatches: [Dispatch], on lane: Int) async throws(SinkFailure) -> Bool

  /// Publishes what is staged on the lane, and the batch's source positions with it, or nothing at
  /// all. Either way nothing is on the lane then.
  func commit(_ spans: [PartitionSpan], on lane: Int) async throws(SinkFailure)

  /// Takes back what is staged on the lane, if anything is.
  func discard(on lane: Int) async throws(PortFailure)
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
