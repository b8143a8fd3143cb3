import Pipeline
import Stories
import Synchronization
import Telemetry
import Testing

@Suite("Catching up with the claims log")
struct CatchUpTests {
  @Test("it ends where the log ends, also behind records that are none of ours")
  func controlRecords() async throws {
    let log = GappyLog(try await Self.records(12), end: 20)
    let caughtUp = try await Self.flow(log).catchUp()
    #expect(caughtUp.recordCount == 12)
  }

  @Test("a snapshot and the log's tail give the ledger that the whole log gives")
  func tail() async throws {
    let records = try await Self.records(30)
    let early = try Self.flow(GappyLog(Array(records[..<20]), end: 20))
    try await early.catchUp()
    let whole = try Self.flow(GappyLog(records, end: 30))
    try await whole.catchUp()
    let resumed = try Self.flow(GappyLog(records, end: 30))
    let catchUp = try await resumed.catchUp(from: early.ledgerSnapshot)
    #expect(catchUp.recordCount + 20 == 30 && catchUp.start == 20 && catchUp.misfit == nil)
    #expect(resumed.ledgerSnapshot.ledger.digest == whole.ledgerSnapshot.ledger.digest)
    #expect(resumed.ledgerSnapshot.place == whole.ledgerSnapshot.place)
  }

  @Test("a snapshot of another log is told by its reason, and the whole log is read")
  func misfits() async throws {
    let records = try await Self.records(30)
    let flow = try Self.flow(GappyLog(records, end: 30))
    try await flow.catchUp()
    let snapshot = flow.ledgerSnapshot
    let cases: [(GappyLog, SnapshotMisfit)] = [
      (GappyLog(Array(records[..<20]), end: 20), .pastEnd(next: 30, end: 20)),
      (GappyLog(Array(records.reversed()) + records, end: 60), .otherLog(offset: 29)),
      (GappyLog(records, begin: 40, end: 70), .beforeBegin(next: 30, begin: 40)),
    ]
    for (log, misfit) in cases {
      let other = try Self.flow(log)
      let catchUp = try await other.catchUp(from: snapshot)
      #expect(catchUp.misfit == misfit)
      #expect(catchUp.recordCount == log.count)
      let fresh = try Self.flow(log.again)
      try await fresh.catchUp()
      #expect(other.ledgerSnapshot.ledger.digest == fresh.ledgerSnapshot.ledger.digest)
    }
  }

  @Test("a log that begins where the snapshot ends goes on with it")
  func retention() async throws {
    let records = try await Self.records(30)
    let early = try Self.flow(GappyLog(Array(records[..<20]), end: 20))
    try await early.catchUp()
    let resumed = try Self.flow(GappyLog(Array(records[20...]), begin: 20, end: 30))
    let catchUp = try await resumed.catchUp(from: early.ledgerSnapshot)
    #expect(catchUp.misfit == nil && catchUp.recordCount == 10)
  }

  private static func flow(_ log: any ClaimsLog) throws -> Flow {
    let settings = FlowSettings(
      defaults: StoryDefaults(), catalog: try SchemaCatalog(), writer: WriterID(high: 1, low: 2),
      workerCount: 1)
    let flight = Flight(batchCountMax: 1, byteCountMax: .max)
    return Flow(
      ports: .init(
        source: MemorySource(flight: flight) { nil }, sink: NoSink(), claims: log),
      flight: flight, settings: settings, telemetry: .silent())
  }

  /// Claims of stories, a few a record.
  private static func records(_ count: Int) async throws -> [[UInt8]] {
    (0..<count).map { number in
      let claims = (0..<3).map { claim in
        let key = UInt64(number * 3 + claim)
        return Claim(
          coordinates: Coordinates(topic: "wire.raw", partition: 0, offset: Int64(key)),
          storyKey: StoryKey(Digest128(high: key % 7, low: key % 50)), isIdentified: true,
          version: .number(Int64(key)), contentDigest: ContentDigest(Digest128(high: 5, low: key)),
          isComparable: true, status: .usable, eventTime: Int64(key) * 1_000,
          uri: ArticleURI("urn:copydesk:test:\(key % 50)"))
      }
      return ClaimCodec.encode(
        writer: WriterID(high: 9, low: 9), sequence: UInt64(number), claims: claims)
    }
  }
}

/// A log with an end behind its last record, as transactions leave one.
private final class GappyLog: ResumableClaimsLog {
  private let records: [[UInt8]]
  private let begin: Int64
  private let end: Int64
  private let position: Mutex<Int64>

  init(_ records: [[UInt8]], begin: Int64 = 0, end: Int64) {
    self.records = records
    self.begin = begin
    self.end = end
    position = Mutex(begin)
  }

  var count: Int { records.count }
  var again: GappyLog { GappyLog(records, begin: begin, end: end) }

  func append(_ record: [UInt8]) async throws(PortFailure) {}

  func read() async throws(PortFailure) -> [ClaimsLogEntry] {
    position.withLock { position in
      let first = Int(position - begin)
      let last = min(records.count, first + 4)
      guard first < last else {
        position = end
        return []
      }
      position = begin + Int64(last)
      return (first..<last).map {
        ClaimsLogEntry(offset: begin + Int64($0), bytes: records[$0])
      }
    }
  }

  func bounds() async throws(PortFailure) -> Range<Int64> { begin..<end }

  func begin(at offset: Int64) async throws(PortFailure) {
    position.withLock { $0 = max(begin, offset) }
  }

  func reached() async throws(PortFailure) -> Int64? {
    position.withLock { $0 == end ? end : nil }
  }
}

private final class NoSink: StorySink {
  let laneCount = 1

  func stage(_ dispatches: [Dispatch], on lane: Int) async throws(SinkFailure) -> Bool { true }
  func commit(_ spans: [PartitionSpan], on lane: Int) async throws(SinkFailure) {}
  func discard(on lane: Int) async throws(PortFailure) {}
}
