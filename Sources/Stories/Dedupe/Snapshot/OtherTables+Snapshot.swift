extension DeliveryTable {
  func encode(to encoder: inout SnapshotEncoder) throws {
    try encoder.count(streams.count)
    for stream in streams {
      try encoder.text(stream.topic)
      try encoder.half(UInt32(bitPattern: stream.partition))
    }
    try encoder.count(pages.count)
    for row in 0..<UInt32(pages.count) {
      let page = pages[row]
      try encoder.half(page.key.stream)
      try encoder.word(UInt64(bitPattern: page.key.page))
      try encoder.half(page.time.bits)
      for cell in 0..<DeliveryPage.cellCount { try encoder.half(page.cells[cell]) }
    }
    try encoder.count(rulings.count)
    for place in 0..<UInt32(rulings.count) { try encoder.word(rulings[place]) }
    try encoder.table(names) { try $0.half($1) }
    try encoder.table(forgotten) { encoder, offsets in
      try encoder.count(offsets.ranges.count)
      for range in offsets.ranges {
        try encoder.word(UInt64(bitPattern: range.lowerBound))
        try encoder.word(UInt64(bitPattern: range.upperBound))
      }
    }
  }

  init(decoding decoder: inout SnapshotDecoder) throws {
    for _ in 0..<(try decoder.count()) {
      let topic = try decoder.text()
      _ = stream(topic, Int32(bitPattern: try decoder.half()))
    }
    for _ in 0..<(try decoder.count(max: RowIndex.rowsMax)) {
      let stream = try decoder.half()
      let number = Int64(bitPattern: try decoder.word())
      var page = DeliveryPage(key: DeliveryPage.Key(stream: stream, page: number))
      page.time = StorySeconds(bits: try decoder.half())
      for cell in 0..<DeliveryPage.cellCount {
        page.cells[cell] = try decoder.half()
        if page.cells[cell] != 0 { count += 1 }
      }
      pages.append(page)
    }
    for _ in 0..<(try decoder.count()) { rulings.append(try decoder.word()) }
    names = try decoder.table { try $0.half() }
    forgotten = try decoder.table { decoder in
      var ranges: [Range<Int64>] = []
      for _ in 0..<(try decoder.count(max: OffsetSet.rangesMax)) {
        let low = Int64(bitPattern: try decoder.word())
        let high = Int64(bitPattern: try decoder.word())
        guard low < high else { throw SnapshotError.malformed }
        ranges.append(low..<high)
      }
      return OffsetSet(ranges)
    }
  }
}

extension URITable {
  func encode(to encoder: inout SnapshotEncoder) throws {
    try encoder.count(used)
    try encoder.count(beginnings.count)
    for beginning in beginnings { try encoder.text(beginning) }
    try encoder.count(chunks.count)
    for chunk in chunks { try encoder.bytes(chunk) }
  }

  init(decoding decoder: inout SnapshotDecoder) throws {
    used = try decoder.count(max: 1 << 40)
    beginnings = []
    for _ in 0..<(try decoder.count(max: 1 << 16)) {
      beginningNumbers[try decoder.text()] = beginnings.count
      beginnings.append("")
    }
    for (beginning, number) in beginningNumbers { beginnings[number] = beginning }
    beginningNumbers[""] = nil
    for _ in 0..<(try decoder.count(max: 1 << 16)) {
      chunks.append(try decoder.bytes(max: 1 << 24))
    }
  }
}

extension StemTable {
  func encode(to encoder: inout SnapshotEncoder) throws {
    try encoder.count(count)
    try forEach { stem, story in
      try encoder.word(stem)
      try encoder.half(story)
    }
  }

  init(decoding decoder: inout SnapshotDecoder) throws {
    for _ in 0..<(try decoder.count()) { put(try decoder.word(), try decoder.half()) }
  }
}

extension SimilarityIndex {
  func encode(to encoder: inout SnapshotEncoder) throws {
    try encoder.half(numbers.lowerBound)
    try encoder.count(capacity)
    try encoder.count(numbers.count)
    for number in numbers {
      guard let entry = entry(number), let sketch = sketch(number) else {
        preconditionFailure("an entry that is kept is there")
      }
      try encoder.half(entry.story)
      try encoder.word(UInt64(bitPattern: entry.time))
      try encoder.half(UInt32(entry.shingleCount))
      for word in sketch.rows { try encoder.word(word) }
      for kind in FactKind.allCases { try encoder.half(entry.facts.sums[kind]) }
      try encoder.half(UInt32(entry.facts.items.count))
      for item in entry.facts.items { try encoder.half(UInt32(item)) }
    }
    try encoder.table(present) { try $0.half($1) }
  }

  init(capacityMax: Int, decoding decoder: inout SnapshotDecoder) throws {
    let first = try decoder.half()
    let capacity = try decoder.count(max: capacityMax)
    self.init(capacityMax: capacityMax, capacity: capacity, first: first)
    for _ in 0..<(try decoder.count(max: max(capacity, 1))) {
      let story = try decoder.half()
      let time = Int64(bitPattern: try decoder.word())
      let shingles = Int(try decoder.half())
      let words = try (0..<TextSketch.wordCount).map { _ in try decoder.word() }
      var sums = Facts.Sums()
      for kind in FactKind.allCases { sums[kind] = try decoder.half() }
      let count = try decoder.half()
      if count > Facts.itemsMax { throw SnapshotError.malformed }
      let items = try (0..<count).map { _ in UInt16(truncatingIfNeeded: try decoder.half()) }
      _ = add(
        Fingerprint(
          sketch: TextSketch(rows: words, shingleCount: shingles),
          facts: Facts(items: items, sums: sums)), story: story, time: time)
    }
    present = try decoder.table { try $0.half() }
  }
}
