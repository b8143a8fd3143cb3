import Testing

@testable import Stories

@Suite("Ledger: windows, bounds and withdrawals")
struct LedgerWindowTests {
  var wire = TestWire()
  private static let start: Int64 = 1_417_052_896_000
  private static let hour: Int64 = 3_600_000

  @Test("texts are compared within 48 hours of event time, in either direction")
  mutating func similarity() throws {
    let near = LineageTests.body.replacing("Rescue teams", with: "The rescue teams")
    _ = try wire.send("a", "Floods", LineageTests.body, timestamp: Self.start)
    let within = try wire.send(
      "b", "Floods", near, provider: "B", timestamp: Self.start + 47 * Self.hour)
    #expect(within.basis == .nearDuplicate)
    #expect(try #require(within.similarity) > 0.85)
    let early = try wire.send(
      "c", "Floods", near.replacing("soldiers", with: "troops") + " Again.", provider: "C",
      timestamp: Self.start - 49 * Self.hour)
    #expect(early.kind == .original)
  }

  @Test("a story is known by its id and text for 30 days, and a kill for good")
  mutating func identity() throws {
    let month = Self.start + 31 * 24 * Self.hour
    _ = try wire.send("a", "Floods", LineageTests.body, version: 5, timestamp: Self.start)
    _ = try wire.send("k", "Fire", LineageTests.later, timestamp: Self.start)
    let kill = try wire.send(
      "k", "Fire", LineageTests.later, status: "canceled", timestamp: Self.start)
    #expect(kill.kind == .kill)
    let late = try wire.send(
      "a", "Floods", LineageTests.body, version: 4, timestamp: month - 2 * 24 * Self.hour)
    #expect(late.basis == .olderVersion)
    let again = try wire.send("a", "Floods", LineageTests.body, version: 1, timestamp: month)
    #expect(again.basis == .firstOfItsKind)
    #expect(try wire.send("k", "Fire", "x y z", timestamp: month).basis == .afterKill)
  }

  @Test("the ring of texts keeps the newest, and finds them")
  func ring() {
    var index = SimilarityIndex(capacityMax: 1_024)
    var numbers = SeededNumbers(seed: 4)
    var prints: [Fingerprint] = []
    for story in 0..<3_000 as Range<UInt32> {
      let rows = (0..<TextSketch.wordCount).map { _ in numbers.next() }
      prints.append(
        Fingerprint(
          sketch: TextSketch(rows: rows, shingleCount: 100), facts: Facts(items: [], sums: .init()))
      )
      #expect(index.add(prints[Int(story)], story: story, time: 1) == story + 1)
    }
    #expect(index.numbers == 1_977..<3_001)
    for story in [1_976, 2_500, 2_999] {
      #expect(index.candidates(for: StoredSketch(prints[story].sketch)) == [UInt32(story) + 1])
    }
    #expect(index.candidates(for: StoredSketch(prints[1_975].sketch)).isEmpty)
    #expect(index.entry(1_976) == nil)
    index.remove(of: 2_500)
    #expect(index.candidates(for: StoredSketch(prints[2_500].sketch)).isEmpty)
  }

  @Test("what is withdrawn makes no duplicate of the next delivery of its text")
  mutating func withdrawnOriginal() throws {
    _ = try wire.send("a", "Floods", LineageTests.body)
    wire.withdrawLast()
    let near = LineageTests.body.replacing("Rescue teams", with: "The rescue teams")
    #expect(try wire.send("b", "Floods", LineageTests.body, provider: "B").kind == .original)
    #expect(try wire.send("c", "Floods", near, provider: "C").of == wire.uri("b", provider: "B"))
    #expect(try wire.send("a", "Floods", LineageTests.body).kind == .duplicate)
  }

  @Test("a withdrawn version is an update when it comes again, and the one before it is not")
  mutating func withdrawnUpdate() throws {
    _ = try wire.send("a", "Floods", LineageTests.body, version: 1)
    _ = try wire.send("a", "Floods", LineageTests.later, version: 2)
    wire.withdrawLast()
    #expect(try wire.send("a", "Floods", LineageTests.body, version: 1).basis == .olderVersion)
    #expect(try wire.send("a", "Floods", LineageTests.later, version: 2).basis == .newerVersion)
    #expect(try wire.send("a", "Floods", LineageTests.later, version: 2).kind == .redelivery)
  }

  @Test("withdrawing what is unknown, diverted or withdrawn changes nothing")
  mutating func nothingToWithdraw() throws {
    _ = try wire.send("a", "Floods", LineageTests.body)
    wire.withdrawLast()
    let digest = wire.ledger.digest
    wire.withdrawLast()
    #expect(wire.ledger.digest == digest)
    _ = try wire.send("a", "Floods", LineageTests.body)
    _ = try wire.send("b", "Floods", LineageTests.body)
    let diverted = wire.ledger.digest
    wire.withdrawLast()
    #expect(wire.ledger.digest == diverted)
  }
}
