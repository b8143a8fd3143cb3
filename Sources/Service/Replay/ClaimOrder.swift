import Kafka
import Pipeline
import Synchronization

/// In which order the deliveries of a window made their claims, so that a replay of several partitions
/// takes them in the order in which they were first decided.
final class ClaimOrder: Sendable {
  private struct Guarded {
    /// By offset from the window's beginning: 1 for the first claim of all; 0 for none.
    var ranks: [TopicPartition: [UInt32]]
    var last: UInt32 = 0
  }

  private let window: [TopicPartition: Range<Int64>]
  private let guarded: Mutex<Guarded>

  init(window: [TopicPartition: Range<Int64>]) {
    self.window = window
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
}
