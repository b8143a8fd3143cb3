public import Logging

/// The service cannot go on; a person is needed, or another instance has taken over.
public struct FatalErrorRaised: TelemetryEvent {
  /// What was being done, in a few words.
  public let operation: String
  /// The error's own description, which never holds story text.
  public let detail: String
  public let exitCode: Int32

  public init(operation: String, detail: String, exitCode: Int32) {
    self.operation = operation
    self.detail = detail
    self.exitCode = exitCode
  }

  public var area: LogArea { .service }
  public var level: Logger.Level { .error }
  public var message: StaticString { "Fatal error; the service stops" }

  public var fields: LogFields {
    [
      .operation: .text(operation), .detail: .text(detail), .exitCode: .number(exitCode),
    ]
  }

  public func record(in metrics: Metrics) {
    metrics.add(.fatalErrors)
  }
}
