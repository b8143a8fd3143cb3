import Kafka
import Pipeline
import Testing

@testable import Service

@Suite("Replay: progress and account")
struct ReplayProgressTests {
  private let partition = TopicPartition("wire.raw", 0)

  private func plan(_ window: Range<Int64>) -> ReplayPlan {
    ReplayPlan(id: "r1", request: ReplayRequest(), window: [partition: window], claimsEnd: 7)
  }

  private func spans(_ offsets: [Int64]) -> [PartitionSpan] {
    MemoryBatch(
      offsets.map {
        MemoryBatch.Record(
          coordinates: Coordinates(topic: "wire.raw", partition: 0, offset: $0), value: [])
      }
    ).spans
  }

  @Test("what is left out early counts with the commit that covers it, and at the end")
  func skipped() {
    let progress = ReplayProgress(plan(0..<6), group: "g")
    for offset in [0, 2, 5] { progress.skip(Int64(offset), in: partition) }
    var counts = ReplayAccount()
    counts.count(.published)
    counts.count(.deadlettered)
    progress.stage([partition: counts])
    progress.commit(spans([1, 3]))
    #expect(progress.remaining == [partition: 4..<6])
    #expect(progress.account.numbers == [4, 1, 0, 1, 0, 2])
    #expect(progress.offsets.done == 4)
    progress.finish()
    #expect(progress.account.numbers == [5, 1, 0, 1, 0, 3])
    #expect(progress.account.gap == 0)
    #expect(progress.remaining.isEmpty)
  }

  @Test("the note of an offset holds all that it takes to go on")
  func note() throws {
    var request = ReplayRequest()
    request.topics = ["wire.raw"]
    request.partitions = [1, 2]
    request.from = "2h"
    request.verdicts = ["update"]
    request.keys = ["a\"b"]
    request.into = "again"
    request.isFreshLedger = true
    let account = try #require(ReplayAccount([9, 4, 3, 1, 0, 1]))
    let note = ReplayNote(window: 5..<20, claimsEnd: 12, account: account, request: request)
    #expect(ReplayNote(note.text) == note)
    #expect(ReplayNote("{}") == nil)
    #expect(ReplayNote("") == nil)
    #expect(account.gap == 0)
  }

  @Test("a rate is kept over time, a pause does not save up for a rush")
  func rate() throws {
    var limit = try #require(RateLimit("100/s"))
    let start = ContinuousClock.now
    #expect(limit.burst == 10)
    #expect(limit.take(10, now: start) == .milliseconds(100))
    #expect(limit.take(10, now: start + .milliseconds(100)) == .milliseconds(100))
    // A minute of nothing gives room for one burst only.
    #expect(limit.take(10, now: start + .seconds(60)) == .zero)
    #expect(limit.take(10, now: start + .seconds(60)) == .milliseconds(100))
    #expect(RateLimit("0") == nil)
    #expect(RateLimit("fast") == nil)
    #expect(RateLimit("7") != nil)
  }
}
