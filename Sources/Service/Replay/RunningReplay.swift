import Kafka
import Pipeline
import Telemetry

/// A replay wired together: the window, the flow of all stories, the layered ledger, the topics.
struct RunningReplay: Sendable {
  /// How a replay treats what it makes.
  enum Mode: Sendable {
    /// Written, with the progress, in transactions.
    case writes
    /// Nothing is written anywhere.
    case dry
  }

  let plan: ReplayPlan
  let progress: ReplayProgress
  private let flow: Flow
  private let flight: Flight
  private let source: WindowSource
  private let producer: KafkaProducer?

  /// - Parameters:
  ///   - see: is shown every outcome that passes the filter.
  init(
    _ plan: ReplayPlan, resuming stored: ReplayStore.Stored?, mode: Mode, config: Config,
    bounds: (batch: Int?, rate: RateLimit?), telemetry: Telemetry,
    see: @escaping @Sendable (Dispatch) -> Void = { _ in }
  ) throws {
    self.plan = plan
    let clients = try ReplayClients(config, telemetry: telemetry)
    let topics = plan.topics(config.topics)
    let filter = try ReplayFilter(plan.request)
    let group = ReplayPlan.group(of: plan.id, config)
    let progress = ReplayProgress(plan, group: group, resuming: stored?.partitions)
    self.progress = progress
    var settings = try FlowSettings.standard(config: config)
    settings.ledger = config.ledger.replaySettings
    let limits = settings.limits
    flight = Flight(batchCountMax: limits.inFlightMax, byteCountMax: limits.inFlightBytesMax)
    let order = ClaimOrder(window: plan.window)
    source = WindowSource(
      consumer: clients.reader, window: progress.remaining, order: order, flight: flight,
      bounds: .init(
        recordsMax: bounds.batch ?? limits.batchRecordsMax, bytesMax: limits.batchBytesMax,
        rate: bounds.rate)
    ) { key, offset, partition in
      if filter.takes(key: key) { return true }
      progress.skip(offset, in: partition)
      return false
    }
    // Nobody asks about a replay's health: what it says of itself goes nowhere.
    let health = HealthMonitor(config: config, telemetry: telemetry)
    let claimsProducer = try ReplayClients.claimsProducer(
      config, role: "replay-claims", telemetry: telemetry)
    var own: any ClaimsLog = MemoryClaimsLog()
    var inner: KafkaSink?
    if case .writes = mode {
      let producer = try ReplayClients.producer(
        config, transactionalID: "copydesk-\(group)", role: "replay-outcomes",
        telemetry: telemetry)
      inner = try KafkaSink(
        producers: [producer], progress: progress, topics: topics,
        timeout: KafkaClients.callTimeout, health: health)
      own = try KafkaClaimsLog(
        producer: claimsProducer, consumer: clients.ownClaimsReader, topic: topics.claims,
        timeout: KafkaClients.callTimeout, pulse: health.pulses.claims)
      self.producer = producer
    } else {
      producer = nil
    }
    let base = try KafkaClaimsLog(
      producer: claimsProducer, consumer: clients.claimsReader, topic: config.topics.claims,
      timeout: KafkaClients.callTimeout, pulse: health.pulses.claims)
    let claims = LayeredClaimsLog(base: base, upTo: plan.claimsEnd, own: own) { order.note($0) }
    flow = Flow(
      ports: .init(
        source: source,
        sink: ReplaySink(inner, id: plan.id, filter: filter, progress: progress, see: see),
        claims: claims),
      flight: flight, settings: settings, telemetry: telemetry)
  }

  /// Takes the place of an earlier run of this replay, whose open transaction is aborted, and writes
  /// the window down. Before that nothing is written at all, and only progress that is asked for
  /// afterwards is certain.
  static func takeOver(_ id: String, _ config: Config, telemetry: Telemetry) throws(PortFailure) {
    let group = ReplayPlan.group(of: id, config)
    do throws(KafkaError) {
      let producer = try ReplayClients.producer(
        config, transactionalID: "copydesk-\(group)", role: "replay-outcomes",
        telemetry: telemetry)
      try persistently { () throws(KafkaError) in
        try producer.initTransactions(timeout: KafkaClients.callTimeout)
      }
    } catch {
      throw PortFailure(error, while: "taking the place of an earlier run")
    }
  }

  /// Reads the ledger, then the window to its end or to `stop()`. True where it came to the end.
  func run() async throws -> Bool {
    try begin()
    _ = try await flow.catchUp()
    let poller = WindowPoller(source: source)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await poller.poll() }
      do throws(PortFailure) {
        try await flow.run()
      } catch {
        source.stop()
        throw error
      }
      source.stop()
    }
    return try finish()
  }

  func stop() { source.stop() }

  private func begin() throws(PortFailure) {
    try transact("writing the window down") { (producer: KafkaProducer) throws(KafkaError) in
      try Self.persistently { () throws(KafkaError) in
        try producer.initTransactions(timeout: KafkaClients.callTimeout)
      }
      try producer.beginTransaction()
      try progress.begin(in: producer, timeout: KafkaClients.callTimeout)
      try Self.persistently { () throws(KafkaError) in
        try producer.commitTransaction(timeout: KafkaClients.callTimeout)
      }
    }
  }

  /// Everything admitted is published by now. What the filter left out at the end is written down.
  private func finish() throws(PortFailure) -> Bool {
    guard source.hasEnded, flight.isIdle else { return false }
    progress.finish()
    try transact("writing the end down") { (producer: KafkaProducer) throws(KafkaError) in
      try producer.beginTransaction()
      try progress.begin(in: producer, timeout: KafkaClients.callTimeout)
      try Self.persistently { () throws(KafkaError) in
        try producer.commitTransaction(timeout: KafkaClients.callTimeout)
      }
    }
    return true
  }

  private func transact(
    _ activity: String, _ body: (KafkaProducer) throws(KafkaError) -> Void
  ) throws(PortFailure) {
    guard let producer else { return }
    do throws(KafkaError) {
      try body(producer)
    } catch {
      throw PortFailure(error, while: activity)
    }
  }

  /// Coordinators move and are looked for; a minute is enough for either.
  static func persistently(
    _ call: () throws(KafkaError) -> Void
  ) throws(KafkaError) {
    let deadline = ContinuousClock.now + .seconds(60)
    let pause = Signal()
    while true {
      do throws(KafkaError) {
        return try call()
      } catch {
        guard error.isRetriable, !error.requiresAbort, ContinuousClock.now < deadline else {
          throw error
        }
        // Some answers come at once: not to ask in a rush.
        _ = pause.wait(atMost: .milliseconds(100))
      }
    }
  }
}

/// The thread that polls.
private actor WindowPoller {
  private let thread = KafkaThread(name: "copydesk-window")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.reference }

  private let source: WindowSource

  init(source: WindowSource) { self.source = source }

  func poll() { source.poll() }
}
