import Kafka
import Pipeline

/// What the live ledger has on one delivery.
enum LedgerReading {
  /// Applies the claims log as every instance does.
  ///
  /// - Returns: `nil` where the delivery made no claim, or there is no claims log.
  static func verdict(
    on delivery: Coordinates, in config: Config, by reader: TopicReader
  ) throws -> Verdict? {
    guard let topic = try ClaimsTopic(config, by: reader) else { return nil }
    var replica = LedgerReplica(topic.settings)
    try topic.read { replica.apply($0) }
    return replica.ledger.verdict(at: delivery)
  }
}
