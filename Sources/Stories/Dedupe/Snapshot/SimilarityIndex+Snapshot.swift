extension SimilarityIndex {
  func encode(to encoder: inout SnapshotEncoder) throws {
    try encoder.half(numbers.lowerBound)
    try encoder.count(numbers.count)
    for number in numbers {
      guard let entry = entry(number), let sketch = sketch(number) else {
        preconditionFailure("an entry that is kept is there")
      }
      try encoder.half(entry.story)
      try encoder.half(entry.isPast ? 1 : 0)
      try encoder.word(UInt64(bitPattern: entry.time))
      try encoder.half(UInt32(entry.shingleCount))
      for word in sketch.words { try encoder.word(word) }
      try encoder.facts(entry.facts)
    }
  }

  init(capacityMax: Int, decoding decoder: inout SnapshotDecoder) throws {
    self.init(capacityMax: capacityMax, first: try decoder.half())
    for _ in 0..<(try decoder.count(max: capacityMax)) {
      let story = try decoder.half()
      let isPast = try decoder.half() != 0
      let time = Int64(bitPattern: try decoder.word())
      let shingles = Int(try decoder.half())
      let words = try (0..<StoredSketch.wordCount).map { _ in try decoder.word() }
      let entry = Entry(
        number: count + 1, story: story, isPast: isPast, shingleCount: shingles,
        facts: try decoder.facts(), time: time)
      restore(entry, StoredSketch(words: words))
    }
    index()
  }
}

extension SnapshotEncoder {
  fileprivate mutating func facts(_ facts: Facts) throws {
    for kind in FactKind.allCases { try half(facts.sums[kind]) }
    try halves(facts.items)
    try halves(facts.opposites)
    try half(UInt32(facts.patterns.count))
    for pattern in facts.patterns { try half(pattern.bits) }
  }

  /// Two in four bytes.
  private mutating func halves(_ values: [UInt16]) throws {
    try half(UInt32(values.count))
    for start in stride(from: 0, to: values.count, by: 2) {
      let second = start + 1 < values.count ? values[start + 1] : 0
      try half(UInt32(values[start]) | UInt32(second) << 16)
    }
  }
}

extension SnapshotDecoder {
  fileprivate mutating func facts() throws -> Facts {
    var sums = Facts.Sums()
    for kind in FactKind.allCases { sums[kind] = try half() }
    let items = try halves(max: Facts.itemsMax)
    let opposites = try halves(max: Facts.oppositesMax)
    let count = try half()
    if count > SentencePattern.countMax { throw SnapshotError.malformed }
    let patterns = try (0..<count).map { _ in SentencePattern(bits: try half()) }
    return Facts(items: items, sums: sums, opposites: opposites, patterns: patterns)
  }

  private mutating func halves(max: Int) throws -> [UInt16] {
    let count = Int(try half())
    if count > max { throw SnapshotError.malformed }
    var values: [UInt16] = []
    while values.count < count {
      let pair = try half()
      values.append(UInt16(truncatingIfNeeded: pair))
      if values.count < count { values.append(UInt16(truncatingIfNeeded: pair >> 16)) }
    }
    return values
  }
}
