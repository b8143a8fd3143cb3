/// One number for the whole state, to compare two instances by.
///
/// Each fact is hashed by what it says (topic names, keys, texts), never by a row's number, and the
/// hashes are added, so neither the order of a dictionary nor the layout of a table can be seen in it.
extension Ledger {
  public var digest: Digest128 {
    var sum = FactSum()
    addDeliveries(to: &sum)
    addStories(to: &sum)
    addContents(to: &sum)
    addTexts(to: &sum)
    return sum.digest
  }

  private func addDeliveries(to sum: inout FactSum) {
    let topics = deliveries.streams.map { textHash($0.topic) }
    for row in 0..<UInt32(deliveries.pages.count) {
      let page = deliveries.pages[row]
      let stream = Int(page.key.stream)
      let partition = UInt64(bitPattern: Int64(deliveries.streams[stream].partition))
      for cell in 0..<16 {
        guard let ruling = Ruling(cell: page.cells[cell]) else { continue }
        let offset = page.key.page << DeliveryPage.cellBits | Int64(cell)
        sum.add([
          1, topics[stream], partition, UInt64(bitPattern: offset), UInt64(ruling.basis.code),
          UInt64(ruling.similarity ?? .max), keyHash(ruling.story),
          UInt64(ruling.changes.rawValue),
        ])
      }
    }
  }

  private func addStories(to sum: inout FactSum) {
    for row in 0..<UInt32(stories.rows.count) {
      let story = stories[row]
      sum.add([
        2, story.key.digest.high, story.key.digest.low, versionHash(story.version),
        contentHash(story.content),
        keyHash(story.link == StoryRow.noStory ? nil : story.link),
        textHash(stories.uri(of: row).text), UInt64(story.status),
        UInt64(story.editionKind.rawValue), UInt64(story.traits.rawValue),
        UInt64(story.provider), UInt64(story.take), UInt64(bitPattern: story.touched),
        UInt64(story.sketch),
      ])
      for (place, edition) in stories.earlierEditions(of: row).enumerated() {
        sum.add([
          3, story.key.digest.high, story.key.digest.low, UInt64(place),
          contentHash(edition.content), UInt64(edition.status), UInt64(edition.kind.rawValue),
        ])
      }
    }
    for (other, version) in stories.otherVersions {
      sum.add([4, keyHash(other.story), versionHash(version)])
    }
    addOrder(to: &sum)
  }

  private func addOrder(to sum: inout FactSum) {
    for row in 0..<UInt32(stories.rows.count) where stories[row].front != .none {
      sum.add([6, keyHash(row)] + words(of: deliveries.coordinates(at: stories[row].front)))
      for (rank, delivery) in stories.crossings(of: row).enumerated() {
        let coordinates = deliveries.coordinates(at: delivery)
        sum.add([7, keyHash(row), UInt64(rank)] + words(of: coordinates))
      }
    }
  }

  private func words(of coordinates: Coordinates) -> [UInt64] {
    [
      textHash(coordinates.topic), UInt64(bitPattern: Int64(coordinates.partition)),
      UInt64(bitPattern: coordinates.offset),
    ]
  }

  private func addContents(to sum: inout FactSum) {
    for row in 0..<UInt32(contents.count) {
      let content = contents[row]
      sum.add([
        5, content.key.digest.high, content.key.digest.low,
        keyHash(content.holder == StoryRow.noStory ? nil : content.holder),
        UInt64(bitPattern: content.time),
      ])
    }
  }

  private func addTexts(to sum: inout FactSum) {
    for number in similar.numbers {
      guard let entry = similar.entry(number), let sketch = similar.sketch(number) else { continue }
      sum.add(
        [
          8, UInt64(number), UInt64(bitPattern: entry.time),
          keyHash(entry.story == StoryRow.noStory ? nil : entry.story),
          UInt64(entry.shingleCount),
        ] + sketch.rows)
      sum.add([9, UInt64(number)] + entry.facts.items.map { UInt64($0) })
    }
    for (stem, story) in stems.all { sum.add([10, stem, keyHash(story)]) }
  }

  private func keyHash(_ story: UInt32?) -> UInt64 {
    guard let story else { return 0 }
    let digest = stories[story].key.digest
    return mixed(digest.high) ^ digest.low
  }

  private func contentHash(_ content: UInt32) -> UInt64 {
    guard content != StoryRow.noContent else { return 0 }
    let digest = contents[content].key.digest
    return mixed(digest.high) ^ digest.low
  }

  private func versionHash(_ code: VersionCode) -> UInt64 {
    let kind = UInt64(code.kind.rawValue)
    if case .text(let text) = stories.texts.version(of: code) {
      return mixed(kind) ^ textHash(text)
    }
    return mixed(kind) ^ UInt64(bitPattern: code.value)
  }

  private func textHash(_ text: String) -> UInt64 {
    text.utf8.reduce(0) { mixed($0 ^ UInt64($1)) }
  }
}

/// A sum of the hashes of facts, in two lanes.
private struct FactSum {
  private var high: UInt64 = 0
  private var low: UInt64 = 0

  mutating func add(_ words: [UInt64]) {
    high &+= words.reduce(0x5DEE_CE66) { mixed($0 ^ $1) }
    low &+= words.reduce(0x2545_F491) { mixed($0 &+ $1) }
  }

  var digest: Digest128 { Digest128(high: high, low: low) }
}
