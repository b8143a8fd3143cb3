import Pipeline

extension Coordinates {
  /// `topic:partition:offset`; a topic's name holds no colon.
  init?(_ text: String) {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let topic = Names.topic(String(parts[0])),
      let partition = Quantity.wholeNumber(String(parts[1])).flatMap(Int32.init(exactly:)),
      let offset = Quantity.wholeNumber(String(parts[2]))
    else { return nil }
    self.init(topic: topic, partition: partition, offset: Int64(offset))
  }
}

extension Coordinates: Comparable {
  /// By topic, partition, offset.
  static func < (left: Coordinates, right: Coordinates) -> Bool {
    (left.topic, left.partition, left.offset) < (right.topic, right.partition, right.offset)
  }
}
