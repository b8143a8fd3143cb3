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
