/// A replay as it was asked for, in the words of the command line: what is compared when it is resumed.
public struct ReplayRequest: Hashable, Sendable {
  /// None means those that the service reads.
  public var topics: [String] = []
  /// None means all.
  public var partitions: [Int] = []
  public var from: String?
  public var to: String?
  public var providers: [String] = []
  public var keys: [String] = []
  public var uris: [String] = []
  public var verdicts: [String] = []
  public var signatures: [String] = []
  /// The topic for articles; duplicates and dead letters go to topics beside it.
  public var into: String?
  /// Outcomes go to the live topics.
  public var promotes = false
  /// Decides anew, as if nothing had been seen before.
  public var isFreshLedger = false

  public init() {}
}
