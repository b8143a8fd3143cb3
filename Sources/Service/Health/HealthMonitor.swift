import Kafka
import Pipeline
import Synchronization
import Telemetry

/// Where those who do the work leave word of it, and where the verdict on it is made.
///
/// Nothing here asks the world: facts come from the threads that pass by and from librdkafka's
/// statistics, so that a question is answered at once whatever is stuck.
final class HealthMonitor: Sendable {
  typealias Instant = ContinuousClock.Instant

  let pulses = Pulses()
  let board = PartitionBoard()
  let history = HealthHistory()
  let snapshots = SnapshotBook()
  let telemetry: Telemetry
  let config: Config
  let started = Timestamp.now
  private let begun = Instant.now
  private let broker: BrokerWatch
  private let guarded = Mutex(Guarded())

  private struct Guarded {
    var phase = HealthFacts.Phase.starting
    var flow: Flow?
    /// Of a flow that has ended.
    var completeness = Completeness()
    var flight: Flight?
    var schemaCount = 0
    var ledgerCounts: LedgerCounts?
    var clients: [BrokerWatch.Client: ClientStatistics] = [:]
    var wasUnreachable = false
    /// `host:port`
    var adminAddress: String?
    /// Partitions whose gauges are set.
    var shown: Set<TopicPartition> = []
  }

  init(config: Config, telemetry: Telemetry) {
    self.config = config
    self.telemetry = telemetry
    broker = BrokerWatch(brokers: config.kafka.bootstrapServers.joined(separator: ","))
  }

  // MARK: Word from those who work

  /// The admin endpoint is bound.
  func listens(onPort port: Int) {
    let host = config.admin.host
    let address = "\(host.contains(":") ? "[\(host)]" : host):\(port)"
    guarded.withLock { $0.adminAddress = address }
    telemetry.emit(AdminListening(address: address))
  }

  func watch(_ flow: Flow, _ flight: Flight, schemaCount: Int) {
    guarded.withLock { guarded in
      guarded.flow = flow
      guarded.flight = flight
      guarded.schemaCount = schemaCount
    }
  }

  /// The service is over: its flow must not live on in what is told of it.
  func unwatch() {
    guarded.withLock { guarded in
      guarded.completeness = guarded.flow?.completeness ?? guarded.completeness
      guarded.flow = nil
      guarded.flight = nil
    }
  }

  func enter(_ phase: HealthFacts.Phase) {
    guarded.withLock { guarded in
      // A failure is the last word; whoever drains does not fly any more.
      if case .failed = guarded.phase { return }
      if guarded.phase == .draining, phase == .flying || phase == .catchingUp { return }
      guarded.phase = phase
    }
  }

  /// librdkafka's statistics, on one of its threads or the polling one.
  func learned(_ text: RawSpan, from client: BrokerWatch.Client) {
    guard let statistics = ClientStatistics(text) else { return }
    broker.saw(statistics.isAnswered, by: client)
    if client == .source { board.learned(statistics.ends) }
    guarded.withLock { $0.clients[client] = statistics }
  }

  /// The partitions whose gauges were set before and are to be removed.
  func show(_ partitions: Set<TopicPartition>) -> Set<TopicPartition> {
    guarded.withLock { guarded in
      defer { guarded.shown = partitions }
      return guarded.shown.subtracting(partitions)
    }
  }

  /// Takes stock; to be called every second.
  func turn() {
    telemetry.emit(broker.turn())
    let isUnreachable = broker.silence() != nil
    let isBack = guarded.withLock { guarded in
      defer { guarded.wasUnreachable = isUnreachable }
      return guarded.wasUnreachable && !isUnreachable
    }
    if isBack { board.restart() }
  }

  /// Says how large the ledger is and how far it has come.
  func emitLedger() {
    guard let flow = guarded.withLock({ $0.flow }) else { return }
    let counts = flow.ledgerCounts
    let position = flow.ledgerPosition
    guarded.withLock { $0.ledgerCounts = counts }
    telemetry.emit(
      LedgerProgressed(
        offset: position.applied, end: position.applied + position.behind,
        entries: counts.deliveries, bytes: counts.bytes,
        snapshot: snapshots.facts.map { ($0.bytes, $0.age) },
        isCatchingUp: phase == .catchingUp))
  }

  // MARK: The verdict

  /// `host:port` of the admin endpoint, once it is bound.
  var adminAddress: String? { guarded.withLock { $0.adminAddress } }

  /// Of the whole run, also when it is over.
  var completeness: Completeness {
    guarded.withLock { $0.flow?.completeness ?? $0.completeness }
  }

  /// As of the last `emitLedger()`.
  var ledgerCounts: LedgerCounts? { guarded.withLock { $0.ledgerCounts } }

  var ledgerPosition: LedgerPosition? { guarded.withLock { $0.flow }?.ledgerPosition }

  var batchesInFlight: Int { guarded.withLock { $0.flight }?.batchCount ?? 0 }

  /// Since the process began to serve.
  var age: Duration { Instant.now - begun }

  var phase: HealthFacts.Phase { guarded.withLock { $0.phase } }

  var clients: [BrokerWatch.Client: ClientStatistics] { guarded.withLock { $0.clients } }

  var report: HealthReport { facts().report }

  func facts(at now: Instant = .now) -> HealthFacts {
    let (phase, flow, schemaCount) = guarded.withLock { ($0.phase, $0.flow, $0.schemaCount) }
    let wallClock = Timestamp.now.millisecondsSince1970
    var facts = HealthFacts()
    facts.phase = phase
    facts.schemaCount = schemaCount
    facts.limits = config.health
    facts.overdue = pulses.overdue(at: now)
    facts.brokerSilence = broker.silence(at: now)
    facts.hasJoined = board.hasJoined
    for (partition, progress) in board.progress {
      facts.partitions.append(
        .init(partition: partition, lag: progress.lag, stalled: progress.stalled(at: now)))
      facts.lagRecords += progress.lag
      if let age = progress.lagAge(wallClock: wallClock) {
        facts.lagAge = max(facts.lagAge ?? .zero, .milliseconds(age))
      }
    }
    facts.completenessGap = flow?.completeness.total.gap ?? 0
    facts.ledgerBehind = flow?.ledgerPosition.behind
    return facts
  }
}
