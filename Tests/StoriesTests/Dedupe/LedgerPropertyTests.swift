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
    let claims = RandomClaims(seed: seed, count: 600, days: 60).claims
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

  @Test(
    "supersessions anywhere in the log, and repeated, leave instances alike and order intact",
    arguments: seeds)
  func supersessions(seed: UInt64) {
    let claims = RandomClaims(seed: seed, count: 600).claims
    var numbers = SeededNumbers(seed: seed)
    var one = Ledger()
    var other = Ledger()
    for (place, claim) in claims.enumerated() {
      _ = one.apply(claim)
      _ = other.apply(claim)
      let delivery = claims[Int.random(in: 0...place, using: &numbers)].coordinates
      let before = one.verdict(at: delivery)
      let successor = one.successor(of: delivery)
      let verdict = one.supersede(delivery)
      #expect(verdict != nil || one.verdict(at: delivery) == before, "seed \(seed)")
      #expect(successor == nil || verdict?.basis == .newerPublishedFirst, "seed \(seed)")
      #expect(successor != nil || verdict == nil || verdict == before, "seed \(seed)")
      for _ in 0..<2 { #expect(other.supersede(delivery) == verdict, "seed \(seed)") }
    }
    #expect(one.digest == other.digest, "seed \(seed)")
    #expect(one.counts == other.counts, "seed \(seed)")
    #expect(one.counts.verdicts.values.reduce(0, +) == one.counts.deliveries, "seed \(seed)")
  }

  @Test(
    "a crossing names the story's other deliveries around it, as the log had them", arguments: seeds
  )
  func crossings(seed: UInt64) {
    var ledger = Ledger()
    var order: [StoryKey: [Coordinates]] = [:]
    for claim in RandomClaims(seed: seed, count: 400, isPlain: true).claims {
      let verdict = ledger.apply(claim)
      guard verdict.kind.outcome == .published, verdict.basis != .tooShortToCompare else {
        continue
      }
      order[claim.storyKey, default: []].append(claim.coordinates)
    }
    for deliveries in order.values {
      for (place, delivery) in deliveries.enumerated() {
        func isElsewhere(_ other: Coordinates) -> Bool {
          other.topic != delivery.topic || other.partition != delivery.partition
        }
        let before = deliveries[..<place].reversed().prefix(while: isElsewhere)
        let after = deliveries[(place + 1)...].filter(isElsewhere)
        let crossing = ledger.crossing(at: delivery) ?? Crossing()
        // Of one partition the last one stands for those before it.
        #expect(lastOfEach(crossing.predecessors.reversed()) == lastOfEach(before), "seed \(seed)")
        #expect(crossing.successors == after, "seed \(seed)")
        #expect(
          ledger.successor(of: delivery) == (delivery == deliveries.last ? nil : deliveries.last),
          "seed \(seed)")
      }
    }
  }

  private func lastOfEach(_ reversed: some Sequence<Coordinates>) -> [Coordinates] {
    var partitions: Set<Stream> = []
    return reversed.filter {
      partitions.insert(Stream(topic: $0.topic, partition: $0.partition)).inserted
    }
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
    for claim in RandomClaims(seed: seed, count: 800, isPlain: true).claims {
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
    for claim in RandomClaims(seed: seed, count: 800, isPlain: true).claims {
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
