/// One line of librdkafka's log.
public struct KafkaLogLine: Sendable {
  /// Syslog severity: 0 emergency to 7 debug.
  public let level: Int
  /// librdkafka's short upper-case tag, such as `FAIL` or `REQTMOUT`.
  public let facility: String
  public let message: String

  public init(level: Int, facility: String, message: String) {
    self.level = level
    self.facility = facility
    self.message = message
  }
}

/// What a client tells about itself besides records.
///
/// The closures run on librdkafka's threads (log), on the polling thread (consumer statistics and
/// errors) or on the producer's delivery thread: they must return fast and must not call the client.
public struct KafkaEvents: Sendable {
  /// librdkafka's own log; called on one of its threads.
  public var log: (@Sendable (KafkaLogLine) -> Void)?
  /// librdkafka's statistics JSON (its STATISTICS.md), every `statistics.interval.ms`.
  public var statistics: (@Sendable (RawSpan) -> Void)?
  /// Errors that no call returns: all brokers down, authentication, fatal errors.
  public var error: (@Sendable (KafkaError) -> Void)?

  public init(
    log: (@Sendable (KafkaLogLine) -> Void)? = nil,
    statistics: (@Sendable (RawSpan) -> Void)? = nil,
    error: (@Sendable (KafkaError) -> Void)? = nil
  ) {
    self.log = log
    self.statistics = statistics
    self.error = error
  }
}
