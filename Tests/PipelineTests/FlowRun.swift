import Pipeline
import Synchronization
import Telemetry

/// One run of the flow over given batches, from a log left by a run before.
struct FlowRun {
  typealias Progress = @Sendable (Set<Coordinates>) -> [Coordinates: DeliveryProgress]

  private(set) var published: [Dispatch] = []
  /// The claims log as the run leaves it.
  private(set) var log: [[UInt8]] = []
  private(set) var failure: PortFailure?

  /// - Parameters:
  ///   - dies: the process ends before the first commit, with all claims in the log.
  ///   - progress: what the source says of other deliveries; by default what this run committed.
  init(
    _ batches: [[MemoryBatch.Record]], log records: [[UInt8]] = [], dies: Bool = false,
    policies: Policies = Policies(), progress: Progress? = nil
  ) async throws {
    var settings = FlowSettings(
      defaults: StoryDefaults(), catalog: try SchemaCatalog(),
      writer: WriterID(high: 1, low: UInt64(records.count)), workerCount: 1)
    settings.policies = policies
    let flight = Flight(batchCountMax: 1, byteCountMax: .max)
    let log = MemoryClaimsLog(records)
    let sink = CollectingSink(dies: dies)
    let flow = Flow(
      ports: .init(
        source: ScriptedSource(batches, flight: flight, progress: progress), sink: sink,
        claims: log),
      flight: flight, settings: settings, telemetry: .silent(), clock: NoWaitClock())
    do throws(PortFailure) {
      _ = try await flow.catchUp()
      try await flow.run()
    } catch {
      failure = error
    }
    published = sink.dispatches
    self.log = log.records
  }

  func verdict(of record: MemoryBatch.Record) -> Verdict? {
    published.first { $0.source == record.coordinates }?.outcome.verdict
  }

  /// Where the records came from, in the order in which their outcomes were published.
  var order: [Coordinates] { published.map(\.source) }
}

extension MemoryBatch.Record {
  /// A story in its raw form; its text tells its version.
  static func story(
    _ id: String, version: Int, partition: Int32, offset: Int64 = 0, status: String = "usable"
  ) -> Self {
    let text = """
      {"provider":"Test Wire","id":"\(id)","version":\(version),"status":"\(status)",\
      "headline":"Story \(id), version \(version)",\
      "body":"The mayor said that state \(version) of the matter \(id) is known to everyone \
      who asked for it."}
      """
    return Self(
      coordinates: Coordinates(topic: "wire.raw", partition: partition, offset: offset),
      timestamp: 1_772_359_200_000, value: Array(text.utf8))
  }
}

/// Batches one after the other.
private final class ScriptedSource: RecordSource {
  private let memory: MemorySource
  private let progress: FlowRun.Progress?

  init(_ batches: [[MemoryBatch.Record]], flight: Flight, progress: FlowRun.Progress?) {
    let rest = Mutex(batches[...])
    memory = MemorySource(flight: flight) { rest.withLock { $0.popFirst().map(MemoryBatch.init) } }
    self.progress = progress
  }

  func next() async throws(PortFailure) -> AdmittedBatch? { try await memory.next() }

  func stop() { memory.stop() }

  func progress(of deliveries: Set<Coordinates>) async -> [Coordinates: DeliveryProgress] {
    guard let progress else { return await memory.progress(of: deliveries) }
    return progress(deliveries)
  }
}

private final class CollectingSink: StorySink {
  private let collected = Mutex<[Dispatch]>([])
  private let staged = Mutex<[[Dispatch]]>([[], []])
  private let dies: Bool

  init(dies: Bool) { self.dies = dies }

  var dispatches: [Dispatch] { collected.withLock { $0 } }
  var laneCount: Int { 2 }

  func stage(_ dispatches: [Dispatch], on lane: Int) async throws(SinkFailure) -> Bool {
    staged.withLock { $0[lane] = dispatches }
    return true
  }

  func commit(_ spans: [PartitionSpan], on lane: Int) async throws(SinkFailure) {
    if dies { throw .fatal(PortFailure(.unavailable, "the process dies here")) }
    let dispatches = staged.withLock { $0[lane] }
    collected.withLock { $0 += dispatches }
  }

  func discard(on lane: Int) async throws(PortFailure) { staged.withLock { $0[lane] = [] } }
}
