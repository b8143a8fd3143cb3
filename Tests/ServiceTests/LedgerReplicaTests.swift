import Foundation
import Pipeline
import Testing

@testable import Service

@Suite("What tools make of the claims topic")
struct LedgerReplicaTests {
  private static func claim(_ id: String, version: Int64, text: UInt64, at offset: Int64) -> Claim {
    let identity = StoryIdentity(
      provider: Provider("AFP"), providerID: id,
      contentDigest: ContentDigest(Digest128(high: 0, low: text)))
    return Claim(
      coordinates: Coordinates(topic: "wire.raw", partition: Int32(offset % 2), offset: offset),
      storyKey: identity.key, isIdentified: true, version: .number(version * 1_000),
      contentDigest: identity.contentDigest, isComparable: true, status: .usable,
      eventTime: 1_772_359_200_000 + offset * 3_600_000, uri: identity.uri)
  }

  private static let claims = [
    claim("1", version: 1, text: 1, at: 0), claim("2", version: 1, text: 1, at: 1),
    claim("1", version: 2, text: 2, at: 2), claim("3", version: 1, text: 3, at: 3),
    claim("1", version: 1, text: 1, at: 4),
  ]

  private static func batch(
    _ claims: [Claim], over: [Coordinates] = [], back: [Coordinates] = []
  ) -> ClaimBatch {
    ClaimBatch(
      writer: WriterID(high: 1, low: 2), sequence: 0, claims: claims, supersessions: over,
      withdrawals: back)
  }

  private func text(_ replica: LedgerReplica) -> String {
    String(decoding: replica.entries.flatMap(\.line), as: UTF8.self)
  }

  @Test("deliveries come by their coordinates, with what the log says of them at its end")
  func entries() throws {
    var replica = LedgerReplica { _, _ in true }
    #expect(replica.apply(Self.batch(Self.claims)) == 5)
    #expect(
      replica.entries.map { "\($0.source) \($0.verdict.kind.rawValue)" } == [
        "wire.raw:0:0 original", "wire.raw:0:2 update", "wire.raw:0:4 stale",
        "wire.raw:1:1 duplicate", "wire.raw:1:3 original",
      ])
    let withdrawn = Self.claims[3].coordinates
    replica.apply(Self.batch([], back: [withdrawn]))
    #expect(!replica.entries.contains { $0.source == withdrawn })
    replica.apply(Self.batch([], over: [Self.claims[0].coordinates]))
    #expect(replica.entries.first?.verdict.basis == .newerPublishedFirst)
    let line = try #require(text(replica).split(separator: "\n").first { $0.contains(#":1:1""#) })
    let members = try #require(
      JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any])
    #expect(members["of"] as? String == "urn:copydesk:afp:1")
    #expect(members["version"] as? String == "number:1")
    #expect(members["basis"] as? String == "same-content-other-id")
  }

  @Test("however the log was cut into records, and whatever was claimed again, all have the same")
  func canonical() {
    var whole = LedgerReplica { _, _ in true }
    whole.apply(Self.batch(Self.claims))
    var parts = LedgerReplica { _, _ in true }
    for claim in Self.claims { parts.apply(Self.batch([claim])) }
    #expect(parts.apply(Self.batch(Self.claims.reversed())) == 0)
    #expect(text(parts) == text(whole))
    #expect(parts.ledger.digest == whole.ledger.digest)
  }

  @Test("only what is asked for is kept")
  func selection() throws {
    let query = try LedgerQuery("1", provider: "AFP")
    #expect(query == .article(ArticleURI("urn:copydesk:afp:1")))
    #expect(try LedgerQuery("urn:x:y", provider: nil) == .article(ArticleURI("urn:x:y")))
    #expect(
      try LedgerQuery("wire.raw:3:14", provider: nil)
        == .delivery(Coordinates(topic: "wire.raw", partition: 3, offset: 14)))
    #expect(throws: JobProblem.self) { try LedgerQuery("1", provider: nil) }
    var replica = LedgerReplica { claim, _ in claim.uri.text == "urn:copydesk:afp:3" }
    replica.apply(Self.batch(Self.claims))
    #expect(replica.entries.map(\.source.offset) == [3])
  }

  @Test("statistics count claims, ages and rules, and their shares add up")
  func statistics() throws {
    var replica = LedgerReplica()
    var log = LedgerStatistics.Log()
    for batch in [Self.batch(Self.claims), Self.batch([Self.claims[0]])] {
      log.note(batch, newCount: replica.apply(batch))
    }
    let statistics = LedgerStatistics("copydesk.claims", 0..<2, log, replica.ledger)
    let document = try #require(
      JSONSerialization.jsonObject(with: Data(statistics.json)) as? [String: Any])
    #expect(document["records"] as? Int == 2)
    #expect(document["deliveries"] as? Int == 5)
    #expect(document["stories"] as? Int == 3)
    #expect(document["repeated"] as? Int == 1)
    #expect(document["oldestEvent"] as? String == "2026-03-01T10:00:00Z")
    #expect(document["newestEvent"] as? String == "2026-03-01T14:00:00Z")
    #expect((document["ages"] as? [String: Int])?["hour"] == 1)
    #expect((document["ages"] as? [String: Int])?["day"] == 5)
    let verdicts = try #require(document["verdicts"] as? [String: [String: Double]])
    #expect(verdicts["original"] == ["count": 2, "share": 0.4])
    #expect(verdicts.values.reduce(0) { $0 + ($1["share"] ?? 0) } == 1)
    #expect(statistics.lines.contains { $0.contains("same-content-other-id") })
  }
}
