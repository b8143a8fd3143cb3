/// The ledger's state in rows, in an order that depends on what they say alone, so that two instances
/// can be compared line by line. `digest` is the same comparison in one number.
extension Ledger {
  /// One story. Nothing of its text.
  public struct StoryEntry: Hashable, Sendable {
    /// The story's own name. A story that is `isDiverted` or `isJoined` has no article of that name.
    public let uri: ArticleURI
    /// An article of it went out.
    public let isPublished: Bool
    public let isKilled: Bool
    /// The article that it belongs to: the one that it is a version of (`isJoined`), or that it
    /// duplicates.
    public let link: ArticleURI?
    public let isJoined: Bool
    /// The newest one, of the kind that came first.
    public let version: StoryVersion
    public let status: PubStatus
    /// Newest event time of what was accepted of it, milliseconds since 1970 UTC.
    public let touched: Int64
    /// The last delivery of it that was ruled to be published.
    public let front: Coordinates?
  }

  /// Every story, by its URI's bytes.
  public func forEachStory(_ body: (StoryEntry) throws -> Void) rethrows {
    let order = (0..<UInt32(stories.count))
      .map { (row: $0, uri: stories.uri(of: $0).text) }
      .sorted { $0.uri.utf8.lexicographicallyPrecedes($1.uri.utf8) }
    for (row, _) in order { try body(entry(of: row)) }
  }

  /// The story of that name, if it is known.
  public func story(_ key: StoryKey) -> StoryEntry? { stories.find(key).map(entry) }

  /// Every delivery that has a verdict: by topic, partition and offset.
  public func forEachDelivery(
    _ body: (Coordinates, Verdict) throws -> Void
  ) rethrows {
    for place in deliveries.placesInOrder {
      try body(deliveries.coordinates(at: place), verdict(at: place))
    }
  }

  private func entry(of row: UInt32) -> StoryEntry {
    let story = stories[row]
    let link = stories.link(of: row)
    return StoryEntry(
      uri: stories.uri(of: row), isPublished: story.traits.contains(.published),
      isKilled: story.traits.contains(.killed),
      link: link == StoryRow.noStory ? nil : stories.uri(of: link),
      isJoined: story.traits.contains(.joined),
      version: stories.versionTexts.version(of: stories.version(of: row)),
      status: PubStatus(code: story.status) ?? .usable, touched: story.touched,
      front: story.front == .none ? nil : deliveries.coordinates(at: story.front))
  }
}
