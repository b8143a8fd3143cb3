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
    if form != version { throw .unknownVersion(form) }
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
    for _ in 0..<claimCount { claims.append(try claim(&reader, topics)) }
    let supersessions = try supersessions(&reader, topics, canBeNone: claimCount > 0)
    if reader.hasMore { throw .malformed(.trailingBytes, at: reader.at) }
    return ClaimBatch(
      writer: writer, sequence: sequence, claims: claims, supersessions: supersessions)
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

  private static func supersessions(
    _ reader: inout ClaimReader, _ topics: [String], canBeNone: Bool
  ) throws(ClaimCodecError) -> [Coordinates] {
    let at = reader.at
    let count = try reader.varint(.supersessionCount, max: UInt64(supersessionsMax))
    if count == 0 && !canBeNone { throw .malformed(.supersessionCount, at: at) }
    var supersessions: [Coordinates] = []
    for _ in 0..<count { supersessions.append(try coordinates(&reader, topics)) }
    return supersessions
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
    _ reader: inout ClaimReader, _ topics: [String]
  ) throws(ClaimCodecError) -> Claim {
    let coordinates = try coordinates(&reader, topics)
    let storyKey = StoryKey(try reader.digest())
    let contentDigest = ContentDigest(try reader.digest())
    let flagsAt = reader.at
    let flags = try reader.byte()
    guard flags < 1 << 6, let status = PubStatus(code: flags >> 2 & 3) else {
      throw .malformed(.flags, at: flagsAt)
    }
    let eventTime = try reader.zigzag(.eventTime)
    return Claim(
      coordinates: coordinates, storyKey: storyKey, isIdentified: flags & 1 << 5 != 0,
      version: try version(&reader, kind: flags & 3), contentDigest: contentDigest,
      isComparable: flags & 1 << 4 != 0, status: status, eventTime: eventTime,
      uri: ArticleURI(try reader.text(.uri, bytesMax: decodedBytesMax)))
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
