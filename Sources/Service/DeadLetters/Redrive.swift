import Kafka
import Pipeline
import Synchronization
import Telemetry

/// Puts dead letters through the flow of all stories, with the live ledger and into the live topics.
///
/// It takes part as one more instance of the service: its claims go into the live log, its outcomes out
/// in transactions of its own, each with a note of which dead letters are done. Two redrives of one
/// service fence each other. A dry run has a ledger of its own behind the live one, and writes nothing.
struct Redrive: Sendable {
  /// Records that are held in memory at a time.
  static let roundMax = 20_000

  private let config: Config
  private let rules: String
  private let isDryRun: Bool
  private let telemetry: Telemetry
  private let producer: KafkaProducer
  private let admin: KafkaAdmin

  init(
    _ config: Config, rules: String, isDryRun: Bool, _ telemetry: Telemetry
  ) throws(KafkaError) {
    self.config = config
    self.rules = rules
    self.isDryRun = isDryRun
    self.telemetry = telemetry
    producer = try ReplayClients.producer(
      config, transactionalID: "copydesk-\(config.source.groupId).redrive",
      role: "redrive-outcomes", telemetry: telemetry)
    admin = try KafkaAdmin(ToolClients.admin(config, role: "redrive-admin"))
  }

  func rounds(of letters: [DeadLetter]) -> [[DeadLetter]] {
    stride(from: 0, to: letters.count, by: Self.roundMax).map {
      Array(letters[$0..<min($0 + Self.roundMax, letters.count)])
    }
  }

  /// Ends what an earlier redrive left open, and makes the topic of the notes.
  func takeOver() async throws {
    guard !isDryRun else { return }
    let topic = RedriveBook.topic(of: config.topics)
    let failures = try admin.createTopics(
      [
        TopicSpecification(
          topic, partitions: 1,
          configuration: ["cleanup.policy": "compact", "max.message.bytes": "\(1 << 20)"])
      ], timeout: KafkaClients.callTimeout)
    if let error = failures[topic], error.code != .topicAlreadyExists {
      throw JobProblem.configuration("topic \(topic) cannot be made: \(error.told)")
    }
    do throws(KafkaError) {
      try RunningReplay.persistently { () throws(KafkaError) in
        try producer.initTransactions(timeout: KafkaClients.callTimeout)
      }
    } catch {
      throw PortFailure(error, while: "initializing transactions")
    }
  }

  /// One round from beginning to end.
  func run(
    _ letters: [DeadLetter], by reader: TopicReader,
    see: @escaping @Sendable (OutcomeKind) -> Void
  ) async throws {
    var records: [MemoryBatch.Record] = []
    try DeadLetterRecords(letters).read(by: reader) { letter, record in
      records.append(MemoryBatch.Record(redriving: letter, record))
    }
    let settings = try FlowSettings.standard(config: config)
    let limits = settings.limits
    let flight = Flight(
      batchCountMax: limits.inFlightMax, byteCountMax: limits.inFlightBytesMax)
    let source = RedriveSource(
      RedriveSource.batches(records, limits), flight: flight,
      offsets: GroupProgressReader(admin: admin, group: config.source.groupId))
    let notes = RedriveNotes(
      topic: try producer.topic(RedriveBook.topic(of: config.topics)), letters: letters,
      rules: rules)
    let health = HealthMonitor(config: config, telemetry: telemetry)
    let inner =
      isDryRun
      ? nil
      : try KafkaSink(
        producers: [producer], progress: notes, topics: config.topics,
        timeout: KafkaClients.callTimeout, health: health)
    let flow = Flow(
      ports: .init(
        source: source, sink: RedriveSink(inner, notes: notes, see: see),
        claims: try await claims(health)),
      flight: flight, settings: settings, telemetry: telemetry)
    _ = try await flow.catchUp()
    try await flow.run()
  }

  private func claims(_ health: HealthMonitor) async throws -> any ClaimsLog {
    let log = try KafkaClaimsLog(
      producer: try ReplayClients.claimsProducer(
        config, role: "redrive-claims", telemetry: telemetry),
      consumer: try KafkaConsumer(ToolClients.reader(config, role: "redrive-claims-reader")),
      topic: config.topics.claims, timeout: KafkaClients.callTimeout,
      pulse: health.pulses.claims)
    guard isDryRun else { return log }
    let end = try await log.bounds().upperBound
    return LayeredClaimsLog(base: log, upTo: end, own: MemoryClaimsLog())
  }
}

/// Hands on what a redrive makes, with its notes.
private final class RedriveSink: StorySink {
  private let inner: (any StorySink)?
  private let notes: RedriveNotes
  private let see: @Sendable (OutcomeKind) -> Void
  private let staged = Mutex<[OutcomeKind]>([])

  init(
    _ inner: (any StorySink)?, notes: RedriveNotes, see: @escaping @Sendable (OutcomeKind) -> Void
  ) {
    self.inner = inner
    self.notes = notes
    self.see = see
  }

  var laneCount: Int { 1 }

  func stage(_ dispatches: [Dispatch], on lane: Int) async throws(SinkFailure) -> Bool {
    notes.stage(dispatches)
    staged.withLock { $0 = dispatches.map(\.outcome.kind) }
    return try await inner?.stage(dispatches, on: lane) ?? true
  }

  func commit(_ spans: [PartitionSpan], on lane: Int) async throws(SinkFailure) {
    if let inner { try await inner.commit(spans, on: lane) }
    for kind in staged.withLock({ $0 }) { see(kind) }
  }

  func discard(on lane: Int) async throws(PortFailure) {
    if let inner { try await inner.discard(on: lane) }
  }
}
