public import Logging

/// A line of the configuration is wrong or does nothing.
public struct ConfigurationProblem: TelemetryEvent {
  /// `FILE:LINE`, a variable's or a flag's name.
  public let location: String
  public let key: String
  /// What is wrong and what is allowed; never the value of a secret.
  public let problem: String

  public init(location: String, key: String, problem: String) {
    self.location = location
    self.key = key
    self.problem = problem
  }

  public var area: LogArea { .service }
  public var level: Logger.Level { .error }
  public var message: StaticString { "Configuration problem" }

  public var fields: LogFields {
    [.configLocation: .text(location), .configKey: .text(key), .detail: .text(problem)]
  }

  public func record(in metrics: Metrics) {
    metrics.add(.configurationProblems)
  }
}
