/// A text that is not its story's first, by its digest, with the story whose article carries it.
struct ContentRow: KeyedRow {
  let key: TextKey
  /// Row of the story, or `StoryRow.noStory` where the text was withdrawn.
  var holder: UInt32
  /// Newest event time at which it was accepted.
  var time: StorySeconds

  static func hash(_ key: TextKey) -> UInt32 { key.hash }
}
