/// Every bound of the flow, with its reason. Sizes in bytes.
public struct Limits: Sendable {
  /// Records in one batch: at 5,000 the commit (10 to 20 ms) costs under 5 µs a record.
  public var batchRecordsMax = 5_000
  /// Payload of one batch. A single record may exceed it and then is a batch alone.
  public var batchBytesMax = 8 << 20
  /// How long records gather before the next poll, unless the last one was full: what a quiet wire
  /// adds to a story's age, and what keeps batches from being small.
  public var batchTimeMax = Duration.milliseconds(50)
  /// Batches in the air. Two hide the commit, a third the claims' round trip, a fourth the poll.
  public var inFlightMax = 4
  /// Payload in the air: memory is about 4 times this (raw bytes, story, article, send queue).
  public var inFlightBytesMax = 32 << 20
  /// One raw story. Larger values are dead-lettered unread.
  public var recordBytesMax = 32 << 20
  /// Workers for one batch.
  public var workersMax = 8
  /// Fewest records that are worth a worker of their own.
  public var recordsPerWorkerMin = 32
  /// Wait before a failed publication is tried again: doubled from the first to the second.
  public var retryDelayMin = Duration.milliseconds(50)
  public var retryDelayMax = Duration.seconds(5)
  /// How long a batch waits for an older version of one of its stories that another instance has in
  /// the air: usually one commit, but that instance may be gone. Past half of it, it makes way itself.
  public var overtakingWaitMax = Duration.seconds(2)
  /// How long until it looks again; asking costs one request.
  public var overtakingPause = Duration.milliseconds(10)
  /// A dead letter that the broker refuses for its size keeps this much of the value.
  public var truncatedValueBytes = 64 << 10

  public init() {}
}
