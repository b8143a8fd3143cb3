import Testing

@testable import Stories

@Suite("Ledger: kills and withheld stories")
struct LedgerStatusTests {
  var ledger = Ledger()
  var make = ClaimMaker()

  @Test("a cancelation kills its story whatever its version, and nothing revives it")
  mutating func kill() {
    _ = ledger.apply(make.claim("a", "x", version: .number(3_000)))
    let kill = ledger.apply(make.claim("a", "", version: .number(2_000), status: .canceled))
    #expect(kill == Verdict(basis: .canceled, of: ClaimMaker.uri("a")))
    #expect(kill.kind == .kill)
    for version in [1_000, 3_000, 9_000] as [Int64] {
      let later = ledger.apply(make.claim("a", "new", version: .number(version)))
      #expect(later == Verdict(basis: .afterKill, of: ClaimMaker.uri("a")))
    }
    #expect(ledger.apply(make.claim("a", "", status: .canceled)).kind == .stale)
  }

  @Test("a kill that comes before its story keeps the story out")
  mutating func killFirst() {
    #expect(
      ledger.apply(make.claim("a", "", status: .canceled)) == Verdict(basis: .canceledBeforeFirst))
    #expect(ledger.apply(make.claim("a", "x")).basis == .afterKill)
  }

  @Test("a killed story's text is not published under another id")
  mutating func killedText() {
    _ = ledger.apply(make.claim("a", "x"))
    _ = ledger.apply(make.claim("a", "", status: .canceled))
    let reprint = ledger.apply(make.claim("b", "x"))
    #expect(
      reprint == Verdict(basis: .sameContentAsKilled, of: ClaimMaker.uri("a"), similarity: 1))
  }

  @Test("the text of a kill notice makes nothing a duplicate")
  mutating func killNotice() {
    _ = ledger.apply(make.claim("a", "notice", status: .canceled))
    #expect(ledger.apply(make.claim("b", "notice", status: .canceled)).kind == .kill)
    #expect(ledger.apply(make.claim("c", "notice")).kind == .original)
  }

  @Test("killing a reprint leaves the article that it repeats alone")
  mutating func killOfReprint() {
    _ = ledger.apply(make.claim("a", "x"))
    _ = ledger.apply(make.claim("b", "x"))
    #expect(ledger.apply(make.claim("b", "", status: .canceled)).basis == .canceledBeforeFirst)
    #expect(ledger.apply(make.claim("a", "y")).kind == .update)
  }

  @Test("releasing a withheld story is an update, and its re-send a redelivery")
  mutating func release() {
    #expect(ledger.apply(make.claim("a", "x", status: .withheld)).kind == .original)
    #expect(ledger.apply(make.claim("a", "x", status: .withheld)).kind == .redelivery)
    #expect(ledger.apply(make.claim("a", "x")).basis == .changedStatus)
    #expect(ledger.apply(make.claim("a", "x")).basis == .sameContentNoVersion)
    #expect(ledger.apply(make.claim("a", "x", status: .withheld)).basis == .earlierContent)
  }

  @Test("a withheld story's text may be published by another that is usable")
  mutating func withheldHolder() {
    _ = ledger.apply(make.claim("a", "x", status: .withheld))
    #expect(ledger.apply(make.claim("b", "x", status: .withheld)).kind == .duplicate)
    #expect(ledger.apply(make.claim("c", "x")).basis == .contentWithheldElsewhere)
    #expect(ledger.apply(make.claim("d", "x")).of == ClaimMaker.uri("c"))
    #expect(ledger.apply(make.claim("b", "x")).basis == .sameContentOtherID)
  }
}
