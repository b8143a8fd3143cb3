/// A word or a phrase of the text that speaks for topics.
struct TopicWord {
  let words: Range<Int>
  /// In the lexicon.
  let entry: Int32
}

/// What the words of a text weigh for each topic.
struct TopicScores {
  private(set) var scores: [Int32] = []
  /// Different words that spoke for the topic.
  private(set) var kinds: [Int16] = []

  mutating func reset(_ count: Int) {
    if scores.count != count {
      scores = [Int32](repeating: 0, count: count)
      kinds = [Int16](repeating: 0, count: count)
    }
    for index in 0..<count {
      scores[index] = 0
      kinds[index] = 0
    }
  }

  /// - Parameter factor: what the weight counts where the word stands.
  mutating func add(_ weights: ArraySlice<TopicWeight>, factor: Int32, isNew: Bool) {
    for index in weights.indices {
      let topic = Int(weights[index].topic)
      scores[topic] += weights[index].weight * factor
      if isNew { kinds[topic] += 1 }
    }
  }
}
