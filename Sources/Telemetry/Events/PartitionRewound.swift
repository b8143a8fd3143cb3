public import Logging

/// A partition was set back to its committed offset after an abort.
public struct PartitionRewound: TelemetryEvent {
  public let topic: String
  public let partition: Int32
  public let offset: Int64

  public init(topic: String, partition: Int32, offset: Int64) {
    self.topic = topic
    self.partition = partition
    self.offset = offset
  }

  public var area: LogArea { .kafka }
  public var level: Logger.Level { .info }
  public var message: StaticString { "Partition rewound" }

  public var fields: LogFields {
    [
      .kafkaTopic: .text(topic), .kafkaPartition: .number(partition),
      .kafkaOffset: .number(offset),
    ]
  }

  public func record(in metrics: Metrics) {
    metrics.add(.rewoundPartitions)
  }
}
