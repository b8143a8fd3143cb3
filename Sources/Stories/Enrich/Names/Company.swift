/// The countries and states that a text speaks of: what settles a name that several places have.
struct Company {
  private var codes: [Int16] = []

  mutating func reset() { codes.removeAll(keepingCapacity: true) }

  mutating func add(_ place: PlaceFacts) {
    if place.code > 0 { codes.append(place.code) }
    if place.country > 0, place.country != place.code { codes.append(place.country) }
  }

  /// The nearest: votes for a place's state count before those for its country.
  func votes(for place: PlaceFacts) -> Int {
    var votes = 0
    for code in codes {
      if code == place.country { votes += 1 }
      if code == place.code, place.code != place.country { votes += 4 }
    }
    return votes
  }
}
