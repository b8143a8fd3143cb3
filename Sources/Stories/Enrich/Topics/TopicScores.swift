/// What the words of a text weigh for each topic.
struct TopicScores {
  private(set) var scores: [Int32] = []
  /// Different words that spoke for the topic.
  private(set) var kinds: [Int16] = []
  /// Every word that spoke for a topic, in the order of the text.
  private(set) var hits: [(topic: Int32, first: Int32, end: Int32)] = []

  mutating func reset(_ count: Int) {
    if scores.count != count {
      scores = [Int32](repeating: 0, count: count)
      kinds = [Int16](repeating: 0, count: count)
    } else {
      for index in scores.indices { scores[index] = 0 }
      for index in kinds.indices { kinds[index] = 0 }
    }
    hits.removeAll(keepingCapacity: true)
  }

  mutating func add(
    _ weight: TopicWeight, factor: Int32, isNew: Bool, words: Range<Int>
  ) {
    scores[Int(weight.topic)] += weight.weight * factor
    if isNew { kinds[Int(weight.topic)] += 1 }
    hits.append(
      (topic: weight.topic, first: Int32(words.lowerBound), end: Int32(words.upperBound)))
  }
}
