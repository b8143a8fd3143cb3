public import Logging

/// The service's last word.
public struct ServiceStopped: TelemetryEvent {
  public let exitCode: Int32
  public let records: Int
  /// Since the process began.
  public let duration: Duration

  public init(exitCode: Int32, records: Int, duration: Duration) {
    self.exitCode = exitCode
    self.records = records
    self.duration = duration
  }

  public var area: LogArea { .service }
  public var level: Logger.Level { exitCode == 0 ? .info : .error }
  public var message: StaticString { "Stopped" }

  public var fields: LogFields {
    [
      .exitCode: .number(exitCode), .consumed: .number(records),
      .durationMilliseconds: .milliseconds(duration),
    ]
  }
}
