/// The texts that were published. A text is named by a number: that of the story's row whose first text
/// it is, or, with the highest bit set, that of its row in `contents`.
extension StoryTable {
  static let furtherText: UInt32 = 1 << 31

  func findText(_ digest: ContentDigest) -> UInt32? {
    let key = TextKey(digest)
    let own = texts.find(key.hash) {
      rows[$0].traits.contains(.hasText) && rows[$0].text == key
    }
    return own ?? contents.find(key).map { $0 | Self.furtherText }
  }

  /// Keeps a text that is not known yet; the story that brings it holds it.
  mutating func appendText(_ claim: Claim, holder row: UInt32) -> UInt32 {
    let key = TextKey(claim.contentDigest)
    let time = StorySeconds(milliseconds: claim.eventTime)
    guard !rows[row].traits.contains(.hasText), link(of: row) == StoryRow.noStory else {
      return contents.append(ContentRow(key: key, holder: row, time: time)) | Self.furtherText
    }
    let content = content(of: row)
    rows[row].text = key
    rows[row].traits.insert(.hasText)
    setContent(content, of: row)
    texts.insert(row, key.hash, among: count) {
      rows[$0].traits.contains(.hasText) ? rows[$0].text.hash : nil
    }
    return row
  }

  /// Row of the story whose article carries the text, or `noStory`.
  func holder(of content: UInt32) -> UInt32 {
    if content & Self.furtherText != 0 { return contents[content & ~Self.furtherText].holder }
    return otherHolders[content] ?? content
  }

  mutating func setHolder(_ holder: UInt32, of content: UInt32) {
    if content & Self.furtherText != 0 {
      contents[content & ~Self.furtherText].holder = holder
    } else {
      otherHolders[content] = holder == content ? nil : holder
    }
  }

  /// When the text was last accepted; of a story's first one, when anything of the story was.
  func time(of content: UInt32) -> StorySeconds {
    if content & Self.furtherText != 0 { return contents[content & ~Self.furtherText].time }
    let holder = holder(of: content)
    return rows[holder == StoryRow.noStory ? content : holder].time
  }

  mutating func touch(_ content: UInt32, _ time: StorySeconds) {
    guard content & Self.furtherText != 0 else { return }
    let row = content & ~Self.furtherText
    contents[row].time = max(contents[row].time, time)
  }

  func textKey(of content: UInt32) -> TextKey {
    content & Self.furtherText != 0
      ? contents[content & ~Self.furtherText].key : rows[content].text
  }
}
