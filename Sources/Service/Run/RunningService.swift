import Dispatch
import Kafka
import Pipeline
import ServiceLifecycle
import Telemetry

/// The service: consumer, flow, transactional producer and claims, wired together.
///
/// `run()` is the root of all tasks. A graceful shutdown stops the polling, lets what is in the air
/// be committed, and leaves the group.
struct RunningService: ServiceLifecycle.Service {
  private let config: Config
  private let telemetry: Telemetry
  private let clients: KafkaClients
  private let intake: KafkaIntake
  private let sink: KafkaSink
  private let flow: Flow
  private let flight: Flight
  private let topics: TopicGuard
  private let phase = RunPhase()
  private let snapshotPath: String
  let health: HealthMonitor

  /// - Parameter topicsCreation: the command line that makes missing topics, for the error message.
  init(
    config: Config, instance: InstanceName, topicsCreation: String = "copydesk topics create",
    telemetry: Telemetry
  ) throws {
    health = HealthMonitor(config: config, telemetry: telemetry)
    self.config = config
    self.telemetry = telemetry
    snapshotPath = config.snapshotPath(of: instance.text)
    topics = TopicGuard(config: config, creation: topicsCreation, telemetry: telemetry)
    let settings = try FlowSettings.standard(config: config)
    let limits = settings.limits
    clients = try KafkaClients(config: config, instance: instance, monitor: health)
    flight = Flight(batchCountMax: limits.inFlightMax, byteCountMax: limits.inFlightBytesMax)
    intake = KafkaIntake(
      consumer: clients.consumer, topics: config.source.topics, flight: flight, limits: limits,
      drainTimeout: config.drainTimeout, health: health)
    sink = try KafkaSink(
      producers: clients.producers, progress: GroupProgress(consumer: clients.consumer),
      topics: config.topics, timeout: KafkaClients.callTimeout, health: health)
    let claims = try KafkaClaimsLog(
      producer: clients.claimsProducer, consumer: clients.claimsConsumer,
      topic: config.topics.claims, timeout: KafkaClients.callTimeout,
      pulse: health.pulses.claims)
    flow = Flow(
      ports: .init(source: intake, sink: sink, claims: claims), flight: flight, settings: settings,
      telemetry: telemetry)
    health.watch(flow, flight, schemaCount: settings.catalog.count)
  }

  /// What promise 1 says so far.
  var completeness: Completeness { flow.completeness }

  func run() async throws {
    defer { health.unwatch() }
    do {
      try await runToTheEnd()
    } catch {
      health.enter(.failed("\(error)"))
      throw error
    }
  }

  private func runToTheEnd() async throws {
    defer { phase.end() }
    try await withGracefulShutdownHandler {
      let keeper: SnapshotKeeper?
      do {
        keeper = try await start()
      } catch  where phase.isStopping {
        return
      }
      guard phase.takeOff() else { return }
      do {
        try await fly(keeper)
      } catch  where phase.drainTimedOut {
        // What was cut short failed in ways of its own; below it is called by its reason.
        return
      }
    } onGracefulShutdown: {
      stop()
    }
    if phase.drainTimedOut {
      throw PortFailure(.drainTimedOut, "what was in flight could not be committed in time")
    }
  }

  private func stop() {
    telemetry.emit(ServiceDraining(reason: .signal, batchesInFlight: flight.batchCount))
    health.enter(.draining)
    let mayHaveToDrain = phase.stop()
    intake.stop()
    guard mayHaveToDrain else {
      topics.giveUp()
      return sink.giveUp()
    }
    let allowed = config.drainTimeout
    // Weakly: the clients must not outlive their service by the time for draining.
    DispatchQueue.global().asyncAfter(deadline: .now() + allowed / .seconds(1)) {
      [phase, telemetry, weak sink, weak flight] in
      guard let sink, let flight, phase.expire() else { return }
      Self.cutShort(sink, flight, after: allowed, telemetry)
    }
  }

  /// Nothing is tried again: what is in flight comes down unpublished, and the next start reads it
  /// again.
  private static func cutShort(
    _ sink: KafkaSink, _ flight: Flight, after allowed: Duration, _ telemetry: Telemetry
  ) {
    telemetry.emit(DrainTimedOut(allowed: allowed, batchesInFlight: flight.batchCount))
    sink.giveUp()
    flight.abandon()
  }

  /// The topics are looked at before anything is touched. The predecessor's open transaction is
  /// aborted before its offsets are asked for; the ledger knows all that was decided before a story
  /// is.
  private func start() async throws -> SnapshotKeeper? {
    try await topics.check()
    guard !phase.isStopping else { return nil }
    do throws(KafkaError) {
      try await sink.takeOver()
    } catch {
      throw PortFailure(error, while: "initializing transactions")
    }
    health.enter(.catchingUp)
    let keeper = await snapshotKeeper()
    let snapshot = await keeper.read()
    let started = ContinuousClock.now
    let catchUp = try await flow.catchUp(from: snapshot)
    if let misfit = catchUp.misfit { await keeper.refuse(misfit.description) }
    telemetry.emit(
      ClaimsCaughtUp(
        records: catchUp.recordCount, start: catchUp.start,
        duration: ContinuousClock.now - started))
    return keeper
  }

  private func snapshotKeeper() async -> SnapshotKeeper {
    let origin = LedgerOrigin(
      cluster: clients.claimsConsumer.clusterID(timeout: KafkaClients.callTimeout) ?? "",
      topic: config.topics.claims, partition: 0)
    return SnapshotKeeper(
      file: SnapshotFile(path: snapshotPath), origin: origin, settings: config.ledger.settings,
      book: health.snapshots, telemetry: telemetry)
  }

  private func fly(_ keeper: SnapshotKeeper?) async throws {
    let poller = KafkaPoller(intake: intake)
    health.enter(.flying)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await poller.poll() }
      if let keeper { group.addTask { await keep(keeper) } }
      defer { group.cancelAll() }
      do throws(PortFailure) {
        try await flow.run()
      } catch {
        await poller.leave()
        throw error
      }
      await poller.leave()
      await keeper?.write(flow.ledgerSnapshot)
    }
  }

  /// Until the flow has ended.
  private func keep(_ keeper: SnapshotKeeper) async {
    let clock: any Clock<Duration> = ContinuousClock()
    while await clock.pause(for: config.ledger.snapshot.interval) {
      await keeper.write(flow.ledgerSnapshot)
    }
  }
}

/// The thread that polls.
private actor KafkaPoller {
  private let thread = KafkaThread(name: "copydesk-intake")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.reference }

  private let intake: KafkaIntake

  init(intake: KafkaIntake) { self.intake = intake }

  func poll() { intake.poll() }

  func leave() { intake.leave() }
}
