import Pipeline
import Synchronization
import Telemetry
import Testing

/// What overlaps and what does not when batches are published, by what the sink is asked to do.
@Suite("Staging")
struct StagingTests {
  @Test("a batch is staged while the one before it is committed", .timeLimit(.minutes(1)))
  func overlaps() async throws {
    // The first commit ends only when the second batch is staged.
    let sink = ScriptedSink(waitsInFirstCommitFor: "stage 2")
    try await run([story("a", 0, 0), story("b", 0, 1), story("c", 0, 2)], on: sink)
    #expect(sink.published == [0, 1, 2])
    #expect(sink.events.prefix(3) == ["stage 1", "stage 2", "commit 1"])
  }

  @Test("what was staged after a batch that fails is taken back, and comes out after it")
  func followsAfterFailure() async throws {
    let sink = ScriptedSink(waitsInFirstCommitFor: "stage 2", commitFailures: [.retriable("once")])
    try await run([story("a", 0, 0), story("b", 0, 1)], on: sink)
    #expect(sink.published == [0, 1])
    #expect(
      sink.events == [
        "stage 1", "stage 2", "fail 1", "discard 2", "stage 3", "commit 3", "stage 4", "commit 4",
      ])
  }

  @Test("a story that comes by two partitions is staged in its turn, and nothing before it is out")
  func crossingsWait() async throws {
    let sink = ScriptedSink()
    try await run(
      [
        story("a", 0, 0), story("a", 1, 0, version: 2), story("b", 0, 1),
      ], on: sink)
    #expect(
      sink.events == ["stage 1", "commit 1", "stage 2", "commit 2", "stage 3", "commit 3"])
  }

  @Test("a batch that is not written for certain is not followed until it is out")
  func uncertain() async throws {
    let sink = ScriptedSink(isCertain: false)
    try await run([story("a", 0, 0), story("b", 0, 1)], on: sink)
    #expect(sink.events == ["stage 1", "commit 1", "stage 2", "commit 2"])
  }

  @Test("a batch that cannot be staged ahead is staged in its turn, before those after it")
  func stagedInTurn() async throws {
    let sink = ScriptedSink(stageFailures: [.retriable("once")])
    try await run([story("a", 0, 0), story("b", 0, 1)], on: sink)
    #expect(sink.events == ["stage 1", "commit 1", "stage 2", "commit 2"])
    #expect(sink.published == [0, 1])
  }

  @Test("when the flight is given up, nothing stays staged")
  func givenUp() async throws {
    let sink = ScriptedSink(
      waitsInFirstCommitFor: "stage 2", commitFailures: [.ownershipLost("generation")])
    try await run([story("a", 0, 0), story("b", 0, 1)], on: sink)
    #expect(sink.published.isEmpty)
    #expect(sink.events == ["stage 1", "stage 2", "fail 1", "discard 2"])
    #expect(sink.isEmpty)
  }

  @Test("after a fatal failure nothing is published, and nothing stays staged")
  func fatal() async throws {
    let sink = ScriptedSink(
      waitsInFirstCommitFor: "stage 2", commitFailures: [.fatal(.init(.fenced, "our name"))])
    await #expect(throws: PortFailure.self) {
      try await run([story("a", 0, 0), story("b", 0, 1)], on: sink)
    }
    #expect(sink.published.isEmpty)
    #expect(sink.isEmpty)
  }

  private func story(
    _ id: String, _ partition: Int32, _ offset: Int64, version: Int = 1
  ) -> MemoryBatch.Record {
    .story(id, version: version, partition: partition, offset: offset)
  }

  /// Each record is a batch; all are in the air at once.
  private func run(_ records: [MemoryBatch.Record], on sink: ScriptedSink) async throws {
    let settings = FlowSettings(
      defaults: StoryDefaults(), catalog: try SchemaCatalog(), writer: WriterID(high: 1, low: 2),
      workerCount: 1)
    let flight = Flight(batchCountMax: records.count, byteCountMax: .max)
    let rest = Mutex(records[...])
    let source = MemorySource(flight: flight) {
      rest.withLock { $0.popFirst().map { MemoryBatch([$0]) } }
    }
    let flow = Flow(
      ports: .init(source: source, sink: sink, claims: MemoryClaimsLog()), flight: flight,
      settings: settings, telemetry: .silent(), clock: NoWaitClock())
    _ = try await flow.catchUp()
    try await flow.run()
  }
}
