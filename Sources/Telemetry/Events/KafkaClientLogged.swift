public import Logging

/// librdkafka wrote a line to its own log.
public struct KafkaClientLogged: TelemetryEvent {
  /// syslog's severity, 0 (emergency) to 7 (debug), as librdkafka gives it.
  public let severity: Int
  /// librdkafka's short name for what the line is about, such as `FAIL` or `REQTMOUT`.
  public let facility: String
  public let client: String
  public let text: String

  public init(severity: Int, facility: String, client: String, text: String) {
    self.severity = severity
    self.facility = facility
    self.client = client
    self.text = text
  }

  public var area: LogArea { .kafka }

  /// librdkafka calls many things an error that it recovers from by itself, such as a broker that
  /// closes a connection; what it cannot recover from comes as an error, not as a log line.
  public var level: Logger.Level {
    switch severity {
    case ...4: .warning
    case 5: .notice
    case 6: .info
    default: .debug
    }
  }

  public var message: StaticString { "Kafka client says" }

  public var fields: LogFields {
    [.kafkaFacility: .text(facility), .kafkaClient: .text(client), .detail: .text(text)]
  }

  public var repetition: String? { "kafka client: \(facility)" }

  public func record(in metrics: Metrics) {
    metrics.add(.kafkaLogLines, 1, MetricLabel(.level, Severity(level)))
  }

  private enum Severity: String, CaseIterable {
    case warning, notice, info, debug

    init(_ level: Logger.Level) {
      self = Severity(rawValue: level.rawValue) ?? .debug
    }
  }
}
