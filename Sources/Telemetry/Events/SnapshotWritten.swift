public import Logging

/// The ledger was written to its snapshot.
public struct SnapshotWritten: TelemetryEvent {
  /// Up to where in the claims topic it is valid.
  public let offset: Int64
  public let bytes: Int
  public let duration: Duration

  public init(offset: Int64, bytes: Int, duration: Duration) {
    self.offset = offset
    self.bytes = bytes
    self.duration = duration
  }

  public var area: LogArea { .ledger }
  public var level: Logger.Level { .info }
  public var message: StaticString { "Ledger snapshot written" }

  public var fields: LogFields {
    [
      .kafkaOffset: .number(offset), .bytes: .number(bytes),
      .durationMilliseconds: .milliseconds(duration),
    ]
  }
}
