import Testing

@testable import Stories

@Suite("Ledger: what each rule decides")
struct LedgerTests {
  var ledger = Ledger()
  var make = ClaimMaker()

  @Test("the first of its kind is an original and refers to nothing")
  mutating func first() {
    let verdict = ledger.apply(make.claim("a", "x"))
    #expect(verdict == Verdict(basis: .firstOfItsKind))
    #expect(verdict.kind == .original)
  }

  @Test("the same coordinates get the verdict given first, even for another claim")
  mutating func sameCoordinates() {
    let first = make.claim("a", "x", version: .number(1_000))
    let second = make.claim("a", "y", version: .number(2_000))
    let verdicts = [ledger.apply(first), ledger.apply(second)]
    let digest = ledger.digest
    #expect([ledger.apply(first), ledger.apply(second)] == verdicts)
    #expect(ledger.verdict(at: first.coordinates) == verdicts[0])
    #expect(ledger.digest == digest)
    #expect(ledger.counts.deliveries == 2)
  }

  @Test("a delivery that never came has no verdict")
  func unknownDelivery() {
    let nowhere = Coordinates(topic: "wire.raw", partition: 7, offset: 3)
    #expect(ledger.verdict(at: nowhere) == nil)
  }

  @Test("a newer version is an update of the first article, even with the same text")
  mutating func newerVersion() {
    _ = ledger.apply(make.claim("a", "x", version: .number(1_000)))
    let same = ledger.apply(make.claim("a", "x", version: .number(2_000)))
    #expect(same == Verdict(basis: .newerVersion, of: ClaimMaker.uri("a")))
    #expect(same.kind == .update)
  }

  @Test("the same story, version and text elsewhere is a redelivery")
  mutating func redelivery() {
    _ = ledger.apply(make.claim("a", "x", version: .number(1_000)))
    let again = ledger.apply(make.claim("a", "x", version: .number(1_000)))
    #expect(again == Verdict(basis: .sameEdition, of: ClaimMaker.uri("a")))
  }

  @Test("another text at the same version is an update")
  mutating func changedContent() {
    _ = ledger.apply(make.claim("a", "x", version: .number(1_000)))
    #expect(
      ledger.apply(make.claim("a", "y", version: .number(1_000))).basis
        == .changedContentSameVersion)
  }

  @Test("without versions a change is an update and a re-send a redelivery")
  mutating func noVersions() {
    let bases = ["x", "x", "y", "y", "x"].map { ledger.apply(make.claim("a", $0)).basis }
    #expect(
      bases == [
        .firstOfItsKind, .sameContentNoVersion, .changedContentNoVersion, .sameContentNoVersion,
        .earlierContent,
      ])
  }

  @Test("a newer version may bring an earlier text back")
  mutating func backToEarlierText() {
    for (text, version) in [("x", 1_000), ("y", 2_000), ("x", 3_000)] as [(String, Int64)] {
      _ = ledger.apply(make.claim("a", text, version: .number(version)))
    }
    #expect(ledger.count(of: .newerVersion) == 2)
  }

  @Test("an older version is stale, whatever it says")
  mutating func stale() {
    _ = ledger.apply(make.claim("a", "y", version: .number(2_000)))
    let late = ledger.apply(make.claim("a", "x", version: .number(1_000)))
    #expect(late == Verdict(basis: .olderVersion, of: ClaimMaker.uri("a")))
    #expect(late.kind == .stale)
  }

  @Test("versions 5, 3, 1, 2, 4 end with version 5 and no older one over it")
  mutating func outOfOrder() {
    let kinds = [5, 3, 1, 2, 4].map { (version: Int64) in
      ledger.apply(make.claim("a", "text \(version)", version: .number(version * 1_000))).kind
    }
    #expect(kinds == [.original, .stale, .stale, .stale, .stale])
  }

  @Test("a version is measured against the newest of its own kind")
  mutating func kindsOfVersions() {
    _ = ledger.apply(make.claim("a", "x", version: .number(3_000)))
    #expect(
      ledger.apply(make.claim("a", "y", version: .time(10))).basis == .changedContentNoVersion)
    #expect(ledger.apply(make.claim("a", "z", version: .number(2_000))).basis == .olderVersion)
    #expect(ledger.apply(make.claim("a", "z", version: .time(9))).basis == .olderVersion)
    #expect(ledger.apply(make.claim("a", "z", version: .time(11))).basis == .newerVersion)
    #expect(ledger.apply(make.claim("a", "v", version: .text("b"))).kind == .update)
    #expect(ledger.apply(make.claim("a", "w", version: .text("a"))).basis == .olderVersion)
  }

  @Test("the same text under another id is a duplicate of the article that has it")
  mutating func duplicate() {
    _ = ledger.apply(make.claim("a", "x"))
    let reprint = ledger.apply(make.claim("b", "x"))
    #expect(
      reprint == Verdict(basis: .sameContentOtherID, of: ClaimMaker.uri("a"), similarity: 1))
    #expect(ledger.apply(make.claim("b", "x")).kind == .redelivery)
    #expect(ledger.verdict(at: make.claim("b", "x").coordinates) == nil)
  }

  @Test("a text that its story has left behind still makes a reprint a duplicate")
  mutating func duplicateOfEarlierText() {
    _ = ledger.apply(make.claim("a", "x", version: .number(1_000)))
    _ = ledger.apply(make.claim("a", "y", version: .number(2_000)))
    #expect(ledger.apply(make.claim("b", "x")).of == ClaimMaker.uri("a"))
  }

  @Test("a duplicate's story is published once it has a text of its own")
  mutating func ownContent() {
    _ = ledger.apply(make.claim("a", "x"))
    _ = ledger.apply(make.claim("b", "x", version: .number(1_000)))
    let own = ledger.apply(make.claim("b", "y", version: .number(2_000)))
    #expect(own == Verdict(basis: .ownContentAfterDuplicate))
    #expect(ledger.apply(make.claim("b", "z", version: .number(3_000))).of == ClaimMaker.uri("b"))
    #expect(ledger.apply(make.claim("c", "y")).of == ClaimMaker.uri("b"))
  }

  @Test("an own text older than the diverted one is published, for nothing of it went out")
  mutating func olderOwnContent() {
    _ = ledger.apply(make.claim("a", "x"))
    _ = ledger.apply(make.claim("b", "x", version: .number(2_000)))
    #expect(ledger.apply(make.claim("b", "y", version: .number(1_000))).kind == .original)
    #expect(ledger.apply(make.claim("b", "x", version: .number(2_000))).kind == .update)
  }

  @Test("texts too short to compare make no duplicates under other ids")
  mutating func shortTexts() {
    _ = ledger.apply(make.claim("a", "x", isComparable: false))
    #expect(ledger.apply(make.claim("b", "x", isComparable: false)).kind == .original)
    #expect(ledger.apply(make.claim("a", "x", isComparable: false)).kind == .redelivery)
  }

  @Test("a short text without id is published each time it comes")
  mutating func shortWithoutID() {
    let bases = (0..<3).map { _ in
      ledger.apply(make.claim("a", "x", isIdentified: false, isComparable: false)).basis
    }
    #expect(bases == [.firstOfItsKind, .tooShortToCompare, .tooShortToCompare])
  }

  @Test("a long text without id is a redelivery when it comes again")
  mutating func longWithoutID() {
    _ = ledger.apply(make.claim("a", "x", isIdentified: false))
    #expect(ledger.apply(make.claim("a", "x", isIdentified: false)).kind == .redelivery)
  }
}
