public import Logging

/// The ledger was read from its snapshot; the claims behind it follow.
public struct SnapshotRead: TelemetryEvent {
  /// The next offset to apply.
  public let offset: Int64
  public let stories: Int
  public let bytes: Int
  public let duration: Duration

  public init(offset: Int64, stories: Int, bytes: Int, duration: Duration) {
    self.offset = offset
    self.stories = stories
    self.bytes = bytes
    self.duration = duration
  }

  public var area: LogArea { .ledger }
  public var level: Logger.Level { .info }
  public var message: StaticString { "Ledger snapshot read" }

  public var fields: LogFields {
    [
      .kafkaOffset: .number(offset), .ledgerEntries: .number(stories), .bytes: .number(bytes),
      .durationMilliseconds: .milliseconds(duration),
    ]
  }
}
