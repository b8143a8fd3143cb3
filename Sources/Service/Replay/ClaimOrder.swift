import Kafka
import Pipeline
import Synchronization

/// In which order the deliveries of a window made their claims, so that a replay of several partitions
/// takes them in the order in which they were first decided; and where some others stand among them.
final class ClaimOrder: Sendable {
  private struct Guarded {
    /// By offset from the window's beginning: 1 for the first claim of all; 0 for none.
    var ranks: [TopicPartition: [UInt32]]
    var last: UInt32 = 0
    /// Of others: how many deliveries of the window made their claims before them.
    var others: [Coordinates: UInt32] = [:]
  }

  private let window: [TopicPartition: Range<Int64>]
  private let others: Set<Coordinates>
  private let guarded: Mutex<Guarded>

  /// - Parameter others: deliveries outside of the window that `isBefore` will be asked about.
  init(window: [TopicPartition: Range<Int64>], others: Set<Coordinates> = []) {
    self.window = window
    self.others = others
    guarded = Mutex(Guarded(ranks: window.mapValues { [UInt32](repeating: 0, count: $0.count) }))
  }

  /// Deliveries of the window that have a claim.
  var count: Int { guarded.withLock { Int($0.last) } }

  /// To be called with every record of the claims log, in its order. One that cannot be read is the
  /// ledger's to refuse.
  func note(_ record: [UInt8]) {
    guard let batch = try? ClaimCodec.decode(record.rawSpan) else { return }
    guarded.withLock { guarded in
      for claim in batch.claims {
        let place = claim.coordinates.topicPartition
        guard let stretch = window[place], stretch.contains(claim.coordinates.offset) else {
          if others.contains(claim.coordinates), guarded.others[claim.coordinates] == nil {
            guarded.others[claim.coordinates] = guarded.last
          }
          continue
        }
        let index = Int(claim.coordinates.offset - stretch.lowerBound)
        guard guarded.ranks[place]?[index] == 0 else { continue }
        guarded.last += 1
        guarded.ranks[place]?[index] = guarded.last
      }
    }
  }

  /// `nil` where the delivery made no claim that is known.
  func rank(of offset: Int64, in partition: TopicPartition) -> UInt32? {
    guard let stretch = window[partition], stretch.contains(offset) else { return nil }
    let rank = guarded.withLock { $0.ranks[partition]?[Int(offset - stretch.lowerBound)] }
    return rank == 0 ? nil : rank
  }

  /// Whether a delivery of the window made its claim before another one, of the window or one of the
  /// others. One without a claim comes after all; of claims that are gone only the offsets of one
  /// partition are known.
  func isBefore(_ delivery: Coordinates, _ other: Coordinates) -> Bool {
    guard let mine = rank(of: delivery.offset, in: delivery.topicPartition) else {
      return delivery.topicPartition == other.topicPartition && delivery.offset < other.offset
    }
    if let theirs = rank(of: other.offset, in: other.topicPartition) { return mine < theirs }
    return guarded.withLock { $0.others[other] }.map { mine <= $0 } ?? false
  }
}
