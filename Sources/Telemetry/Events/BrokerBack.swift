public import Logging

/// A broker answers again.
public struct BrokerBack: TelemetryEvent {
  public let brokers: String
  /// How long none answered.
  public let outage: Duration

  public init(brokers: String, outage: Duration) {
    self.brokers = brokers
    self.outage = outage
  }

  public var area: LogArea { .kafka }
  public var level: Logger.Level { .info }
  public var message: StaticString { "Broker reached again" }

  public var fields: LogFields {
    [.kafkaBrokers: .text(brokers), .durationMilliseconds: .milliseconds(outage)]
  }

  public func record(in metrics: Metrics) {
    metrics.set(.brokerReachable, 1)
  }
}
