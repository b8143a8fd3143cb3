/// Order across partitions.
///
/// Verdicts are given in the order of the log, but what is published leaves in the order of each
/// partition, and after a crash, or with several instances, one partition may run ahead of another.
/// The ledger tells which deliveries of one story can overtake each other; whoever publishes the
/// overtaken one has the log say so first (`supersede`), and it ends as stale.
extension Ledger {
  /// The last delivery of the story that was ruled to be published, if it was ruled after this one
  /// and this one is to be published too.
  public func successor(of coordinates: Coordinates) -> Coordinates? {
    guard let place = deliveries.place(of: coordinates),
      let ruling = deliveries.ruling(at: place), ruling.basis.isOrdered, let story = ruling.story,
      stories[story].front != place
    else { return nil }
    return deliveries.coordinates(at: stories[story].front)
  }

  /// Changes the recorded verdict of an overtaken delivery to stale, and returns it; again, it
  /// changes nothing. `nil`, and no change, where the delivery is not to be published or has no
  /// successor. An entry of the log, as a claim is: to be applied in the log's order.
  @discardableResult
  public mutating func supersede(_ coordinates: Coordinates) -> Verdict? {
    guard let place = deliveries.place(of: coordinates), let ruling = deliveries.ruling(at: place)
    else { return nil }
    if ruling.basis == .newerPublishedFirst { return verdict(ruling) }
    guard ruling.basis.isOrdered, let story = ruling.story, stories[story].front != place else {
      return nil
    }
    let superseded = Ruling(.newerPublishedFirst, of: story)
    deliveries.replace(superseded, at: place)
    stories.removeCrossing(place, of: story)
    tally[Int(ruling.basis.code)] -= 1
    tally[Int(superseded.basis.code)] += 1
    return verdict(superseded)
  }

  /// Whether any story comes from more than one partition.
  public var hasCrossings: Bool { !stories.crossings.isEmpty }

  /// What could be published in the wrong order with this delivery; `nil` for nearly all.
  public func crossing(at coordinates: Coordinates) -> Crossing? {
    guard let place = deliveries.place(of: coordinates),
      let ruling = deliveries.ruling(at: place), let story = ruling.story
    else { return nil }
    if ruling.basis == .newerPublishedFirst { return Crossing(isSuperseded: true) }
    guard ruling.basis.isOrdered else { return nil }
    let crossing = crossing(at: place, among: stories.crossings(of: story))
    return crossing.isEmpty ? nil : crossing
  }

  private func crossing(at place: DeliveryPlace, among places: [DeliveryPlace]) -> Crossing {
    let stream = deliveries.stream(at: place)
    func isElsewhere(_ other: DeliveryPlace) -> Bool { deliveries.stream(at: other) != stream }
    let own = places.firstIndex(of: place)
    // What came before an earlier delivery of this partition was that one's concern.
    let earlier = places[..<(own ?? 0)].reversed().prefix(while: isElsewhere)
    let later = places[(own.map { $0 + 1 } ?? 0)...].filter(isElsewhere)
    return Crossing(
      predecessors: earlier.reversed().map { deliveries.coordinates(at: $0) },
      successors: later.map { deliveries.coordinates(at: $0) })
  }

  mutating func advance(_ story: UInt32, to place: DeliveryPlace) {
    let last = stories[story].front
    let isElsewhere =
      last != .none && deliveries.stream(at: last) != deliveries.stream(at: place)
    stories.advance(story, to: place, isElsewhere: isElsewhere)
  }
}

/// The deliveries of one story, in other partitions than the one asked about, that were ruled to be
/// published: those that it must not overtake, and those that must not overtake it.
public struct Crossing: Hashable, Sendable {
  /// The log has it as overtaken already.
  public let isSuperseded: Bool
  /// Ruled before it, since the delivery before it in its own partition; in the order of the log.
  public let predecessors: [Coordinates]
  /// Ruled after it; in the order of the log.
  public let successors: [Coordinates]

  public init(
    isSuperseded: Bool = false, predecessors: [Coordinates] = [], successors: [Coordinates] = []
  ) {
    self.isSuperseded = isSuperseded
    self.predecessors = predecessors
    self.successors = successors
  }

  var isEmpty: Bool { !isSuperseded && predecessors.isEmpty && successors.isEmpty }
}
