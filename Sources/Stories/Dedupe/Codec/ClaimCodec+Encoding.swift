extension ClaimCodec {
  /// One record's value. Takes up to `claimsMax` claims, as `split` gives them, and up to
  /// `supersessionsMax` supersessions and withdrawals; at least one of any.
  public static func encode(
    writer: WriterID, sequence: UInt64, claims: some Collection<Claim>,
    supersessions: some Collection<Coordinates> = [Coordinates](),
    withdrawals: some Collection<Coordinates> = [Coordinates]()
  ) -> [UInt8] {
    precondition(
      max(claims.count, supersessions.count, withdrawals.count) <= claimsMax,
      "A claim record holds up to 100,000 of each")
    precondition(
      !claims.isEmpty || !supersessions.isEmpty || !withdrawals.isEmpty,
      "A claim record says something")
    var bytes: [UInt8] = []
    bytes.reserveCapacity(headBytes + claims.count * 128)
    bytes.append(contentsOf: magic)
    bytes.append(version)
    bytes.append(word: writer.high)
    bytes.append(word: writer.low)
    bytes.append(word: sequence)
    bytes.append(half: UInt32(claims.count))
    var topics = TopicList()
    for claim in claims { topics.add(claim.coordinates.topic) }
    for delivery in supersessions { topics.add(delivery.topic) }
    for delivery in withdrawals { topics.add(delivery.topic) }
    bytes.append(varint: UInt64(topics.names.count))
    for name in topics.names { bytes.append(text: name) }
    for claim in claims { append(claim, topics[claim.coordinates.topic], to: &bytes) }
    bytes.append(varint: UInt64(supersessions.count))
    for delivery in supersessions { append(delivery, topics[delivery.topic], to: &bytes) }
    bytes.append(varint: UInt64(withdrawals.count))
    for delivery in withdrawals { append(delivery, topics[delivery.topic], to: &bytes) }
    bytes.append(half: CRC32C.checksum(bytes.span))
    return bytes
  }

  /// Cuts the list, keeping its order, so that each part's record has at most `bytesMax` bytes.
  /// A claim that is longer alone gets a record of its own.
  public static func split(
    _ claims: [Claim], bytesMax: Int = recordBytesMax
  ) -> [ArraySlice<Claim>] {
    var parts: [ArraySlice<Claim>] = []
    var start = claims.startIndex
    var size = headBytes
    for index in claims.indices {
      let more = sizeBound(of: claims[index])
      if index > start && (size + more > bytesMax || index - start == claimsMax) {
        parts.append(claims[start..<index])
        start = index
        size = headBytes
      }
      size += more
    }
    if start < claims.endIndex { parts.append(claims[start...]) }
    return parts
  }

  /// At least what the claim adds to a record, its topic's name counted each time.
  private static func sizeBound(of claim: Claim) -> Int {
    var version = 10
    if case .text(let text) = claim.version { version += text.utf8.count }
    let facts = claim.fingerprint.map { sizeBound(of: $0.facts) } ?? 0
    return 132 + facts + claim.coordinates.topic.utf8.count + version + claim.uri.text.utf8.count
  }

  private static func sizeBound(of facts: Facts) -> Int {
    284 + 2 * (facts.items.count + facts.opposites.count) + 4 * facts.patterns.count
  }

  private static func append(_ claim: Claim, _ topic: Int, to bytes: inout [UInt8]) {
    append(claim.coordinates, topic, to: &bytes)
    bytes.append(digest: claim.storyKey.digest)
    bytes.append(digest: claim.contentDigest.digest)
    bytes.append(flags(of: claim))
    bytes.append(zigzag: claim.eventTime)
    switch claim.version {
    case .none: break
    case .number(let value), .time(let value): bytes.append(zigzag: value)
    case .text(let text): bytes.append(text: text)
    }
    bytes.append(text: claim.uri.text)
    if claim.lineage != Lineage() { append(claim.lineage, to: &bytes) }
    if let fingerprint = claim.fingerprint { append(fingerprint, to: &bytes) }
  }

  private static func append(_ lineage: Lineage, to bytes: inout [UInt8]) {
    bytes.append(
      lineage.mark.rawValue | (lineage.slug != 0 ? 1 << 3 : 0)
        | (lineage.title != 0 ? 1 << 4 : 0) | (lineage.parent != nil ? 1 << 5 : 0))
    bytes.append(half: lineage.provider)
    bytes.append(lineage.number)
    if lineage.slug != 0 { bytes.append(word: lineage.slug) }
    if lineage.title != 0 { bytes.append(word: lineage.title) }
    if let parent = lineage.parent { bytes.append(digest: parent.digest) }
  }

  private static func append(_ fingerprint: Fingerprint, to bytes: inout [UInt8]) {
    for word in fingerprint.sketch.rows { bytes.append(word: word) }
    bytes.append(varint: UInt64(fingerprint.sketch.shingleCount))
    for kind in FactKind.allCases { bytes.append(half: fingerprint.facts.sums[kind]) }
    append(fingerprint.facts.items, to: &bytes)
    append(fingerprint.facts.opposites, to: &bytes)
    bytes.append(varint: UInt64(fingerprint.facts.patterns.count))
    for pattern in fingerprint.facts.patterns { bytes.append(half: pattern.bits) }
  }

  private static func append(_ values: [UInt16], to bytes: inout [UInt8]) {
    bytes.append(varint: UInt64(values.count))
    for value in values {
      bytes.append(UInt8(truncatingIfNeeded: value))
      bytes.append(UInt8(truncatingIfNeeded: value >> 8))
    }
  }

  private static func append(_ delivery: Coordinates, _ topic: Int, to bytes: inout [UInt8]) {
    bytes.append(varint: UInt64(topic))
    bytes.append(varint: UInt64(delivery.partition))
    bytes.append(varint: UInt64(delivery.offset))
  }

  private static func flags(of claim: Claim) -> UInt8 {
    claim.version.codeKind.rawValue | claim.status.code << 2 | (claim.isComparable ? 1 << 4 : 0)
      | (claim.isIdentified ? 1 << 5 : 0) | (claim.lineage != Lineage() ? 1 << 6 : 0)
      | (claim.fingerprint != nil ? 1 << 7 : 0)
  }
}

/// The topics of a batch, in the order of their first mention.
private struct TopicList {
  private(set) var names: [String] = []

  mutating func add(_ name: String) {
    if !names.contains(name) { names.append(name) }
  }

  /// A batch has one or two topics, so a search is as good as a table.
  subscript(name: String) -> Int { names.firstIndex(of: name) ?? 0 }
}

extension [UInt8] {
  fileprivate mutating func append(half: UInt32) {
    for shift in stride(from: 0, to: 32, by: 8) { append(UInt8(truncatingIfNeeded: half >> shift)) }
  }

  fileprivate mutating func append(word: UInt64) {
    for shift in stride(from: 0, to: 64, by: 8) { append(UInt8(truncatingIfNeeded: word >> shift)) }
  }

  fileprivate mutating func append(digest: Digest128) {
    append(word: digest.high)
    append(word: digest.low)
  }

  fileprivate mutating func append(varint: UInt64) {
    var rest = varint
    while rest >= 0x80 {
      append(UInt8(rest & 0x7F) | 0x80)
      rest >>= 7
    }
    append(UInt8(rest))
  }

  fileprivate mutating func append(zigzag: Int64) {
    append(varint: UInt64(bitPattern: zigzag << 1 ^ zigzag >> 63))
  }

  fileprivate mutating func append(text: String) {
    append(varint: UInt64(text.utf8.count))
    append(contentsOf: text.utf8)
  }
}
