import Kafka
import Pipeline
import Synchronization

/// Keeps a replay into the live topics from putting an older version of an article behind a newer one.
///
/// The newest record of each article in the live topic is known by the delivery that it came from, and
/// the claims log says which of two deliveries was decided first. What was decided before the delivery
/// that is out stays out; the same delivery may be published anew.
final class PromotionGuard: Sendable {
  /// Of each article, the delivery of its newest record.
  private let newest: [[UInt8]: Coordinates]
  private let order: ClaimOrder
  private let counted = Mutex(0)

  init(newest: [[UInt8]: Coordinates], order: ClaimOrder) {
    self.newest = newest
    self.order = order
  }

  /// Outcomes that were left out, since a newer version of their article is out.
  var overtakenCount: Int { counted.withLock { $0 } }

  /// Whether a newer version of its article is out.
  func isOvertaken(_ dispatch: Dispatch) -> Bool {
    guard dispatch.record.destination == .articles, let key = dispatch.record.key,
      let other = newest[key], other != dispatch.source,
      order.isBefore(dispatch.source, other)
    else { return false }
    counted.withLock { $0 += 1 }
    return true
  }

  /// Reads the live articles, whole.
  static func newest(in topic: String, by reader: TopicReader) throws -> [[UInt8]: Coordinates] {
    var newest: [[UInt8]: Coordinates] = [:]
    guard let stretches = try reader.stretches(of: topic) else { return newest }
    try reader.read(stretches) { message in
      // Records of one article lie in one partition, in their order.
      if let key = message.keyBytes,
        let source = message.header("copydesk.source").flatMap({ Coordinates($0) })
      {
        newest[key] = source
      }
      return true
    }
    return newest
  }
}
