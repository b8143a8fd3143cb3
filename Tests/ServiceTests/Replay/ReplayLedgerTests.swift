import Kafka
import Pipeline
import Testing

@testable import Service

@Suite("Replay: what was decided first")
struct ReplayLedgerTests {
  private func entries(_ log: LayeredClaimsLog, _ reads: Int) async throws -> [(Int64, [UInt8])] {
    var entries: [(Int64, [UInt8])] = []
    for _ in 0..<reads {
      for entry in try await log.read() { entries.append((entry.offset, entry.bytes)) }
    }
    return entries
  }

  @Test("the live log is read up to its bound, the replay's own follows, and appends go there")
  func layers() async throws {
    let live = MemoryClaimsLog([[1], [2], [3]])
    let own = MemoryClaimsLog([[10]])
    let log = LayeredClaimsLog(base: live, upTo: 2, own: own)
    #expect(try await log.bounds() == 0..<3)
    try await log.append([11])
    let read = try await entries(log, 2)
    #expect(read.map(\.0) == [0, 1, 2, 3])
    #expect(read.map(\.1) == [[1], [2], [10], [11]])
    #expect(live.records == [[1], [2], [3]], "the live log is never written to")
  }

  @Test("a fresh ledger knows nothing of the live log")
  func fresh() async throws {
    let log = LayeredClaimsLog(
      base: MemoryClaimsLog([[1]]), upTo: 0, own: MemoryClaimsLog([[10]]))
    #expect(try await log.bounds() == 0..<1)
    #expect(try await entries(log, 1).map(\.1) == [[10]])
  }

  @Test("each record of the window is known by its place among the claims")
  func order() {
    let partition = TopicPartition("wire.raw", 0)
    func at(_ offset: Int64, _ partition: Int32 = 0) -> Coordinates {
      Coordinates(topic: "wire.raw", partition: partition, offset: offset)
    }
    let order = ClaimOrder(window: [partition: 5..<8], others: [at(9), at(1)])
    func claim(_ offset: Int64) -> Claim {
      let digest = Digest128(high: 1, low: UInt64(offset))
      return Claim(
        coordinates: at(offset),
        storyKey: StoryKey(digest), isIdentified: true, version: .none,
        contentDigest: ContentDigest(digest), isComparable: true, status: .usable, eventTime: 0,
        uri: ArticleURI("urn:x:\(offset)"))
    }
    let writer = WriterID(high: 1, low: 1)
    order.note(ClaimCodec.encode(writer: writer, sequence: 0, claims: [claim(7), claim(9)]))
    order.note(ClaimCodec.encode(writer: writer, sequence: 1, claims: [claim(5), claim(7)]))
    order.note([0, 1, 2])
    #expect(order.rank(of: 7, in: partition) == 1)
    #expect(order.rank(of: 5, in: partition) == 2)
    #expect(order.rank(of: 6, in: partition) == nil)
    #expect(order.rank(of: 9, in: partition) == nil, "outside of the window")
    #expect(order.count == 2)
    #expect(order.isBefore(at(7), at(5)))
    #expect(!order.isBefore(at(5), at(7)))
    #expect(!order.isBefore(at(7), at(7)))
    #expect(order.isBefore(at(7), at(9)), "which claimed right after it")
    #expect(!order.isBefore(at(5), at(9)), "which claimed before it")
    #expect(!order.isBefore(at(5), at(1)), "whose claim is gone, so it is older")
    #expect(order.isBefore(at(6), at(7)), "without claims the offsets of a partition decide")
    #expect(!order.isBefore(at(6), at(7, 1)), "and of two partitions nothing does")
  }
}
