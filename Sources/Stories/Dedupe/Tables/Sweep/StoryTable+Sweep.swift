extension StoryTable {
  /// Keeps the rows that `keep` says, under the numbers that `map` gives them, and everything that hangs
  /// on them.
  ///
  /// - Parameters:
  ///   - pages: where the pages of deliveries went.
  ///   - oldest: further texts that are older and present nowhere go.
  ///   - names: places of URIs that are still needed for stories that went; they are moved as well.
  mutating func compact(
    _ keep: [Bool], _ map: RowMap, _ pages: RowMap, oldest: StorySeconds,
    names: inout [UInt32: UInt32]
  ) {
    let texts = compactTexts(keep, oldest)
    let old = (uris: uris, versions: longVersions, versionTexts: versionTexts)
    uris = URITable()
    longVersions = Chunks()
    versionTexts = VersionTexts()
    var end: UInt32 = 0
    for row in 0..<UInt32(count) where keep[Int(row)] {
      var story = rows[row]
      story.uri = uris.append(old.uris[story.uri])
      story.front = story.front.moved(pages)
      if !story.traits.contains(.hasText) {
        story.text.first = map[story.text.first]
        story.text.second = texts.moved(story.text.second, map)
      }
      let version = version(story.versionBits, old.versions)
      rows[end] = story
      setVersion(moved(version, old.versionTexts), of: end, isNew: true)
      end += 1
    }
    rows.truncate(to: Int(end))
    for (place, name) in names.sorted(by: { $0.key < $1.key }) {
      names[place] = uris.append(old.uris[name])
    }
    compactOthers(map, pages, texts, old.versionTexts)
    index()
  }

  /// Makes the indexes anew.
  mutating func index() {
    keys = RowIndex(rows: count)
    var textCount = 0
    for row in 0..<UInt32(count) where rows[row].traits.contains(.hasText) { textCount += 1 }
    texts = RowIndex(rows: textCount)
    for row in 0..<UInt32(count) {
      keys.insert(row, rows[row].keyHash, among: 0) { _ in nil }
      if rows[row].traits.contains(.hasText) {
        texts.insert(row, rows[row].text.hash, among: 0) { _ in nil }
      }
    }
  }

  private mutating func moved(_ code: VersionCode, _ old: VersionTexts) -> VersionCode {
    code.kind == .text ? versionTexts.code(of: old.version(of: code)) : code
  }

  /// What few stories have.
  private mutating func compactOthers(
    _ map: RowMap, _ pages: RowMap, _ texts: TextMap, _ old: VersionTexts
  ) {
    otherKeys = otherKeys.moved(map) { $0 }
    otherLinks = otherLinks.moved(map) { map[$0] }
    otherContents = otherContents.moved(map) { texts.moved($0, map) }
    otherHolders = otherHolders.moved(map) { map[$0] }
    earlier = earlier.moved(map) { editions in
      editions.compactMap { edition in
        let content = texts.moved(edition.content, map)
        return content == StoryRow.noContent
          ? nil : Edition(content: content, status: edition.status, kind: edition.kind)
      }
    }
    crossings = crossings.moved(map) { places in
      places.map { $0.moved(pages) }.filter { $0 != .none }
    }
    let versions = otherVersions.filter { map[$0.key.story] != RowMap.gone }
      .sorted { ($0.key.story, $0.key.kind.rawValue) < ($1.key.story, $1.key.kind.rawValue) }
    otherVersions = [:]
    for (other, code) in versions {
      otherVersions[OtherVersion(story: map[other.story], kind: other.kind)] = moved(code, old)
    }
    for row in 0..<UInt32(contents.count) { contents[row].holder = map[contents[row].holder] }
  }
}

extension Dictionary where Key == UInt32 {
  /// Under the rows' new numbers, without those that went.
  fileprivate func moved(_ map: RowMap, _ transform: (Value) -> Value) -> Self {
    var moved: Self = [:]
    for (row, value) in self where map[row] != RowMap.gone { moved[map[row]] = transform(value) }
    return moved
  }
}
