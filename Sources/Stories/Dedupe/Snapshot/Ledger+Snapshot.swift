extension Ledger {
  func encode(to encoder: inout SnapshotEncoder) throws {
    try encoder.word(decided)
    try encoder.word(sweepAt)
    try encoder.word(sweepAfter)
    try encoder.count(clock.times.count)
    for time in clock.times { try encoder.word(UInt64(bitPattern: time)) }
    try encoder.count(tally.count)
    for count in tally { try encoder.word(UInt64(count)) }
    try stories.encode(to: &encoder)
    try deliveries.encode(to: &encoder)
    try similar.encode(to: &encoder)
    try stems.encode(to: &encoder)
  }

  init(settings: LedgerSettings, decoding decoder: inout SnapshotDecoder) throws {
    self.init(settings: settings)
    decided = try decoder.word()
    sweepAt = try decoder.word()
    sweepAfter = try decoder.word()
    var times: [Int64] = []
    for _ in 0..<(try decoder.count(max: LogClock.outliersMax + 1)) {
      times.append(Int64(bitPattern: try decoder.word()))
    }
    clock = LogClock(times)
    // A release that knows more reasons reads the counts of one that knew fewer.
    for code in 0..<(try decoder.count(max: tally.count)) {
      tally[code] = Int(truncatingIfNeeded: try decoder.word())
    }
    stories = try StoryTable(decoding: &decoder)
    deliveries = try DeliveryTable(decoding: &decoder)
    similar = try SimilarityIndex(
      capacityMax: settings.similarityCapacity, decoding: &decoder)
    stems = try StemTable(decoding: &decoder)
  }
}
