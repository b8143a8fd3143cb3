/// The topics with the settings that the promises need.
public struct TopicLayout: Sendable {
  /// Partitions of every topic but the claims topic, which has one: its order is Kafka's order.
  let partitionCount: Int
  /// `nil` leaves it to the broker (`default.replication.factor`).
  let replicationFactor: Int?

  public init(partitionCount: Int = 8, replicationFactor: Int? = nil) {
    self.partitionCount = partitionCount
    self.replicationFactor = replicationFactor
  }

  /// Source topics first, then what Copydesk writes.
  func topics(of names: Config.Topics, source: [String]) -> [PlannedTopic] {
    source.map {
      PlannedTopic(
        name: $0, role: "source", partitionCount: partitionCount, settings: sourceSettings)
    }
      + [
        PlannedTopic(
          name: names.articles, role: "articles", partitionCount: partitionCount,
          settings: articleSettings),
        PlannedTopic(
          name: names.duplicates, role: "duplicates", partitionCount: partitionCount,
          settings: recordSettings(sizeMax: Self.storyBytesMax)),
        PlannedTopic(
          name: names.deadletters, role: "deadletters", partitionCount: partitionCount,
          settings: recordSettings(sizeMax: Self.storyBytesMax + Self.headerBytes)),
        PlannedTopic(
          name: names.claims, role: "claims", partitionCount: 1, settings: claimSettings),
      ]
  }

  /// Largest story that the topics take, in bytes. Larger ones cannot be sent to the source.
  static let storyBytesMax = 10 << 20
  /// What a dead letter may weigh beyond the story that it holds.
  static let headerBytes = 128 << 10
  private static let monthMilliseconds = 31 * 24 * 3_600_000
  /// How long claims are kept, in milliseconds: the identity window of 30 days and a day.
  static let claimsRetention = monthMilliseconds
  /// Kept shorter, a story may not be known again within its window.
  static let claimsRetentionMin = 30 * 24 * 3_600_000
  /// A record of claims is cut at half of it (`ClaimCodec.recordBytesMax`); one large claim is less.
  static let claimsRecordBytesMax = 1 << 20

  private var sourceSettings: [String: String] {
    ["max.message.bytes": "\(Self.storyBytesMax)"]
  }

  /// Compacted: the latest version of every article stays, however old; a day's versions all stay.
  private var articleSettings: [String: String] {
    [
      "cleanup.policy": "compact", "min.compaction.lag.ms": "\(24 * 3_600_000)",
      "max.message.bytes": "\(Self.storyBytesMax + Self.headerBytes)",
    ]
  }

  private func recordSettings(sizeMax: Int) -> [String: String] {
    [
      "cleanup.policy": "delete", "retention.ms": "\(Self.monthMilliseconds)",
      "max.message.bytes": "\(sizeMax)",
    ]
  }

  /// Kept longer than the identity window of 30 days, never compacted: offsets must not have gaps.
  private var claimSettings: [String: String] {
    [
      "cleanup.policy": "delete", "retention.ms": "\(Self.claimsRetention)",
      "retention.bytes": "-1", "max.message.bytes": "\(Self.claimsRecordBytesMax)",
    ]
  }
}

/// One topic as it should be.
struct PlannedTopic: Sendable {
  let name: String
  /// What Copydesk uses it for, by the configuration's word.
  let role: String
  let partitionCount: Int
  let settings: [String: String]
}
