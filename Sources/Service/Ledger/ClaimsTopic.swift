import Kafka
import Pipeline

/// The claims topic as it stands now, for tools: read outside of any group, up to where it ended when it
/// was asked.
struct ClaimsTopic {
  let partition: TopicPartition
  let stretch: Range<Int64>
  /// Of a ledger that is asked for all that the topic has.
  let settings: LedgerSettings
  private let reader: TopicReader

  /// `nil` where there is no such topic, or it is not ours to see.
  init?(_ config: Config, by reader: TopicReader) throws(KafkaError) {
    partition = TopicPartition(config.topics.claims, 0)
    guard let stretch = try reader.stretches(of: config.topics.claims)?[partition] else {
      return nil
    }
    self.stretch = stretch
    settings = config.ledger.replaySettings
    self.reader = reader
  }

  /// Hands over every record, in the order of the log.
  ///
  /// - Throws: a `JobProblem` at one that cannot be read, with its offset.
  func read(_ body: (ClaimBatch) throws -> Void) throws {
    try reader.read([partition: stretch]) { message in
      guard let bytes = message.valueBytes else { return true }
      let batch: ClaimBatch
      do {
        batch = try ClaimCodec.decode(bytes.rawSpan)
      } catch {
        throw JobProblem.configuration("\(partition), offset \(message.offset): \(error)")
      }
      try body(batch)
      return true
    }
  }
}
