import Testing

@testable import Stories

/// Each failure names its seed; `swift test --filter LedgerSweepTests` repeats it.
@Suite("Ledger: forgetting")
struct LedgerSweepTests {
  static let seeds: ClosedRange<UInt64> = 1...12
  private static let day: Int64 = 86_400_000

  /// Sweeps every few claims; with an even seed the bounds are reached as well.
  static func settings(seed: UInt64) -> LedgerSettings {
    var settings = LedgerSettings()
    settings.sweepInterval = 60
    settings.deliveriesMin = 40
    settings.similarityEntriesMax = 1_024
    if seed.isMultiple(of: 2) { settings.identityEntriesMax = 60 }
    if seed.isMultiple(of: 3) { settings.identityBytesMax = 20_000 }
    return settings
  }

  @Test(
    "redeliveries of anything, forgotten or not, and restarts from snapshots leave the same ledger",
    arguments: seeds)
  func redeliveriesAndRestarts(seed: UInt64) throws {
    let claims = RandomClaims(seed: seed, count: 1_500, days: 150, isSteady: true).claims
    var numbers = SeededNumbers(seed: seed)
    var plain = Ledger(settings: Self.settings(seed: seed))
    var crashing = plain
    var forgottenCount = 0
    for (place, claim) in claims.enumerated() {
      let verdict = plain.apply(claim)
      #expect(crashing.apply(claim) == verdict, "seed \(seed)")
      if Int.random(in: 0..<100, using: &numbers) == 0 {
        crashing = try SnapshotBytes(crashing).read(settings: crashing.settings).ledger
      }
      guard Int.random(in: 0..<20, using: &numbers) == 0 else { continue }
      let back = Int.random(in: 0...min(place, 400), using: &numbers)
      for earlier in claims[(place - back)...place] {
        let again = crashing.apply(earlier)
        #expect(again == plain.verdict(at: earlier.coordinates), "seed \(seed)")
        if again.basis == .claimedBeforeWindow { forgottenCount += 1 }
      }
    }
    #expect(crashing.digest == plain.digest, "seed \(seed)")
    #expect(crashing.counts.verdicts == plain.counts.verdicts, "seed \(seed)")
    #expect(plain.counts.deliveries < claims.count, "seed \(seed)")
    #expect(forgottenCount > 0, "seed \(seed)")
  }

  @Test("bounds hold at every claim", arguments: seeds)
  func bounds(seed: UInt64) {
    var settings = Self.settings(seed: 2)
    settings.sweepInterval = 1_000_000
    var ledger = Ledger(settings: settings)
    for claim in RandomClaims(seed: seed, count: 1_500, days: 150, isSteady: true).claims {
      _ = ledger.apply(claim)
      let counts = ledger.counts
      #expect(counts.stories <= settings.identityEntriesMax + 20, "seed \(seed)")
    }
  }

  @Test("a replay of what is older than the window gets the verdicts that were given first")
  func keptVerdicts() {
    let claims = RandomClaims(seed: 5, count: 1_500, days: 150, isSteady: true).claims
    var settings = Self.settings(seed: 1)
    var live = Ledger(settings: settings)
    settings.keepsForgottenVerdicts = true
    var replaying = Ledger(settings: settings)
    let first = claims.map { claim in
      _ = replaying.apply(claim)
      return live.apply(claim)
    }
    #expect(live.digest == replaying.digest)
    #expect(claims.contains { live.verdict(at: $0.coordinates)?.basis == .claimedBeforeWindow })
    #expect(claims.map { replaying.verdict(at: $0.coordinates) } == first)
  }

  @Test("what may be in flight keeps its verdict, also when its story is long gone")
  func inFlight() throws {
    var settings = LedgerSettings()
    settings.sweepInterval = 10
    settings.identityEntriesMax = 20
    var ledger = Ledger(settings: settings)
    var maker = ClaimMaker()
    let original = maker.claim("a", "x")
    let duplicate = maker.claim("b", "x")
    let first = ledger.apply(original)
    let second = ledger.apply(duplicate)
    #expect(second.of == original.uri)
    for number in 0..<200 { _ = ledger.apply(maker.claim("other \(number)", "text \(number)")) }
    #expect(ledger.story(original.storyKey) == nil)
    #expect(ledger.verdict(at: original.coordinates) == first)
    #expect(ledger.verdict(at: duplicate.coordinates) == second)
    #expect(ledger.apply(maker.claim("a", "x")).kind == .original)
  }

  @Test("records from the future make the ledger forget nothing")
  func future() {
    var settings = LedgerSettings()
    settings.sweepInterval = 10
    var ledger = Ledger(settings: settings)
    for claim in Self.claims(100, at: { $0 % 10 == 9 ? 4_000 * Self.day : 400 * Self.day }) {
      _ = ledger.apply(claim)
    }
    #expect(ledger.counts.stories == 100)
  }

  @Test("stories go when nothing came of them for the window, kills and their texts stay")
  func window() {
    var settings = LedgerSettings()
    settings.sweepInterval = 50
    var ledger = Ledger(settings: settings)
    var maker = ClaimMaker()
    _ = ledger.apply(maker.claim("killed", "k"))
    _ = ledger.apply(maker.claim("killed", "k", status: .canceled))
    _ = ledger.apply(maker.claim("gone", "g"))
    for claim in Self.claims(100, at: { Int64($0) * Self.day + 40 * Self.day }) {
      _ = ledger.apply(claim)
    }
    #expect(ledger.story(StoryKey(ClaimMaker.digest("gone"))) == nil)
    #expect(ledger.apply(maker.claim("killed", "new text")).basis == .afterKill)
    #expect(ledger.counts.stories < 80)
  }

  private static func claims(_ count: Int, at time: (Int) -> Int64) -> [Claim] {
    (0..<count).map { number in
      let name = "story \(number) of many"
      return Claim(
        coordinates: Coordinates(topic: "wire.other", partition: 0, offset: Int64(number)),
        storyKey: StoryKey(ClaimMaker.digest(name)), isIdentified: true, version: .none,
        contentDigest: ContentDigest(ClaimMaker.digest("text of \(name)")), isComparable: true,
        status: .usable, eventTime: time(number), uri: ClaimMaker.uri(name))
    }
  }
}

@Suite("Offsets as ranges")
struct OffsetSetTests {
  @Test("what was inserted is in, in any order of portions, and nothing else", arguments: 1...8)
  func contains(seed: Int) {
    var numbers = SeededNumbers(seed: UInt64(seed))
    var set = OffsetSet()
    var known: Set<Int64> = []
    for _ in 0..<20 {
      let portion = Set((0..<40).map { _ in Int64.random(in: 0..<400, using: &numbers) })
      set.insert(portion.sorted())
      known.formUnion(portion)
    }
    for offset in Int64(-1)...400 { #expect(set.contains(offset) == known.contains(offset)) }
    #expect(zip(set.ranges, set.ranges.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound })
  }
}
