public import Logging

/// librdkafka reported an error.
public struct KafkaErrorRaised: TelemetryEvent {
  public let operation: String
  /// librdkafka's name for it, such as `_ALL_BROKERS_DOWN`.
  public let code: String
  public let detail: String
  public let isFatal: Bool
  public let isRetriable: Bool

  public init(
    operation: String, code: String, detail: String, isFatal: Bool, isRetriable: Bool
  ) {
    self.operation = operation
    self.code = code
    self.detail = detail
    self.isFatal = isFatal
    self.isRetriable = isRetriable
  }

  public var area: LogArea { .kafka }
  public var level: Logger.Level { isFatal ? .error : .warning }
  public var message: StaticString { "Kafka error" }

  public var fields: LogFields {
    [
      .kafkaOperation: .text(operation), .kafkaCode: .text(code), .detail: .text(detail),
      .kafkaFatal: .flag(isFatal), .kafkaRetriable: .flag(isRetriable),
    ]
  }

  public var repetition: String? { isFatal ? nil : "kafka error: \(operation) \(code)" }

  public func record(in metrics: Metrics) {
    metrics.errors.note("kafka \(operation) \(code)", detail)
    let kind: Kind = isFatal ? .fatal : isRetriable ? .retriable : .other
    metrics.add(.kafkaErrors, 1, MetricLabel(.kind, kind))
  }

  private enum Kind: String, CaseIterable { case fatal, retriable, other }
}
