import Testing

@testable import Stories

@Suite("Ledger: order across partitions")
struct LedgerOrderTests {
  var ledger = Ledger()
  var make = ClaimMaker()

  @Test("an overtaken original is stale once the log says so, and stays it")
  mutating func overtaken() {
    let first = make.claim("a", "x", version: .number(1_000), partition: 1)
    let second = make.claim("a", "y", version: .number(2_000), partition: 0)
    _ = ledger.apply(first)
    let update = ledger.apply(second)
    #expect(ledger.successor(of: first.coordinates) == second.coordinates)
    #expect(ledger.successor(of: second.coordinates) == nil)
    let digest = ledger.digest
    let stale = Verdict(basis: .newerPublishedFirst, of: ClaimMaker.uri("a"))
    #expect(ledger.supersede(first.coordinates) == stale)
    #expect(stale.kind == .stale)
    #expect(ledger.digest != digest)
    let changed = ledger.digest
    #expect(ledger.supersede(first.coordinates) == stale)
    #expect(ledger.apply(first) == stale)
    #expect(ledger.digest == changed)
    #expect(ledger.verdict(at: second.coordinates) == update)
    #expect(ledger.successor(of: first.coordinates) == nil)
    #expect(ledger.counts.verdicts[.original] == 0)
    #expect(ledger.counts.verdicts[.stale] == 1)
  }

  @Test("what is last, diverted or unknown is not superseded")
  mutating func refused() {
    let first = make.claim("a", "x", version: .number(1_000))
    let again = make.claim("a", "x", version: .number(1_000), partition: 1)
    _ = ledger.apply(first)
    _ = ledger.apply(again)
    let digest = ledger.digest
    #expect(ledger.supersede(first.coordinates) == nil)
    #expect(ledger.supersede(again.coordinates) == nil)
    #expect(ledger.supersede(Coordinates(topic: "other", partition: 0, offset: 0)) == nil)
    #expect(ledger.successor(of: again.coordinates) == nil)
    #expect(ledger.digest == digest)
  }

  @Test("deliveries of one partition cannot overtake each other")
  mutating func onePartition() {
    let claims = (1...3).map { make.claim("a", "text \($0)", version: .number($0 * 1_000)) }
    for claim in claims { _ = ledger.apply(claim) }
    for claim in claims { #expect(ledger.crossing(at: claim.coordinates) == nil) }
    #expect(ledger.successor(of: claims[0].coordinates) == claims[2].coordinates)
  }

  @Test("a crossing looks back to the delivery before in its own partition, and all the way on")
  mutating func neighbors() {
    let claims = ([0, 0, 1, 2, 0, 1] as [Int32]).enumerated().map { number, partition in
      make.claim(
        "a", "text \(number)", version: .number(Int64(number) * 1_000), partition: partition)
    }
    for claim in claims { _ = ledger.apply(claim) }
    let at = claims.map(\.coordinates)
    #expect(ledger.crossing(at: at[0]) == Crossing(successors: [at[2], at[3], at[5]]))
    #expect(ledger.crossing(at: at[1]) == Crossing(successors: [at[2], at[3], at[5]]))
    #expect(
      ledger.crossing(at: at[2]) == Crossing(predecessors: [at[1]], successors: [at[3], at[4]]))
    #expect(ledger.crossing(at: at[5]) == Crossing(predecessors: [at[3], at[4]]))
    _ = ledger.supersede(at[3])
    #expect(ledger.crossing(at: at[3]) == Crossing(isSuperseded: true))
    #expect(ledger.crossing(at: at[5]) == Crossing(predecessors: [at[4]]))
  }

  @Test("a kill in another partition supersedes what it overtook")
  mutating func kill() {
    let first = make.claim("a", "x", partition: 1)
    _ = ledger.apply(first)
    let kill = make.claim("a", "", status: .canceled)
    #expect(ledger.apply(kill).kind == .kill)
    #expect(ledger.crossing(at: first.coordinates) == Crossing(successors: [kill.coordinates]))
    #expect(ledger.supersede(first.coordinates)?.kind == .stale)
    #expect(ledger.apply(make.claim("a", "y", partition: 1)).basis == .afterKill)
  }

  @Test("texts too short to compare are published each time, in any order")
  mutating func shortTexts() {
    let claims = (0..<3).map {
      make.claim("a", "x", isIdentified: false, isComparable: false, partition: $0)
    }
    for claim in claims { _ = ledger.apply(claim) }
    for claim in claims { #expect(ledger.supersede(claim.coordinates) == nil) }
  }

  @Test("a story keeps a bounded number of deliveries, the last ones")
  mutating func bounded() {
    let claims = (0..<100).map { number in
      make.claim(
        "a", "text \(number)", version: .number(Int64(number) * 1_000),
        partition: Int32(number % 2))
    }
    for claim in claims { _ = ledger.apply(claim) }
    let oldest = ledger.crossing(at: claims[0].coordinates)
    #expect(oldest?.successors.count == StoryTable.crossingsMax / 2)
    #expect(oldest?.successors.last == claims[99].coordinates)
    #expect(ledger.crossing(at: claims[99].coordinates)?.predecessors == [claims[98].coordinates])
  }

  @Test("a story's row takes 36 bytes")
  func rowSize() { #expect(MemoryLayout<StoryRow>.stride == 36) }
}
