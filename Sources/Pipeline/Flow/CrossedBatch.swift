import Stories

/// A batch with stories whose other versions may overtake or be overtaken. Decides, does nothing.
struct CrossedBatch {
  /// What is to be done, by positions in the batch, each in order.
  struct Plan: Equatable {
    /// A later version goes before them; to be diverted.
    var overtaken: [Int] = []
    /// Another instance has a later version and may be waiting for these to be out or diverted.
    var awaitedByOthers: [Int] = []
    /// Another instance has an earlier version of one of the batch's stories.
    var isAwaiting = false
  }

  private let dispatches: [Dispatch]
  private let crossings: [Coordinates: Crossing]
  /// Of what the crossings mention, that which this batch publishes, by position.
  private let positions: [Coordinates: Int]
  /// The rest of what the crossings mention.
  let others: Set<Coordinates>

  init(_ dispatches: [Dispatch], _ crossings: [Coordinates: Crossing]) {
    self.dispatches = dispatches
    self.crossings = crossings
    var others: Set<Coordinates> = []
    for crossing in crossings.values {
      others.formUnion(crossing.predecessors)
      others.formUnion(crossing.successors)
    }
    var positions: [Coordinates: Int] = [:]
    for (position, dispatch) in dispatches.enumerated()
    where others.remove(dispatch.source) != nil && dispatch.isPublished {
      positions[dispatch.source] = position
    }
    self.others = others
    self.positions = positions
  }

  func plan(_ progress: [Coordinates: DeliveryProgress]) -> Plan {
    var plan = Plan()
    for (position, dispatch) in dispatches.enumerated() {
      guard let crossing = crossings[dispatch.source] else { continue }
      let isOvertaken = crossing.successors.contains { successor in
        positions[successor].map { $0 < position } ?? (progress[successor] == .committed)
      }
      if isOvertaken || crossing.isSuperseded {
        plan.overtaken.append(position)
        continue
      }
      if crossing.successors.contains(where: { progress[$0] == .elsewhere }) {
        plan.awaitedByOthers.append(position)
      }
      if crossing.predecessors.contains(where: { progress[$0] == .elsewhere }) {
        plan.isAwaiting = true
      }
    }
    return plan
  }
}
