import Stories

/// SplitMix64; the same seed gives the same run everywhere.
struct SeededNumbers: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}

/// Claims by small words: story `a`, text `x`.
struct ClaimMaker {
  private var offset: Int64 = 0

  mutating func claim(
    _ story: String, _ text: String, version: StoryVersion = .none, status: PubStatus = .usable,
    isIdentified: Bool = true, isComparable: Bool = true, partition: Int32 = 0
  ) -> Claim {
    offset += 1
    return Claim(
      coordinates: Coordinates(topic: "wire.raw", partition: partition, offset: offset),
      storyKey: StoryKey(Self.digest(story)), isIdentified: isIdentified, version: version,
      contentDigest: ContentDigest(Self.digest("text of " + text)), isComparable: isComparable,
      status: status, eventTime: offset * 1_000, uri: Self.uri(story))
  }

  static func uri(_ story: String) -> ArticleURI { ArticleURI("urn:newsml:wire.example:\(story)") }

  static func digest(_ text: String) -> Digest128 {
    var high = SeededNumbers(seed: text.utf8.reduce(17) { $0 &* 31 &+ UInt64($1) })
    return Digest128(high: high.next(), low: high.next())
  }
}

/// A log of claims as a hostile afternoon would bring it: few stories, few texts, every status.
struct RandomClaims {
  private(set) var claims: [Claim] = []

  /// - Parameters:
  ///   - days: over which the event times go.
  ///   - isPlain: without lineage and likeness: key, version and content decide.
  ///   - isSteady: event times go forward with the log, give or take three days.
  init(
    seed: UInt64, count: Int, days: Int64 = 1, isPlain: Bool = false, isSteady: Bool = false
  ) {
    var numbers = SeededNumbers(seed: seed)
    var offsets: [Int: Int64] = [:]
    for place in 0..<count {
      let partition = Int.random(in: 0..<4, using: &numbers)
      offsets[partition, default: -1] += Int64.random(in: 1...3, using: &numbers)
      let topic = partition == 3 ? "wire.other" : "wire.raw"
      claims.append(
        Self.claim(
          Coordinates(
            topic: topic, partition: Int32(partition), offset: offsets[partition] ?? 0),
          &numbers,
          isSteady ? Self.steadyTimes(place, of: count, days) : -5_000...days * 86_400_000, isPlain)
      )
    }
  }

  private static func steadyTimes(
    _ place: Int, of count: Int, _ days: Int64
  ) -> ClosedRange<Int64> {
    let now = days * 86_400_000 / Int64(count) * Int64(place)
    return now - 3 * 86_400_000...now + 3 * 86_400_000
  }

  private static func claim(
    _ coordinates: Coordinates, _ numbers: inout SeededNumbers, _ times: ClosedRange<Int64>,
    _ isPlain: Bool
  ) -> Claim {
    let story = "story \(Int.random(in: 0..<40, using: &numbers))"
    let text = Int.random(in: 0..<60, using: &numbers)
    let isIdentified = Int.random(in: 0..<10, using: &numbers) > 0
    return Claim(
      coordinates: coordinates,
      storyKey: StoryKey(ClaimMaker.digest(isIdentified ? story : "text \(text)")),
      isIdentified: isIdentified, version: version(&numbers),
      contentDigest: ContentDigest(ClaimMaker.digest("text \(text)")), isComparable: text >= 6,
      status: [.usable, .usable, .usable, .usable, .usable, .usable, .withheld, .canceled][
        Int.random(in: 0..<8, using: &numbers)],
      eventTime: Int64.random(in: times, using: &numbers),
      uri: ArticleURI("https://wire.example/\(isIdentified ? story : "text \(text)")"),
      lineage: isPlain ? Lineage() : lineage(&numbers),
      fingerprint: isPlain ? nil : fingerprint(text, &numbers))
  }

  private static func lineage(_ numbers: inout SeededNumbers) -> Lineage {
    guard Int.random(in: 0..<3, using: &numbers) == 0 else { return Lineage() }
    return Lineage(
      provider: UInt32.random(in: 0..<2, using: &numbers),
      mark: Lineage.Mark.allCases[min(3, Int.random(in: 0..<8, using: &numbers))],
      number: UInt8.random(in: 0..<4, using: &numbers),
      slug: UInt64.random(in: 0..<12, using: &numbers),
      title: UInt64.random(in: 0..<12, using: &numbers),
      parent: Int.random(in: 0..<6, using: &numbers) == 0
        ? StoryKey(ClaimMaker.digest("story \(Int.random(in: 0..<40, using: &numbers))")) : nil)
  }

  /// Texts of the same ten are near to each other.
  private static func fingerprint(
    _ text: Int, _ numbers: inout SeededNumbers
  ) -> Fingerprint? {
    guard text >= 12 else { return nil }
    var common = SeededNumbers(seed: UInt64(text / 10))
    var own = SeededNumbers(seed: UInt64(text))
    var rows = (0..<32).map { _ in common.next() }
    for row in 0..<(text % 10) { rows[31 - row] = own.next() }
    let items = (0..<UInt16(text % 7)).map { ($0 % 5) << 13 | UInt16(text / 30) << 4 | $0 }
    return Fingerprint(
      sketch: TextSketch(rows: rows, shingleCount: 100 + text),
      facts: Facts(
        items: items,
        sums: .init(numerals: UInt32(text / 30), names: 7, negations: 0, quotations: 1)))
  }

  private static func version(_ numbers: inout SeededNumbers) -> StoryVersion {
    switch Int.random(in: 0..<10, using: &numbers) {
    case 0: .none
    case 1: .time(Int64.random(in: 1...4, using: &numbers))
    case 2: .text(["a", "b", "é", "e\u{301}", ""][Int.random(in: 0..<5, using: &numbers)])
    default: .number(Int64.random(in: 1...6, using: &numbers) * 1_000)
    }
  }
}
