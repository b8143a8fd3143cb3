import Kafka
import Pipeline
import Synchronization
import Telemetry

/// The source topics: one thread polls, serves rebalances, and admits batches to the flight.
///
/// Everything that the consumer wants done on one thread (assign, pause, seek, poll, close) happens
/// on this one. When the flight is full it waits; when that takes long it pauses the partitions and
/// goes on polling, so that the group sees it alive and rebalances are served.
final class KafkaIntake: RecordSource {
  private struct Guarded {
    var isStopped = false
    var assigned: Set<TopicPartition> = []
    /// Standing still while there is no room.
    var paused: Set<TopicPartition> = []
    /// First offsets of what came while there was no room: to be read again.
    var strays: [TopicPartition: Int64] = [:]
  }

  private let consumer: KafkaConsumer
  private let topics: [String]
  private let flight: Flight
  private let limits: Limits
  private let drainTimeout: Duration
  private let telemetry: Telemetry
  private let handover = Handover<AdmittedBatch>()
  private let guarded = Mutex(Guarded())
  private let room = Signal()
  private let stopped = Signal()
  private let offsets: GroupOffsets
  private let health: HealthMonitor

  init(
    consumer: KafkaConsumer, topics: [String], flight: Flight, limits: Limits,
    drainTimeout: Duration, health: HealthMonitor
  ) {
    self.consumer = consumer
    self.topics = topics
    self.flight = flight
    self.limits = limits
    self.drainTimeout = drainTimeout
    self.health = health
    telemetry = health.telemetry
    offsets = GroupOffsets(consumer: consumer, timeout: KafkaClients.callTimeout)
  }

  var assigned: Set<TopicPartition> { guarded.withLock { $0.assigned } }

  func next() async throws(PortFailure) -> AdmittedBatch? { try await handover.take() }

  func stop() {
    guarded.withLock { $0.isStopped = true }
    room.raise()
    stopped.raise()
  }

  func progress(of deliveries: Set<Coordinates>) async -> [Coordinates: DeliveryProgress] {
    var progress: [Coordinates: DeliveryProgress] = [:]
    let open = deliveries.filter { !flight.hasCommitted($0) }
    for delivery in deliveries.subtracting(open) { progress[delivery] = .committed }
    guard !open.isEmpty, let committed = await offsets.committed(among: open) else {
      return progress
    }
    let assigned = assigned
    for delivery in open {
      let isOurs = assigned.contains(delivery.topicPartition)
      progress[delivery] = committed.contains(delivery) ? .committed : isOurs ? .ours : .elsewhere
    }
    return progress
  }

  /// Polls until stopped. To be called on a thread that may block; returns with the consumer still
  /// in the group, so that what is in the air can be committed before `leave()`.
  func poll() {
    defer { health.pulses.intake.rest() }
    do throws(KafkaError) {
      try consumer.subscribe(topics) { [unowned self] event in
        rebalance(event)
        return [:]
      }
      var isCatchingUp = true
      while !guarded.withLock({ $0.isStopped }) {
        if !isCatchingUp { _ = stopped.wait(atMost: limits.batchTimeMax) }
        isCatchingUp = try turn()
      }
      handover.finish()
    } catch {
      handover.fail(PortFailure(error, while: "reading \(topics.joined(separator: ", "))"))
    }
  }

  /// Leaves the group (a static member keeps its place until the session ends). On the thread that
  /// polled.
  func leave() {
    do throws(KafkaError) {
      try consumer.close(timeout: .seconds(10))
    } catch {
      telemetry.emit(KafkaErrorRaised(error))
    }
  }

  /// One poll at most. True where the next should follow at once; false where it pays to let
  /// records gather first.
  private func turn() throws(KafkaError) -> Bool {
    health.pulses.intake.beat(within: limits.batchTimeMax)
    try rewind()
    guard flight.hasRoom else {
      try waitForRoom()
      return true
    }
    let batch = try consumer.poll(
      max: limits.batchRecordsMax, maxBytes: limits.batchBytesMax, timeout: Self.pollTimeout)
    try report(batch.events)
    guard !batch.isEmpty else { return true }
    let isFull = batch.count == limits.batchRecordsMax || batch.byteCount >= limits.batchBytesMax
    let records = KafkaBatch(messages: batch.share())
    guard let ticket = flight.admit(records) else { return true }
    health.board.polled(records.arrivals(ticket.spans))
    handover.give(AdmittedBatch(ticket: ticket, records: records))
    return isFull
  }

  /// Waits for the flight; past a second, stands still with the partitions paused but polls on.
  private func waitForRoom() throws(KafkaError) {
    flight.whenRoom { [room] in room.raise() }
    guard !room.wait(atMost: .seconds(1)) else { return }
    try consumer.pause(Array(assigned))
    guarded.withLock { $0.paused = $0.assigned }
    while !room.wait(atMost: .zero) {
      health.pulses.intake.beat()
      // Records that were fetched before the pause may still come: they are read again later.
      let batch = try consumer.poll(max: 1_000, timeout: .milliseconds(100))
      try report(batch.events)
      for index in batch.indices { noteStray(batch.message(at: index)) }
    }
    let (strays, paused) = guarded.withLock { guarded in
      defer {
        guarded.strays = [:]
        guarded.paused = []
      }
      return (guarded.strays, Array(guarded.paused))
    }
    try seek(strays)
    try consumer.resume(paused)
  }

  private func noteStray(_ message: borrowing ConsumedMessage) {
    let partition = message.topicPartition
    let offset = message.offset
    guarded.withLock { guarded in
      guarded.strays[partition] = min(guarded.strays[partition] ?? offset, offset)
    }
  }

  /// What is given up while it stands still must not do so when it comes back: librdkafka keeps the
  /// pause over assignments. And it comes back at its committed offset, whatever strayed before.
  private func release(_ partitions: Set<TopicPartition>) {
    let paused = guarded.withLock { guarded in
      for partition in partitions { guarded.strays[partition] = nil }
      defer { guarded.paused.subtract(partitions) }
      return guarded.paused.intersection(partitions)
    }
    guard !paused.isEmpty else { return }
    do throws(KafkaError) {
      try consumer.resume(paused.sorted())
    } catch {
      telemetry.emit(KafkaErrorRaised(error))
    }
  }

  /// Goes back to what an abandoned flight did not commit, where it is still ours.
  private func rewind() throws(KafkaError) {
    guard let rewinds = flight.takeRewinds() else { return }
    let assigned = assigned
    var positions: [TopicPartition: Int64] = [:]
    for (partition, offset) in rewinds {
      let partition = TopicPartition(partition.topic, partition.number)
      if assigned.contains(partition) { positions[partition] = offset }
    }
    try seek(positions)
    health.board.rewound(positions)
  }

  private func seek(_ positions: [TopicPartition: Int64]) throws(KafkaError) {
    health.pulses.intake.beat(within: .seconds(10))
    try consumer.seek(positions.mapValues { .offset($0) }, timeout: .seconds(10))
    for (partition, offset) in positions.sorted(by: { $0.key < $1.key }) {
      telemetry.emit(
        PartitionRewound(
          topic: partition.topic, partition: partition.partition, offset: offset))
    }
  }

  /// On the polling thread, before the change takes effect: what is in the air comes down first.
  private func rebalance(_ event: RebalanceEvent) {
    let changed = Set(event.partitions)
    // Coming down may take the drain time twice.
    health.pulses.intake.beat(within: drainTimeout * 2)
    defer { health.pulses.intake.beat() }
    switch event {
    case .assigned: health.board.assigned(changed)
    case .revoked:
      if !comesDown(within: drainTimeout) {
        telemetry.emit(DrainTimedOut(allowed: drainTimeout, batchesInFlight: flight.batchCount))
        flight.abandon()
        _ = comesDown(within: drainTimeout)
      }
    case .lost:
      flight.abandon()
      _ = comesDown(within: drainTimeout)
    }
    switch event {
    case .assigned: break
    case .revoked, .lost:
      health.board.unassigned(changed)
      release(changed)
    }
    let held = guarded.withLock { guarded in
      switch event {
      case .assigned: guarded.assigned.formUnion(changed)
      case .revoked, .lost: guarded.assigned.subtract(changed)
      }
      return guarded.assigned.count
    }
    telemetry.emit(AssignmentChanged(event, held: held))
  }

  /// How long an empty poll waits: what a stop may have to wait for.
  private static let pollTimeout = Duration.milliseconds(100)

  private func comesDown(within timeout: Duration) -> Bool {
    let idle = Signal()
    flight.whenIdle { idle.raise() }
    return idle.wait(atMost: timeout)
  }

  private func report(_ events: [ConsumerEvent]) throws(KafkaError) {
    for event in events {
      switch event {
      case .endOfPartition: break
      case .fenced(let error): throw error
      case .offsetOutOfRange(_, let error), .pollIntervalExceeded(let error),
        .topicUnavailable(_, let error), .failed(_, let error):
        if error.isFatal || error.code.isRefusal { throw error }
        telemetry.emit(KafkaErrorRaised(error))
      }
    }
  }
}
