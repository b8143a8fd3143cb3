import Testing

@testable import Stories

/// Each failure names its seed; `swift test --filter ClaimCodecTests` repeats it.
@Suite("Claim records: form and refusals")
struct ClaimCodecTests {
  let writer = WriterID(high: 0x0102_0304_0506_0708, low: 0x090A_0B0C_0D0E_0F10)

  @Test("any batch comes back as it was written", arguments: 1...20 as ClosedRange<UInt64>)
  func roundTrip(seed: UInt64) throws {
    let claims = RandomClaims(seed: seed, count: Int(seed) * 5).claims
    let record = ClaimCodec.encode(writer: writer, sequence: seed, claims: claims)
    let batch = try ClaimCodec.decode(record.span.bytes)
    #expect(batch == ClaimBatch(writer: writer, sequence: seed, claims: claims), "seed \(seed)")
  }

  @Test("supersessions come back, with claims and alone", arguments: 1...8 as ClosedRange<UInt64>)
  func supersessions(seed: UInt64) throws {
    let claims = RandomClaims(seed: seed, count: Int(seed) * 5).claims
    let overtaken = claims.reversed().map(\.coordinates)
    for part in [claims, []] {
      let record = ClaimCodec.encode(
        writer: writer, sequence: seed, claims: part, supersessions: overtaken)
      let batch = ClaimBatch(
        writer: writer, sequence: seed, claims: part, supersessions: overtaken)
      #expect(try ClaimCodec.decode(record.span.bytes) == batch, "seed \(seed)")
    }
  }

  @Test("a record that says nothing, or more than may be, is refused")
  func supersessionCounts() {
    let delivery = Coordinates(topic: "raw", partition: 2, offset: 300)
    let record = ClaimCodec.encode(
      writer: writer, sequence: 5, claims: [], supersessions: [delivery])
    let body = Array(record.dropLast(4))
    #expect(body.suffix(11) == [1, 3] + Array("raw".utf8) + [1, 0, 2, 0xAC, 2, 0])
    #expect(throws: ClaimCodecError.malformed(.withdrawalCount, at: body.count - 5)) {
      try ClaimCodec.decode(sealed(Array(body.dropLast(6)) + [0, 0]).span.bytes)
    }
    for count in [[0xA1, 0x8D, 0x06], [0x81, 0]] as [[UInt8]] {
      let changed = sealed(Array(body.dropLast(6)) + count + Array(body.suffix(5)))
      #expect(throws: ClaimCodecError.malformed(.supersessionCount, at: body.count - 6)) {
        try ClaimCodec.decode(changed.span.bytes)
      }
    }
    #expect(throws: ClaimCodecError.malformed(.trailingBytes, at: body.count)) {
      try ClaimCodec.decode(sealed(body + [0]).span.bytes)
    }
  }

  @Test("withdrawals come back, alone and with the rest", arguments: 1...4 as ClosedRange<UInt64>)
  func withdrawals(seed: UInt64) throws {
    let claims = RandomClaims(seed: seed, count: Int(seed) * 5).claims
    let gone = claims.map(\.coordinates)
    for part in [claims, []] {
      let record = ClaimCodec.encode(
        writer: writer, sequence: seed, claims: part, withdrawals: gone)
      let batch = ClaimBatch(writer: writer, sequence: seed, claims: part, withdrawals: gone)
      #expect(try ClaimCodec.decode(record.span.bytes) == batch, "seed \(seed)")
    }
  }

  @Test("the largest and smallest values come back")
  func extremes() throws {
    let claims = [Int64.min, -1, 0, .max].map { number in
      Claim(
        coordinates: Coordinates(topic: "t", partition: .max, offset: .max),
        storyKey: StoryKey(Digest128(high: .max, low: 0)), isIdentified: false,
        version: .time(number), contentDigest: ContentDigest(Digest128(high: 0, low: .max)),
        isComparable: false, status: .canceled, eventTime: number, uri: ArticleURI("u"))
    }
    let record = ClaimCodec.encode(writer: writer, sequence: .max, claims: claims)
    #expect(try ClaimCodec.decode(record.span.bytes).claims == claims)
  }

  @Test("the bytes are those that the form says")
  func golden() {
    let claim = Claim(
      coordinates: Coordinates(topic: "raw", partition: 2, offset: 300),
      storyKey: StoryKey(Digest128(high: 1, low: 2)), isIdentified: true, version: .number(1_500),
      contentDigest: ContentDigest(Digest128(high: 3, low: 4)), isComparable: true,
      status: .withheld, eventTime: -1, uri: ArticleURI("urn:a"))
    let record = ClaimCodec.encode(writer: writer, sequence: 5, claims: [claim])
    let head: [UInt8] =
      [0x43, 0x44, 0x43, 0x4C, 2] + [8, 7, 6, 5, 4, 3, 2, 1] + [16, 15, 14, 13, 12, 11, 10, 9]
      + [5, 0, 0, 0, 0, 0, 0, 0] + [1, 0, 0, 0] + [1, 3] + Array("raw".utf8)
    let digests: [UInt8] = [1, 2, 3, 4].flatMap { [$0, 0, 0, 0, 0, 0, 0, 0] as [UInt8] }
    let tail: [UInt8] = [0b11_0101, 1, 0xB8, 0x17, 5] + Array("urn:a".utf8)
    #expect(Array(record.dropLast(4)) == head + [0, 2, 0xAC, 2] + digests + tail + [0, 0])
  }

  @Test("CRC-32C gives the published check values")
  func checksum() {
    #expect(CRC32C.checksum(Array("123456789".utf8).span) == 0xE306_9283)
    #expect(CRC32C.checksum([UInt8](repeating: 0, count: 32).span) == 0x8A91_36AA)
    #expect(CRC32C.checksum([UInt8](0..<32).span) == 0x46DD_794E)
  }

  @Test("a record cut anywhere is refused")
  func truncations() {
    let record = ClaimCodec.encode(
      writer: writer, sequence: 1, claims: RandomClaims(seed: 3, count: 8).claims,
      supersessions: RandomClaims(seed: 4, count: 3).claims.map(\.coordinates))
    for count in record.indices {
      #expect(throws: ClaimCodecError.self) {
        try ClaimCodec.decode(record.span.extracting(first: count).bytes)
      }
    }
  }

  @Test("a record with any one bit turned is refused")
  func bitFlips() {
    let record = ClaimCodec.encode(
      writer: writer, sequence: 1, claims: RandomClaims(seed: 3, count: 4).claims)
    for bit in 0..<record.count * 8 {
      var turned = record
      turned[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: ClaimCodecError.self) { try ClaimCodec.decode(turned.span.bytes) }
    }
  }

  @Test(
    "random changes under a right checksum give a batch or an error",
    arguments: 1...16 as ClosedRange<UInt64>)
  func changedBodies(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    let record = ClaimCodec.encode(
      writer: writer, sequence: 1, claims: RandomClaims(seed: seed, count: 6).claims,
      supersessions: RandomClaims(seed: seed, count: 5).claims.map(\.coordinates))
    for _ in 0..<400 {
      var body = Array(record.dropLast(4))
      for _ in 0..<Int.random(in: 1...4, using: &numbers) {
        body[Int.random(in: 5..<body.count, using: &numbers)] = UInt8.random(
          in: 0...255, using: &numbers)
      }
      if Bool.random(using: &numbers) { body.removeLast(Int.random(in: 1...60, using: &numbers)) }
      check(sealed(body), "seed \(seed)")
    }
  }

  @Test("random bytes are refused", arguments: 1...16 as ClosedRange<UInt64>)
  func randomBytes(seed: UInt64) {
    var numbers = SeededNumbers(seed: seed)
    for _ in 0..<200 {
      let count = Int.random(in: 0...200, using: &numbers)
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &numbers) }
      #expect(throws: ClaimCodecError.self, "seed \(seed)") {
        try ClaimCodec.decode(bytes.span.bytes)
      }
      for form in [1, 2] as [UInt8] {
        check(sealed([0x43, 0x44, 0x43, 0x4C, form] + bytes), "seed \(seed)")
      }
    }
  }

  @Test("a form of the future is refused by its number")
  func futureVersion() {
    let future: [UInt8] = [0x43, 0x44, 0x43, 0x4C, 3, 9, 9]
    #expect(throws: ClaimCodecError.unknownVersion(3)) {
      try ClaimCodec.decode(future.span.bytes)
    }
  }

  @Test("something else is not a claim batch")
  func otherBytes() {
    for other in [[], Array("{}".utf8), Array("CDC".utf8)] as [[UInt8]] {
      #expect(throws: ClaimCodecError.notAClaimBatch) { try ClaimCodec.decode(other.span.bytes) }
    }
  }

  @Test("a record over the bound is refused unread")
  func tooLong() {
    let long = [UInt8](repeating: 0, count: ClaimCodec.decodedBytesMax + 1)
    #expect(throws: ClaimCodecError.tooLong(bytes: long.count)) {
      try ClaimCodec.decode(long.span.bytes)
    }
  }

  @Test("a long list is split in order, each record within the bound")
  func split() {
    let claims = RandomClaims(seed: 1, count: 9_000).claims
    let parts = ClaimCodec.split(claims)
    #expect(parts.count > 1)
    #expect(Array(parts.joined()) == claims)
    for part in parts {
      let record = ClaimCodec.encode(writer: writer, sequence: 0, claims: part)
      #expect(record.count <= ClaimCodec.recordBytesMax)
      #expect(record.count > ClaimCodec.recordBytesMax / 4 || part == parts.last)
    }
    #expect(ClaimCodec.split([]).isEmpty)
    #expect(ClaimCodec.split(Array(claims[..<3]), bytesMax: 1).count == 3)
  }

  private func check(_ record: [UInt8], _ seed: Comment) {
    do {
      let batch = try ClaimCodec.decode(record.span.bytes)
      let again = ClaimCodec.encode(
        writer: batch.writer, sequence: batch.sequence, claims: batch.claims,
        supersessions: batch.supersessions)
      #expect((try? ClaimCodec.decode(again.span.bytes)) == batch, seed)
    } catch {
      #expect(!error.description.isEmpty, seed)
    }
  }

  private func sealed(_ body: [UInt8]) -> [UInt8] {
    let sum = CRC32C.checksum(body.span)
    return body + (0..<4).map { UInt8(truncatingIfNeeded: sum >> UInt32($0 * 8)) }
  }
}
