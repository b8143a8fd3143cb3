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
      sum.add([
        11, topics[stream], partition, UInt64(bitPattern: page.key.page), UInt64(page.time.bits),
      ])
      for cell in 0..<DeliveryPage.cellCount {
        guard let ruling = deliveries.ruling(ofCell: page.cells[cell]) else { continue }
        let offset = page.key.page << DeliveryPage.cellBits | Int64(cell)
        let name = deliveries.name(at: DeliveryPlace(page: row, cell: cell))
        sum.add([
          1, topics[stream], partition, UInt64(bitPattern: offset), UInt64(ruling.basis.code),
          UInt64(ruling.similarity ?? .max), keyHash(ruling.story),
          UInt64(ruling.changes.rawValue), name.map { textHash(stories.uris[$0].text) } ?? 0,
        ])
      }
    }
    for (stream, offsets) in deliveries.forgotten {
      let partition = UInt64(bitPattern: Int64(deliveries.streams[Int(stream)].partition))
      for range in offsets.ranges {
        sum.add([
          12, topics[Int(stream)], partition, UInt64(bitPattern: range.lowerBound),
          UInt64(bitPattern: range.upperBound),
        ])
      }
    }
  }

  private func addStories(to sum: inout FactSum) {
    for row in 0..<UInt32(stories.count) {
      let story = stories[row]
      let key = stories.key(of: row).digest
      let link = stories.link(of: row)
      let traits = story.traits.intersection([.published, .killed, .joined, .vacant])
      sum.add([
        2, key.high, key.low, versionHash(stories.version(of: row)),
        contentHash(stories.content(of: row)), keyHash(link == StoryRow.noStory ? nil : link),
        textHash(stories.uri(of: row).text), UInt64(story.status),
        UInt64(story.editionKind.rawValue), UInt64(traits.rawValue),
        UInt64(stories.providers[story.provider] ?? .max), UInt64(story.take),
        UInt64(story.time.bits), UInt64(similar.number(of: row)),
      ])
      for (place, edition) in stories.earlierEditions(of: row).enumerated() {
        sum.add([
          3, key.high, key.low, UInt64(place), contentHash(edition.content),
          UInt64(edition.status), UInt64(edition.kind.rawValue),
        ])
      }
    }
    for (other, version) in stories.otherVersions {
      sum.add([4, keyHash(other.story), versionHash(version)])
    }
    addOrder(to: &sum)
  }

  private func addOrder(to sum: inout FactSum) {
    for row in 0..<UInt32(stories.count) where stories[row].front != .none {
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
    for row in 0..<UInt32(stories.count) where stories[row].traits.contains(.hasText) {
      addContent(row, to: &sum)
    }
    for row in 0..<UInt32(stories.contents.count) {
      addContent(row | StoryTable.furtherText, to: &sum)
    }
  }

  private func addContent(_ content: UInt32, to sum: inout FactSum) {
    let holder = stories.holder(of: content)
    sum.add([
      5, contentHash(content), keyHash(holder == StoryRow.noStory ? nil : holder),
      UInt64(stories.time(of: content).bits),
    ])
  }

  private func addTexts(to sum: inout FactSum) {
    for number in similar.numbers {
      guard let entry = similar.entry(number), let sketch = similar.sketch(number) else { continue }
      sum.add(
        [
          8, UInt64(number), UInt64(bitPattern: entry.time),
          keyHash(entry.story == StoryRow.noStory ? nil : entry.story),
          UInt64(entry.shingleCount),
        ] + sketch.words)
      let facts = entry.facts
      sum.add([9, UInt64(number)] + FactKind.allCases.map { UInt64(facts.sums[$0]) })
      sum.add([14, UInt64(number)] + facts.items.map { UInt64($0) })
      sum.add([15, UInt64(number)] + facts.opposites.map { UInt64($0) })
      sum.add([16, UInt64(number)] + facts.patterns.map { UInt64($0.bits) })
    }
    stems.forEach { sum.add([10, $0, keyHash($1)]) }
    let times = clock.times.map { UInt64(bitPattern: $0) }
    sum.add([13, decided, sweepAt, sweepAfter] + times + tally.map { UInt64($0) })
  }

  private func keyHash(_ story: UInt32?) -> UInt64 {
    guard let story else { return 0 }
    let digest = stories.key(of: story).digest
    return mixed(digest.high) ^ digest.low
  }

  private func contentHash(_ content: UInt32) -> UInt64 {
    guard content != StoryRow.noContent else { return 0 }
    let key = stories.textKey(of: content)
    return mixed(UInt64(key.first) << 32 | UInt64(key.second)) ^ UInt64(key.third)
  }

  private func versionHash(_ code: VersionCode) -> UInt64 {
    let kind = UInt64(code.kind.rawValue)
    if case .text(let text) = stories.versionTexts.version(of: code) {
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
