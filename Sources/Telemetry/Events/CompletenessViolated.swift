public import Logging

/// Records and outcomes of a partition do not add up. The commit is refused: rather stop than lose.
public struct CompletenessViolated: TelemetryEvent {
  public let topic: String
  public let partition: Int32
  public let consumed: Int
  public let published: Int
  public let diverted: Int
  public let deadlettered: Int
  public let held: Int

  public init(
    topic: String, partition: Int32, consumed: Int, published: Int, diverted: Int,
    deadlettered: Int, held: Int
  ) {
    self.topic = topic
    self.partition = partition
    self.consumed = consumed
    self.published = published
    self.diverted = diverted
    self.deadlettered = deadlettered
    self.held = held
  }

  /// Records without an outcome; negative if there are outcomes without a record.
  public var gap: Int { consumed - published - diverted - deadlettered - held }

  public var area: LogArea { .pipeline }
  public var level: Logger.Level { .error }
  public var message: StaticString { "Completeness violated; the commit is refused" }

  public var fields: LogFields {
    [
      .kafkaTopic: .text(topic), .kafkaPartition: .number(partition),
      .consumed: .number(consumed), .published: .number(published),
      .diverted: .number(diverted), .deadlettered: .number(deadlettered),
      .held: .number(held), .completenessGap: .number(gap),
    ]
  }

  public func record(in metrics: Metrics) {
    metrics.add(.completenessViolations)
    metrics.set(.completenessGap, Double(gap))
  }
}
