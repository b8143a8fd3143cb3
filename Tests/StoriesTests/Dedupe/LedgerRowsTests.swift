import Testing

@testable import Stories

@Suite("Ledger: its state in rows")
struct LedgerRowsTests {
  @Test(
    "two instances of one log tell the same rows in the same order",
    arguments: 1...4 as ClosedRange<UInt64>)
  func rows(seed: UInt64) {
    let claims = RandomClaims(seed: seed, count: 500).claims
    var ledger = Ledger()
    var verdicts: [Coordinates: Verdict] = [:]
    for claim in claims { verdicts[claim.coordinates] = ledger.apply(claim) }
    var names: [String] = []
    ledger.forEachStory { names.append($0.uri.text) }
    #expect(names == Set(claims.map(\.uri.text)).sorted(), "seed \(seed)")
    var told: [Coordinates: Verdict] = [:]
    var places: [String] = []
    ledger.forEachDelivery { coordinates, verdict in
      told[coordinates] = verdict
      places.append(
        "\(coordinates.topic) \(coordinates.partition) \(coordinates.offset + 1_000_000)")
    }
    #expect(told == verdicts, "seed \(seed)")
    #expect(places == places.sorted(), "seed \(seed)")
  }

  @Test("a story tells its link, its version and its last delivery")
  func entry() throws {
    var maker = ClaimMaker()
    var ledger = Ledger()
    let first = maker.claim("a", "x", version: .number(1_000))
    _ = ledger.apply(first)
    let second = maker.claim("b", "x")
    _ = ledger.apply(second)
    let article = try #require(ledger.story(first.storyKey))
    #expect(article.isPublished && article.link == nil)
    #expect(article.version == .number(1_000) && article.front == first.coordinates)
    let diverted = try #require(ledger.story(second.storyKey))
    #expect(!diverted.isPublished && diverted.link == first.uri && diverted.front == nil)
  }
}
