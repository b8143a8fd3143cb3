public import Logging

/// The ledger is caught up and partitions are assigned: stories flow from here on.
public struct ServiceReady: TelemetryEvent {
  public let partitions: Int
  /// Since the process began.
  public let duration: Duration

  public init(partitions: Int, duration: Duration) {
    self.partitions = partitions
    self.duration = duration
  }

  public var area: LogArea { .service }
  public var level: Logger.Level { .info }
  public var message: StaticString { "Ready" }

  public var fields: LogFields {
    [.kafkaPartitions: .number(partitions), .durationMilliseconds: .milliseconds(duration)]
  }
}
