import Kafka
import Pipeline
import Synchronization

/// Outcomes and source offsets, together in one Kafka transaction (KIP-98, KIP-447).
///
/// An actor with a thread of its own: every call blocks on the broker, and transactions of one
/// producer come one after another.
actor KafkaSink: StorySink {
  private let thread = KafkaThread(name: "copydesk-sink")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.reference }

  private let producer: KafkaProducer
  private let progress: any ProgressKeeper
  private let articles: ProducerTopic
  private let duplicates: ProducerTopic
  private let deadletters: ProducerTopic
  private let timeout: Duration
  private let hasGivenUp = Atomic<Bool>(false)
  private let givingUp = Signal()
  private let health: HealthMonitor

  /// - Parameter timeout: of each transactional call; past it the same call is made again.
  init(
    producer: KafkaProducer, progress: any ProgressKeeper, topics: Config.Topics,
    timeout: Duration, health: HealthMonitor
  ) throws(KafkaError) {
    self.health = health
    self.producer = producer
    self.progress = progress
    self.timeout = timeout
    articles = try producer.topic(topics.articles)
    duplicates = try producer.topic(topics.duplicates)
    deadletters = try producer.topic(topics.deadletters)
  }

  /// Takes the place of a predecessor with the same transactional id and aborts what it left open.
  func takeOver() throws(KafkaError) {
    defer { health.pulses.sink.rest() }
    try again { () throws(KafkaError) in try producer.initTransactions(timeout: timeout) }
  }

  /// No call is made again from now on: the time for draining is over.
  nonisolated func giveUp() {
    hasGivenUp.store(true, ordering: .relaxed)
    givingUp.raise()
  }

  func publish(_ dispatches: [Dispatch], spans: [PartitionSpan]) async throws(SinkFailure) {
    defer { health.pulses.sink.rest() }
    let delivery = DeliveryBatch(capacity: dispatches.count)
    let refused: Int?
    do throws(KafkaError) {
      try producer.beginTransaction()
      refused = try produceAll(dispatches, delivery)
      if refused == nil {
        try sendOffsets(spans)
        try again { () throws(KafkaError) in try producer.commitTransaction(timeout: timeout) }
      }
    } catch {
      throw recover(from: error, delivery, dispatches)
    }
    if let refused { try refuse(refused) }
    health.board.committed(Self.offsets(of: spans))
  }

  /// The position of a record that is too large for the producer, if there is one.
  private func produceAll(
    _ dispatches: [Dispatch], _ delivery: DeliveryBatch
  ) throws(KafkaError) -> Int? {
    for (position, dispatch) in dispatches.enumerated() {
      // A full queue makes a record wait, each for the time-out at most.
      if position % 100 == 0 { health.pulses.sink.beat(within: timeout * 2) }
      if try !produce(dispatch.record, delivery) { return position }
    }
    return nil
  }

  /// False where the record is too large for the producer.
  private func produce(
    _ record: OutputRecord, _ delivery: DeliveryBatch
  ) throws(KafkaError) -> Bool {
    var headers = KafkaHeaders(capacity: record.headers.count)
    for header in record.headers {
      headers.append(named: header.name, header.value)
    }
    do throws(KafkaError) {
      try producer.produce(
        to: topic(record.destination), key: record.key, value: record.value, headers: headers,
        delivery: delivery, patience: timeout)
      return true
    } catch {
      if error.code == .messageTooLarge { return false }
      throw error
    }
  }

  private func topic(_ destination: Destination) -> ProducerTopic {
    switch destination {
    case .articles: articles
    case .duplicates: duplicates
    case .deadletters: deadletters
    }
  }

  private static func offsets(of spans: [PartitionSpan]) -> [TopicPartition: Int64] {
    var offsets: [TopicPartition: Int64] = [:]
    for span in spans {
      offsets[TopicPartition(span.partition.topic, span.partition.number)] = span.next
    }
    return offsets
  }

  private func sendOffsets(_ spans: [PartitionSpan]) throws(KafkaError) {
    try again { () throws(KafkaError) in
      try progress.note(spans, in: producer, timeout: timeout)
    }
  }

  /// The transaction is aborted; says what to do with the batch.
  private func recover(
    from error: KafkaError, _ delivery: DeliveryBatch, _ dispatches: [Dispatch]
  ) -> SinkFailure {
    if error.isFatal { return .fatal(PortFailure(error, while: "publishing")) }
    do throws(KafkaError) {
      try again { () throws(KafkaError) in try producer.abortTransaction(timeout: timeout) }
    } catch {
      return .fatal(PortFailure(error, while: "aborting a transaction"))
    }
    let failures = delivery.failures
    let tooLarge = failures.filter { $0.error.code == .messageTooLarge }.map(\.index)
    if !tooLarge.isEmpty { return .recordTooLarge(Self.culprits(tooLarge, in: dispatches)) }
    if Self.isLost(error) { return .ownershipLost("\(error)") }
    let cause = failures.first.map { "\(error) (first undelivered record: \($0.error))" }
    return Self.isRefusal(error)
      ? .fatal(PortFailure(error, while: "publishing")) : .retriable(cause ?? "\(error)")
  }

  /// The broker refuses a request as a whole, small records with large ones: the largest is to
  /// blame, and all that are nearly as large.
  private static func culprits(_ positions: [Int], in dispatches: [Dispatch]) -> [Int] {
    let sizes = positions.map { dispatches[$0].record.value?.count ?? 0 }
    let largest = sizes.max() ?? 0
    return zip(positions, sizes).filter { $0.1 * 2 > largest }.map(\.0)
  }

  private func refuse(_ position: Int) throws(SinkFailure) {
    do throws(KafkaError) {
      try again { () throws(KafkaError) in try producer.abortTransaction(timeout: timeout) }
    } catch {
      throw .fatal(PortFailure(error, while: "aborting a transaction"))
    }
    throw .recordTooLarge([position])
  }

  /// The group has moved on without us: what was read may be someone else's.
  private static func isLost(_ error: KafkaError) -> Bool {
    switch error.code {
    case .illegalGeneration, .unknownMember, .rebalanceInProgress, .assignmentLost: true
    default: false
    }
  }

  /// Nothing that waiting would mend.
  private static func isRefusal(_ error: KafkaError) -> Bool {
    switch error.code {
    case .topicAuthorizationFailed, .groupAuthorizationFailed, .fencedInstance: true
    default: false
    }
  }

  /// Makes a transactional call that ran out of its time again, as long as that may help.
  private func again(_ call: () throws(KafkaError) -> Void) throws(KafkaError) {
    let deadline = ContinuousClock.now + Self.patience
    while ContinuousClock.now < deadline {
      health.pulses.sink.beat(within: timeout)
      do throws(KafkaError) {
        return try call()
      } catch {
        let mayHelp = error.isRetriable && !error.requiresAbort
        guard mayHelp, !hasGivenUp.load(ordering: .relaxed) else { throw error }
        // Some answers come at once: not to ask in a rush.
        _ = givingUp.wait(atMost: .milliseconds(100))
      }
    }
    try call()
  }

  /// A broker may be away for that long; whoever starts us will try again after it.
  private static let patience = Duration.seconds(600)
}
