import Kafka
import Pipeline

/// One transactional producer: the outcomes and source offsets of one batch at a time (KIP-98,
/// KIP-447).
///
/// An actor with a thread of its own, since every call blocks on the broker.
actor KafkaLane {
  private let thread: KafkaThread
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.reference }

  private let producer: KafkaProducer
  private let progress: any ProgressKeeper
  private let articles: ProducerTopic
  private let duplicates: ProducerTopic
  private let deadletters: ProducerTopic
  private let timeout: Duration
  private let persistence: Persistence
  private let pulse: Pulse
  /// What the open transaction holds; `nil` where none is open.
  private var staged: Staged?

  private struct Staged {
    let dispatches: [Dispatch]
    let delivery: DeliveryBatch
  }

  /// - Parameter timeout: of each transactional call; past it the same call is made again.
  init(
    _ number: Int, producer: KafkaProducer, progress: any ProgressKeeper, topics: Config.Topics,
    timeout: Duration, persistence: Persistence, pulse: Pulse
  ) throws(KafkaError) {
    self.pulse = pulse
    thread = KafkaThread(name: "copydesk-lane-\(number)")
    self.producer = producer
    self.progress = progress
    self.timeout = timeout
    self.persistence = persistence
    articles = try producer.topic(topics.articles)
    duplicates = try producer.topic(topics.duplicates)
    deadletters = try producer.topic(topics.deadletters)
  }

  /// Takes the place of a predecessor with the same transactional id and aborts what it left open.
  func takeOver() throws(KafkaError) {
    defer { pulse.rest() }
    try again { () throws(KafkaError) in
      try producer.initTransactions(timeout: timeout)
    }
  }

  /// Opens a transaction, writes the outcomes and waits for the broker's answers: false where some
  /// are missing or bad, of which the commit will tell.
  func stage(_ dispatches: [Dispatch]) throws(SinkFailure) -> Bool {
    defer { pulse.rest() }
    precondition(staged == nil, "a lane has one transaction at a time")
    let delivery = DeliveryBatch(capacity: dispatches.count)
    staged = Staged(dispatches: dispatches, delivery: delivery)
    var refused: Int?
    do throws(KafkaError) {
      try producer.beginTransaction()
      refused = try produceAll(dispatches, delivery)
    } catch {
      throw recover(from: error)
    }
    guard let refused else { return isWritten(delivery) }
    do throws(PortFailure) {
      try discard()
    } catch {
      throw .fatal(error)
    }
    throw .recordTooLarge([refused])
  }

  /// Offsets go last, so that no other transaction of ours has any pending.
  func commit(_ spans: [PartitionSpan]) throws(SinkFailure) {
    defer { pulse.rest() }
    do throws(KafkaError) {
      try again { () throws(KafkaError) in
        try progress.note(spans, in: producer, timeout: timeout)
      }
      try again { () throws(KafkaError) in
        try producer.commitTransaction(timeout: timeout)
      }
    } catch {
      throw recover(from: error)
    }
    staged = nil
  }

  /// Aborts what is open. When the time is over, that is left to the successor.
  func discard() throws(PortFailure) {
    defer { pulse.rest() }
    guard staged != nil else { return }
    staged = nil
    guard !persistence.isOver else { return }
    do throws(KafkaError) {
      try abort()
    } catch {
      throw PortFailure(error, while: "aborting a transaction")
    }
  }

  private func abort() throws(KafkaError) {
    try again { () throws(KafkaError) in
      try producer.abortTransaction(timeout: timeout)
    }
  }

  /// Each attempt blocks for the time-out at most: by then the thread gives its word anew.
  private func again(_ call: () throws(KafkaError) -> Void) throws(KafkaError) {
    try persistence.again { () throws(KafkaError) in
      pulse.beat(within: timeout)
      try call()
    }
  }

  private func isWritten(_ delivery: DeliveryBatch) -> Bool {
    let deadline = ContinuousClock.now + timeout
    while delivery.failedCount == 0, ContinuousClock.now < deadline, !persistence.isOver {
      pulse.beat(within: Self.flushTimeout)
      do throws(KafkaError) {
        try producer.flush(timeout: Self.flushTimeout)
        return delivery.failedCount == 0
      } catch {
        guard error.isRetriable else { return false }
      }
    }
    return false
  }

  /// The position of a record that is too large for the producer, if there is one.
  private func produceAll(
    _ dispatches: [Dispatch], _ delivery: DeliveryBatch
  ) throws(KafkaError) -> Int? {
    for (position, dispatch) in dispatches.enumerated() {
      // A full queue makes a record wait, each for the time-out at most.
      if position % 100 == 0 { pulse.beat(within: timeout * 2) }
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

  /// The transaction is aborted; says what to do with the batch.
  private func recover(from error: KafkaError) -> SinkFailure {
    let failed = staged
    staged = nil
    if error.isFatal { return .fatal(PortFailure(error, while: "publishing")) }
    do throws(KafkaError) {
      try abort()
    } catch {
      return .fatal(PortFailure(error, while: "aborting a transaction"))
    }
    let failures = failed?.delivery.failures ?? []
    let tooLarge = failures.filter { $0.error.code == .messageTooLarge }.map(\.index)
    if !tooLarge.isEmpty {
      return .recordTooLarge(Self.culprits(tooLarge, in: failed?.dispatches ?? []))
    }
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

  /// How long a flush may go on before it is looked whether a record has failed.
  private static let flushTimeout = Duration.milliseconds(200)
}
