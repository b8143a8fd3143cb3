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
  private let phase = RunPhase()
  let health: HealthMonitor

  init(config: Config, instance: InstanceName, telemetry: Telemetry) throws {
    health = HealthMonitor(config: config, telemetry: telemetry)
    self.config = config
    self.telemetry = telemetry
    let settings = try FlowSettings.standard(config: config)
    let limits = settings.limits
    clients = try KafkaClients(config: config, instance: instance, monitor: health)
    flight = Flight(batchCountMax: limits.inFlightMax, byteCountMax: limits.inFlightBytesMax)
    intake = KafkaIntake(
      consumer: clients.consumer, topics: config.source.topics, flight: flight, limits: limits,
      drainTimeout: config.drainTimeout, health: health)
    sink = try KafkaSink(
      producer: clients.producer, progress: GroupProgress(consumer: clients.consumer),
      topics: config.topics, timeout: KafkaClients.callTimeout, health: health)
    let claims = try KafkaClaimsLog(
      producer: clients.claimsProducer, consumer: clients.claimsConsumer,
      topic: config.topics.claims, timeout: KafkaClients.callTimeout,
      pulse: health.pulses.claims)
    flow = Flow(
      ports: .init(source: intake, sink: sink, claims: claims), flight: flight, settings: settings,
      telemetry: telemetry)
    health.watch(flow, flight, schemaCount: settings.catalog.uris.count)
  }

  /// What promise 1 says so far.
  var completeness: Completeness { flow.completeness }

  func run() async throws {
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
      do {
        try await start()
      } catch  where phase.isStopping {
        return
      }
      if phase.takeOff() { try await fly() }
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
    guard mayHaveToDrain else { return sink.giveUp() }
    let allowed = config.drainTimeout
    DispatchQueue.global().asyncAfter(deadline: .now() + allowed / .seconds(1)) {
      if phase.expire() { cutShort() }
    }
  }

  /// Nothing is tried again: what is in flight comes down unpublished, and the next start reads it
  /// again.
  private func cutShort() {
    telemetry.emit(
      DrainTimedOut(allowed: config.drainTimeout, batchesInFlight: flight.batchCount))
    sink.giveUp()
    flight.abandon()
  }

  /// The predecessor's open transaction is aborted before its offsets are asked for; the ledger
  /// knows all that was decided before a story is.
  private func start() async throws {
    do throws(KafkaError) {
      try await sink.takeOver()
    } catch {
      throw PortFailure(error, while: "initializing transactions")
    }
    health.enter(.catchingUp)
    let started = ContinuousClock.now
    let recordCount = try await flow.catchUp()
    telemetry.emit(
      ClaimsCaughtUp(records: recordCount, duration: ContinuousClock.now - started))
  }

  private func fly() async throws {
    let poller = KafkaPoller(intake: intake)
    health.enter(.flying)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask { await poller.poll() }
      defer { group.cancelAll() }
      do throws(PortFailure) {
        try await flow.run()
      } catch {
        await poller.leave()
        throw error
      }
      await poller.leave()
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
