import JSON
import Pipeline
import Stories
import Synchronization
import Telemetry
import Testing

/// The whole flow over ports in memory, with a sink that fails as it is told.
@Suite("The flow")
struct FlowTests {
  @Test("every record has one outcome, in the order of the input")
  func conservation() async throws {
    let run = try await FailingRun(records: Self.mixed(100), failures: [])
    #expect(run.failure == nil)
    #expect(run.published.map(\.source.offset) == (0..<100).map(Int64.init))
    let total = run.completeness.total
    #expect(total.consumed == 100)
    #expect(total.gap == 0)
    #expect(total.deadlettered == 20)
    #expect(total.diverted == 20)
    #expect(total.published == 60)
  }

  @Test("a passing failure is tried again with the same outcomes")
  func retries() async throws {
    let run = try await FailingRun(
      records: Self.mixed(10), failures: [.retriable("one"), .retriable("two")])
    #expect(run.failure == nil)
    #expect(run.attempts == 3)
    #expect(run.published.count == 10)
  }

  @Test("a record that the topic refuses for its size becomes a dead letter, the others go on")
  func recordTooLarge() async throws {
    let run = try await FailingRun(records: Self.mixed(10), failures: [.recordTooLarge([0])])
    #expect(run.failure == nil)
    let first = try #require(run.published.first)
    #expect(first.record.destination == .deadletters)
    #expect(first.outcome.rejection?.stage == .publish)
    #expect(first.outcome.rejection?.code == .recordTooLarge)
    #expect(first.record.value == Self.story("s0", "first"))
    #expect(run.published.count == 10)
    #expect(run.completeness.total.gap == 0)
  }

  @Test("a dead letter that is refused too keeps the beginning of the value and says so")
  func deadLetterTooLarge() async throws {
    let run = try await FailingRun(
      records: Self.mixed(5), failures: [.recordTooLarge([0]), .recordTooLarge([0])])
    let letter = try #require(run.published.first).record
    let whole = Self.story("s0", "first")
    #expect(letter.destination == .deadletters)
    #expect(letter.value == Array(whole.prefix(whole.count / 2)))
    #expect(letter.headers.contains { $0.name == "copydesk.truncated" })
  }

  @Test("a fatal failure stops the flow, and nothing of the batch is counted")
  func fatal() async throws {
    let run = try await FailingRun(
      records: Self.mixed(10), failures: [.fatal(.init(.fenced, "another has our name"))])
    #expect(run.failure?.kind == .fenced)
    #expect(run.published.isEmpty)
    #expect(run.completeness.total.consumed == 0)
  }

  @Test("when the partitions may be someone else's, the batch is given up and nothing is counted")
  func ownershipLost() async throws {
    let run = try await FailingRun(
      records: Self.mixed(10), failures: [.ownershipLost("generation")])
    #expect(run.failure == nil)
    #expect(run.published.isEmpty)
    #expect(run.completeness.total.consumed == 0)
  }

  @Test("bytes that are no record of claims stop the flow with the offset")
  func foreignClaims() async throws {
    let run = try await FailingRun(records: Self.mixed(1), failures: [], claims: [[1, 2, 3]])
    #expect(run.failure?.kind == .unreadable)
    #expect(run.failure?.description.contains("offset 0") == true)
  }

  /// Of five records: a story, a broken one, a story, its re-send, another story.
  private static func mixed(_ count: Int) -> [[UInt8]] {
    (0..<count).map { index in
      switch index % 5 {
      case 1: Array(#"{"headline": "#.utf8)
      case 3: story("s\(index - 1)", "first")
      default: story("s\(index)", "first")
      }
    }
  }

  static func story(_ id: String, _ text: String) -> [UInt8] {
    Array(
      #"""
      {"provider":"Test","id":"\#(id)","version":1,"headline":"Headline of \#(id)","body":"This is \#
      the \#(text) text of story \#(id), and it is long enough to be compared with what others say."}
      """#.utf8)
  }
}

/// One run; its sink fails in the given ways first.
private struct FailingRun {
  var published: [Dispatch] = []
  var attempts = 0
  var failure: PortFailure?
  var completeness = Completeness()

  init(records: [[UInt8]], failures: [SinkFailure], claims: [[UInt8]] = []) async throws {
    let settings = FlowSettings(
      defaults: StoryDefaults(), catalog: try SchemaCatalog(), writer: WriterID(high: 1, low: 2),
      workerCount: 2)
    let flight = Flight(batchCountMax: 2, byteCountMax: .max)
    let sink = FailingSink(failures)
    let log = MemoryClaimsLog()
    for claim in claims { try await log.append(claim) }
    let rest = Mutex<[MemoryBatch]>([Self.batch(records)])
    let source = MemorySource(flight: flight) { rest.withLock { $0.popLast() } }
    let flow = Flow(
      ports: .init(source: source, sink: sink, claims: log), flight: flight, settings: settings,
      telemetry: .silent())
    do throws(PortFailure) {
      _ = try await flow.catchUp()
      try await flow.run()
    } catch {
      failure = error
    }
    published = sink.published
    attempts = sink.attempts
    completeness = flow.completeness
  }

  private static func batch(_ values: [[UInt8]]) -> MemoryBatch {
    MemoryBatch(
      values.enumerated().map { offset, value in
        .init(
          coordinates: .init(topic: "wire", partition: 0, offset: Int64(offset)), value: value)
      })
  }
}

private final class FailingSink: StorySink {
  private struct Guarded {
    var failures: [SinkFailure]
    var staged: [Dispatch] = []
    var published: [Dispatch] = []
    var attempts = 0
  }

  private let guarded: Mutex<Guarded>

  init(_ failures: [SinkFailure]) { guarded = Mutex(Guarded(failures: failures.reversed())) }

  var published: [Dispatch] { guarded.withLock { $0.published } }
  var attempts: Int { guarded.withLock { $0.attempts } }

  var laneCount: Int { 1 }

  func stage(_ dispatches: [Dispatch], on lane: Int) async throws(SinkFailure) -> Bool {
    guarded.withLock { $0.staged = dispatches }
    return true
  }

  func commit(_ spans: [PartitionSpan], on lane: Int) async throws(SinkFailure) {
    let failure = guarded.withLock { guarded in
      guarded.attempts += 1
      let failure = guarded.failures.popLast()
      if failure == nil { guarded.published += guarded.staged }
      return failure
    }
    if let failure { throw failure }
  }

  func discard(on lane: Int) async throws(PortFailure) { guarded.withLock { $0.staged = [] } }
}
