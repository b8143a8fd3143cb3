/// A text that was published, by its digest, with the story whose article carries it.
struct ContentRow: KeyedRow {
  let key: ContentDigest
  /// Row of the story, or `StoryRow.noStory` where the text was withdrawn.
  var holder: UInt32
  /// Newest event time at which it was accepted.
  var time: Int64

  static func hash(_ key: ContentDigest) -> UInt64 { key.digest.low ^ key.digest.high }
}
