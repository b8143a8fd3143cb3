import Kafka
import Pipeline

/// What the live ledger has on one delivery.
enum LedgerReading {
  /// Applies the claims log as every instance does.
  ///
  /// - Returns: `nil` where the delivery made no claim, or there is no claims log.
  static func verdict(
    on delivery: Coordinates, in topics: Config.Topics, by reader: TopicReader
  ) throws -> Verdict? {
    let partition = TopicPartition(topics.claims, 0)
    guard let stretch = try reader.stretches(of: topics.claims)?[partition] else { return nil }
    var ledger = Ledger()
    try reader.read([partition: stretch]) { message in
      guard let bytes = message.valueBytes else { return true }
      do {
        let batch = try ClaimCodec.decode(bytes.rawSpan)
        for claim in batch.claims { _ = ledger.apply(claim) }
        for overtaken in batch.supersessions { ledger.supersede(overtaken) }
        for withdrawn in batch.withdrawals { ledger.withdraw(withdrawn) }
      } catch {
        throw JobProblem.configuration("\(partition), offset \(message.offset): \(error)")
      }
      return true
    }
    return ledger.verdict(at: delivery)
  }
}
