/// The last deliveries ruled to be published of those stories that come from several partitions.
///
/// Within a partition they are published in the order of their offsets; only across partitions can one
/// overtake another. A story whose deliveries all lie in one partition has no list. What is not in a
/// story's list, although it was ruled to be published, was ruled before everything in it.
extension StoryTable {
  /// Deliveries kept for one story; the oldest goes first.
  static let crossingsMax = 32

  func crossings(of row: UInt32) -> [DeliveryPlace] {
    rows[row].traits.contains(.hasMore) ? crossings[row] ?? [] : []
  }

  /// Makes the delivery the story's last. `isElsewhere`: in another partition than the last before.
  mutating func advance(_ row: UInt32, to place: DeliveryPlace, isElsewhere: Bool) {
    let last = self[row].front
    self[row].front = place
    if rows[row].traits.contains(.hasMore), var known = crossings[row] {
      known.append(place)
      if known.count > Self.crossingsMax { known.removeFirst() }
      crossings[row] = known
    } else if isElsewhere {
      rows[row].traits.insert(.hasMore)
      crossings[row] = [last, place]
    }
  }

  mutating func removeCrossing(_ place: DeliveryPlace, of row: UInt32) {
    guard rows[row].traits.contains(.hasMore) else { return }
    crossings[row]?.removeAll { $0 == place }
  }
}
