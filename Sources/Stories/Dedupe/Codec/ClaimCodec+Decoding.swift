extension ClaimCodec {
  /// Reads one record's value. Any bytes are answered with a batch or an error, in bounded memory.
  public static func decode(_ record: RawSpan) throws(ClaimCodecError) -> ClaimBatch {
    let count = record.byteCount
    if count > decodedBytesMax { throw .tooLong(bytes: count) }
    let bytes = Span<UInt8>(_bytes: record)
    var reader = ClaimReader(bytes)
    for byte in magic {
      guard reader.hasMore, try reader.byte() == byte else { throw .notAClaimBatch }
    }
    let form = try reader.byte()
    guard (1...version).contains(form) else { throw .unknownVersion(form) }
    if count < headBytes + trailerBytes { throw .truncated(at: count) }
    try checkSum(bytes)
    reader.dropLast(trailerBytes)
    let writer = WriterID(high: try reader.word(), low: try reader.word())
    let sequence = try reader.word()
    let claimCount = try reader.half()
    guard claimCount <= UInt32(claimsMax) else {
      throw .malformed(.claimCount, at: headBytes - 4)
    }
    let topics = try topics(&reader)
    var claims: [Claim] = []
    for _ in 0..<claimCount { claims.append(try claim(&reader, topics, form)) }
    let supersessions = try deliveries(.supersessionCount, &reader, topics)
    let countAt = reader.at
    let withdrawals = try deliveries(.withdrawalCount, &reader, topics)
    if claimCount == 0, supersessions.isEmpty, withdrawals.isEmpty {
      throw .malformed(.withdrawalCount, at: countAt)
    }
    if reader.hasMore { throw .malformed(.trailingBytes, at: reader.at) }
    return ClaimBatch(
      writer: writer, sequence: sequence, claims: claims, supersessions: supersessions,
      withdrawals: withdrawals)
  }

  private static func checkSum(_ record: Span<UInt8>) throws(ClaimCodecError) {
    let end = record.count - trailerBytes
    var trailer = ClaimReader(record.extracting(end..<record.count))
    let sum = CRC32C.checksum(record.extracting(0..<end))
    if try trailer.half() != sum { throw .wrongChecksum }
  }

  private static func topics(_ reader: inout ClaimReader) throws(ClaimCodecError) -> [String] {
    let at = reader.at
    let count = try reader.varint(.topic, max: UInt64(claimsMax))
    if count == 0 { throw .malformed(.topic, at: at) }
    var topics: [String] = []
    for _ in 0..<count { topics.append(try reader.text(.topic, bytesMax: topicBytesMax)) }
    return topics
  }

  private static func deliveries(
    _ field: ClaimCodecError.Field, _ reader: inout ClaimReader, _ topics: [String]
  ) throws(ClaimCodecError) -> [Coordinates] {
    let count = try reader.varint(field, max: UInt64(supersessionsMax))
    var deliveries: [Coordinates] = []
    for _ in 0..<count { deliveries.append(try coordinates(&reader, topics)) }
    return deliveries
  }

  private static func coordinates(
    _ reader: inout ClaimReader, _ topics: [String]
  ) throws(ClaimCodecError) -> Coordinates {
    Coordinates(
      topic: topics[Int(try reader.varint(.topic, max: UInt64(topics.count - 1)))],
      partition: Int32(try reader.varint(.partition, max: UInt64(Int32.max))),
      offset: Int64(try reader.varint(.offset, max: UInt64(Int64.max))))
  }

  private static func claim(
    _ reader: inout ClaimReader, _ topics: [String], _ form: UInt8
  ) throws(ClaimCodecError) -> Claim {
    let coordinates = try coordinates(&reader, topics)
    let storyKey = StoryKey(try reader.digest())
    let contentDigest = ContentDigest(try reader.digest())
    let flagsAt = reader.at
    let flags = try reader.byte()
    guard let status = PubStatus(code: flags >> 2 & 3) else {
      throw .malformed(.flags, at: flagsAt)
    }
    let eventTime = try reader.zigzag(.eventTime)
    return Claim(
      coordinates: coordinates, storyKey: storyKey, isIdentified: flags & 1 << 5 != 0,
      version: try version(&reader, kind: flags & 3), contentDigest: contentDigest,
      isComparable: flags & 1 << 4 != 0, status: status, eventTime: eventTime,
      uri: ArticleURI(try reader.text(.uri, bytesMax: decodedBytesMax)),
      lineage: flags & 1 << 6 != 0 ? try lineage(&reader) : Lineage(),
      fingerprint: flags & 1 << 7 != 0 ? try fingerprint(&reader, form) : nil)
  }

  private static func lineage(_ reader: inout ClaimReader) throws(ClaimCodecError) -> Lineage {
    let at = reader.at
    let flags = try reader.byte()
    guard flags < 1 << 6, let mark = Lineage.Mark(rawValue: flags & 7) else {
      throw .malformed(.lineage, at: at)
    }
    let lineage = Lineage(
      provider: try reader.half(), mark: mark, number: try reader.byte(),
      slug: flags & 1 << 3 != 0 ? try reader.word() : 0,
      title: flags & 1 << 4 != 0 ? try reader.word() : 0,
      parent: flags & 1 << 5 != 0 ? StoryKey(try reader.digest()) : nil)
    // A batch has one form in bytes: what is not there has no bit.
    let isShortest =
      lineage != Lineage() && (lineage.slug != 0) == (flags & 1 << 3 != 0)
      && (lineage.title != 0) == (flags & 1 << 4 != 0)
    if !isShortest { throw .malformed(.lineage, at: at) }
    return lineage
  }

  private static func fingerprint(
    _ reader: inout ClaimReader, _ form: UInt8
  ) throws(ClaimCodecError) -> Fingerprint {
    var rows: [UInt64] = []
    rows.reserveCapacity(TextSketch.wordCount)
    for _ in 0..<TextSketch.wordCount { rows.append(try reader.word()) }
    let shingleCount = try reader.varint(.fingerprint, max: UInt64(UInt32.max))
    var sums = Facts.Sums()
    for kind in FactKind.allCases { sums[kind] = try reader.half() }
    let items = try halves(&reader, max: Facts.itemsMax)
    var opposites: [UInt16] = []
    var patterns: [SentencePattern] = []
    if form > 1 {
      let at = reader.at
      opposites = try halves(&reader, max: Facts.oppositesMax)
      guard opposites.allSatisfy(Opposites.isMember) else { throw .malformed(.fingerprint, at: at) }
      let count = try reader.varint(.fingerprint, max: UInt64(SentencePattern.countMax))
      for _ in 0..<count { patterns.append(SentencePattern(bits: try reader.half())) }
    }
    return Fingerprint(
      sketch: TextSketch(rows: rows, shingleCount: Int(shingleCount)),
      facts: Facts(items: items, sums: sums, opposites: opposites, patterns: patterns))
  }

  private static func halves(
    _ reader: inout ClaimReader, max: Int
  ) throws(ClaimCodecError) -> [UInt16] {
    let count = try reader.varint(.fingerprint, max: UInt64(max))
    var values: [UInt16] = []
    values.reserveCapacity(Int(count))
    for _ in 0..<count {
      let low = UInt16(try reader.byte())
      values.append(low | UInt16(try reader.byte()) << 8)
    }
    return values
  }

  private static func version(
    _ reader: inout ClaimReader, kind: UInt8
  ) throws(ClaimCodecError) -> StoryVersion {
    switch VersionCode.Kind(rawValue: kind) {
    case .number: .number(try reader.zigzag(.version))
    case .time: .time(try reader.zigzag(.version))
    case .text: .text(try reader.text(.version, bytesMax: decodedBytesMax, canBeEmpty: true))
    case .absent, nil: .none
    }
  }
}
