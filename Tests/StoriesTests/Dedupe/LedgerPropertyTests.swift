import Testing

@testable import Stories

/// Each failure names its seed; `swift test --filter LedgerPropertyTests` repeats it.
@Suite("Ledger: what holds for any log")
struct LedgerPropertyTests {
  static let seeds: ClosedRange<UInt64> = 1...16

  @Test(
    "applying a log again, in any order, repeats its verdicts and changes nothing",
    arguments: seeds)
  func repeats(seed: UInt64) {
    let claims = RandomClaims(seed: seed, count: 600).claims
    var ledger = Ledger()
    var verdicts: [Coordinates: Verdict] = [:]
    for claim in claims { verdicts[claim.coordinates] = ledger.apply(claim) }
    let digest = ledger.digest
    let counts = ledger.counts
    var numbers = SeededNumbers(seed: seed)
    for claim in claims.shuffled(using: &numbers) {
      #expect(ledger.apply(claim) == verdicts[claim.coordinates], "seed \(seed)")
      #expect(ledger.verdict(at: claim.coordinates) == verdicts[claim.coordinates], "seed \(seed)")
    }
    #expect(ledger.digest == digest, "seed \(seed)")
    #expect(ledger.counts == counts, "seed \(seed)")
  }

  @Test(
    "claims repeated anywhere in the log, as after crashes, leave the same ledger",
    arguments: seeds)
  func redeliveries(seed: UInt64) {
    let claims = RandomClaims(seed: seed, count: 400).claims
    var plain = Ledger()
    for claim in claims { _ = plain.apply(claim) }
    var numbers = SeededNumbers(seed: seed)
    var crashing = Ledger()
    for (place, claim) in claims.enumerated() {
      _ = crashing.apply(claim)
      if Int.random(in: 0..<5, using: &numbers) == 0 {
        let back = Int.random(in: 0...min(place, 30), using: &numbers)
        for earlier in claims[(place - back)...place] { _ = crashing.apply(earlier) }
      }
    }
    #expect(crashing.digest == plain.digest, "seed \(seed)")
  }

  @Test("two instances that read one log in batches of their own agree", arguments: seeds)
  func twoInstances(seed: UInt64) throws {
    let claims = RandomClaims(seed: seed, count: 400).claims
    var whole = Ledger()
    for claim in claims { _ = whole.apply(claim) }
    var batched = Ledger()
    let writer = WriterID(high: seed, low: 1)
    for part in ClaimCodec.split(claims, bytesMax: 2_000) {
      let record = ClaimCodec.encode(writer: writer, sequence: 1, claims: part)
      for claim in try ClaimCodec.decode(record.span.bytes).claims { _ = batched.apply(claim) }
    }
    #expect(batched.digest == whole.digest, "seed \(seed)")
    #expect(batched.counts.verdicts == whole.counts.verdicts, "seed \(seed)")
  }

  @Test("a different log leaves a different digest", arguments: seeds)
  func digestsDiffer(seed: UInt64) throws {
    let claims = RandomClaims(seed: seed, count: 50).claims
    var one = Ledger()
    var other = Ledger()
    for claim in claims { _ = one.apply(claim) }
    for claim in claims.dropLast() { _ = other.apply(claim) }
    #expect(one.digest != other.digest, "seed \(seed)")
  }

  @Test("what goes out of one story is in order, once, and ends with a kill", arguments: seeds)
  func publishedOrder(seed: UInt64) {
    var ledger = Ledger()
    var published: [StoryKey: [Claim]] = [:]
    for claim in RandomClaims(seed: seed, count: 800).claims {
      let verdict = ledger.apply(claim)
      guard [.original, .update, .kill].contains(verdict.kind) else { continue }
      let before = published[claim.storyKey, default: []]
      #expect(before.last?.status != .canceled, "seed \(seed)")
      #expect((verdict.kind == .original) == (before.isEmpty && claim.status != .canceled))
      if verdict.kind != .kill && verdict.basis != .tooShortToCompare {
        #expect(!before.contains { claim.version.order(to: $0.version) == .older }, "seed \(seed)")
        #expect(!before.contains { $0.saysTheSame(as: claim) }, "seed \(seed)")
      }
      published[claim.storyKey, default: []].append(claim)
    }
  }

  @Test(
    "nothing new is lost: what is diverted was published before, or is older or killed",
    arguments: seeds)
  func nothingLost(seed: UInt64) {
    var ledger = Ledger()
    var texts: Set<ContentDigest> = []
    for claim in RandomClaims(seed: seed, count: 800).claims {
      switch ledger.apply(claim).kind {
      case .original, .update, .correction: texts.insert(claim.contentDigest)
      case .duplicate, .redelivery: #expect(texts.contains(claim.contentDigest), "seed \(seed)")
      case .kill, .stale: break
      }
    }
  }
}

extension Claim {
  /// Versions by their bytes: `==` takes canonically equal texts for one.
  fileprivate func saysTheSame(as other: Claim) -> Bool {
    let isSameVersion =
      version == .none ? other.version == .none : version.order(to: other.version) == .same
    return isSameVersion && contentDigest == other.contentDigest && status == other.status
  }
}
