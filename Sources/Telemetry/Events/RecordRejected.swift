public import Logging

/// A record goes to the dead letters. It is counted by `BatchCommitted`, once that is certain.
public struct RecordRejected: TelemetryEvent {
  public let topic: String
  public let partition: Int32
  public let offset: Int64
  public let stage: ClosedLabel
  public let code: ClosedLabel
  /// Where in the record, as a JSON pointer; never what stands there.
  public let instanceLocation: String?
  public let keywordLocation: String?
  public let signature: String

  public init(
    topic: String, partition: Int32, offset: Int64, stage: ClosedLabel, code: ClosedLabel,
    instanceLocation: String?, keywordLocation: String?, signature: String
  ) {
    self.topic = topic
    self.partition = partition
    self.offset = offset
    self.stage = stage
    self.code = code
    self.instanceLocation = instanceLocation
    self.keywordLocation = keywordLocation
    self.signature = signature
  }

  public var area: LogArea { .pipeline }
  public var level: Logger.Level { .debug }
  public var message: StaticString { "Record rejected" }

  public var fields: LogFields {
    var fields: LogFields = [
      .kafkaTopic: .text(topic), .kafkaPartition: .number(partition),
      .kafkaOffset: .number(offset), .stage: .text(stage.text), .rejectionCode: .text(code.text),
      .rejectionSignature: .text(signature),
    ]
    if let instanceLocation { fields[.rejectionLocation] = .text(instanceLocation) }
    if let keywordLocation { fields[.rejectionKeywordLocation] = .text(keywordLocation) }
    return fields
  }
}
