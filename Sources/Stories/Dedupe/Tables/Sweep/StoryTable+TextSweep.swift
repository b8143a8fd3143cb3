/// Where texts went.
struct TextMap {
  /// Of the further texts.
  fileprivate let further: RowMap
  /// First texts of stories that go, which others still need, by the old row.
  fileprivate let rescued: [UInt32: UInt32]

  func moved(_ content: UInt32, _ rows: RowMap) -> UInt32 {
    if content == StoryRow.noContent { return content }
    if content & StoryTable.furtherText != 0 {
      let row = further[content & ~StoryTable.furtherText]
      return row == RowMap.gone ? StoryRow.noContent : row | StoryTable.furtherText
    }
    let row = rows[content]
    return row == RowMap.gone ? rescued[content] ?? StoryRow.noContent : row
  }
}

extension StoryTable {
  /// Packs the further texts. Those stay that a story that stays shows or showed, or holds and has
  /// accepted since `oldest`; with them the first texts of stories that go which are so needed.
  /// Holders still have their old numbers afterwards.
  mutating func compactTexts(_ keep: [Bool], _ oldest: StorySeconds) -> TextMap {
    var isShown = [Bool](repeating: false, count: contents.count)
    var rescues: [ContentRow] = []
    var rescued: [UInt32: UInt32] = [:]
    func need(_ content: UInt32, for row: UInt32) {
      if content == StoryRow.noContent { return }
      if content & Self.furtherText != 0 {
        isShown[Int(content & ~Self.furtherText)] = true
      } else if !keep[Int(content)], rescued[content] == nil {
        let holder = holder(of: content)
        let isHeld = holder != StoryRow.noStory && keep[Int(holder)]
        rescued[content] = UInt32(rescues.count)
        rescues.append(
          ContentRow(
            key: rows[content].text, holder: isHeld ? holder : row, time: time(of: content)))
      }
    }
    for row in 0..<UInt32(count) where keep[Int(row)] {
      need(content(of: row), for: row)
      for edition in earlierEditions(of: row) { need(edition.content, for: row) }
    }
    for (content, holder) in otherHolders.sorted(by: { $0.key < $1.key })
    where holder != StoryRow.noStory && keep[Int(holder)] {
      need(content, for: holder)
    }
    let further = contents.compact { row, text in
      if isShown[Int(row)] { return true }
      return text.holder != StoryRow.noStory && keep[Int(text.holder)] && text.time >= oldest
    }
    for (content, place) in rescued {
      rescued[content] = UInt32(contents.count) + place | Self.furtherText
    }
    for row in rescues { contents.append(row) }
    return TextMap(further: further, rescued: rescued)
  }
}
