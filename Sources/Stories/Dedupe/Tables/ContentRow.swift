/// A text that was published, by its digest, with the story whose article carries it.
struct ContentRow: KeyedRow {
  let key: ContentDigest
  /// Row of the story.
  var holder: UInt32

  static func hash(_ key: ContentDigest) -> UInt64 { key.digest.low ^ key.digest.high }
}
