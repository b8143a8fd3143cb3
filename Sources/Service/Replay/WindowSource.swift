import Kafka
import Pipeline
import Synchronization

/// The records of a window, in an order that depends on nothing but them, at a limited rate.
///
/// Reads chosen partitions without a group, so that no member of any group sees it. One thread polls,
/// merges the partitions (`MergeQueue`) and admits batches to the flight.
final class WindowSource: RecordSource {
  /// What waits to be merged; partitions that are ahead are paused beyond it.
  static let mergeBytesMax = 128 << 20

  struct Bounds: Sendable {
    let recordsMax: Int
    let bytesMax: Int
    var rate: RateLimit?
  }

  private let consumer: KafkaConsumer
  private let window: [TopicPartition: Range<Int64>]
  private let order: ClaimOrder
  private let flight: Flight
  private let bounds: Bounds
  /// False leaves the record out, and has said so to whoever counts.
  private let takes: @Sendable (_ key: [UInt8]?, _ offset: Int64, TopicPartition) -> Bool
  private let handover = Handover<AdmittedBatch>()
  private let isStopped = Mutex(false)
  private let isDone = Mutex(false)
  private let room = Signal()
  private let stopped = Signal()

  init(
    consumer: KafkaConsumer, window: [TopicPartition: Range<Int64>], order: ClaimOrder,
    flight: Flight, bounds: Bounds,
    takes: @escaping @Sendable (_ key: [UInt8]?, _ offset: Int64, TopicPartition) -> Bool
  ) {
    self.consumer = consumer
    self.window = window
    self.order = order
    self.flight = flight
    self.bounds = bounds
    self.takes = takes
  }

  /// Whether the window was handed out to its end.
  var hasEnded: Bool { isDone.withLock { $0 } }

  func next() async throws(PortFailure) -> AdmittedBatch? { try await handover.take() }

  func stop() {
    isStopped.withLock { $0 = true }
    room.raise()
    stopped.raise()
  }

  /// Nobody else works on the window, and what lies outside of it has nothing to do with its order.
  func progress(of deliveries: Set<Coordinates>) async -> [Coordinates: DeliveryProgress] {
    var progress: [Coordinates: DeliveryProgress] = [:]
    for delivery in deliveries {
      let isInside = window[delivery.topicPartition]?.contains(delivery.offset) ?? false
      progress[delivery] = isInside && flight.hasCommitted(delivery) ? .committed : .ours
    }
    return progress
  }

  /// Reads until the window ends or `stop()`. On a thread that may block.
  func poll() {
    do throws(KafkaError) {
      try run()
      handover.finish()
    } catch {
      handover.fail(PortFailure(error, while: "reading the window"))
    }
  }

  private func run() throws(KafkaError) {
    var queue = MergeQueue(window.keys)
    var paused: Set<TopicPartition> = []
    var rate = bounds.rate
    var next = window.mapValues(\.lowerBound)
    var lastNews = ContinuousClock.now
    try consumer.assign(next.mapValues { .offset($0) })
    while !isStopped.withLock({ $0 }), !queue.isFinished {
      guard queue.isStarving else {
        guard hand(queue.take(max: burst, maxBytes: bounds.bytesMax), &rate) else { return }
        continue
      }
      try resumeHungry(queue, &paused)
      let batch = try consumer.poll(max: Self.pollMax, timeout: .milliseconds(200))
      for index in batch.indices {
        let message = batch.message(at: index)
        next[message.topicPartition] = message.offset + 1
        add(message, to: &queue)
      }
      if batch.count > 0 { lastNews = .now }
      if lastNews.duration(to: .now) > Self.patience {
        // Fetching has come to a stand: it is begun anew from behind what came.
        try consumer.assign(next.mapValues { .offset($0) })
        paused = []
        lastNews = .now
      }
      for event in batch.events { try note(event, &queue) }
      try pauseSated(queue, &paused)
    }
    isDone.withLock { $0 = queue.isFinished }
    try consumer.assign([:])
  }

  private var burst: Int { min(bounds.recordsMax, bounds.rate?.burst ?? .max) }

  private func add(_ message: borrowing ConsumedMessage, to queue: inout MergeQueue) {
    let partition = message.topicPartition
    let offset = message.offset
    guard let end = window[partition]?.upperBound else { return }
    if offset < end {
      let stored = StoredRecord(message)
      if takes(stored.key, offset, partition) {
        queue.add(
          MergeQueue.Entry(
            record: MemoryBatch.Record(
              coordinates: stored.coordinates, timestamp: stored.timestamp,
              headers: stored.headers, key: stored.key, value: stored.value),
            rank: order.rank(of: offset, in: partition)),
          to: partition)
      }
    }
    if offset + 1 >= end { queue.finish(partition) }
  }

  private func note(_ event: ConsumerEvent, _ queue: inout MergeQueue) throws(KafkaError) {
    switch event {
    case .endOfPartition(let partition, let offset):
      // Behind the last record of the window there may be markers of transactions only.
      if let end = window[partition]?.upperBound, offset >= end { queue.finish(partition) }
    case .offsetOutOfRange(let partition, let error):
      throw KafkaError(
        .poll, error.code, detail: "\(partition): records of the window are gone: \(error.detail)")
    case .failed(_, let error), .topicUnavailable(_, let error), .fenced(let error),
      .pollIntervalExceeded(let error):
      if !error.isRetriable { throw error }
    }
  }

  /// A partition that has more than its share waiting is not read on while others are waited for.
  private func pauseSated(
    _ queue: MergeQueue, _ paused: inout Set<TopicPartition>
  ) throws(KafkaError) {
    guard queue.byteCount > Self.mergeBytesMax else { return }
    let share = Self.mergeBytesMax / max(1, window.count)
    let sated = window.keys.filter { !paused.contains($0) && queue.byteCount(of: $0) > share }
    guard !sated.isEmpty else { return }
    try consumer.pause(sated)
    paused.formUnion(sated)
  }

  private func resumeHungry(
    _ queue: MergeQueue, _ paused: inout Set<TopicPartition>
  ) throws(KafkaError) {
    guard !paused.isEmpty else { return }
    let hungry = queue.hungry.filter(paused.contains)
    guard !hungry.isEmpty else { return }
    try consumer.resume(hungry)
    paused.subtract(hungry)
  }

  /// Admits one batch, once the flight has room and the rate allows it; false to stop.
  private func hand(_ records: [MemoryBatch.Record], _ rate: inout RateLimit?) -> Bool {
    guard !records.isEmpty else { return true }
    if let wait = rate?.take(records.count, now: .now), wait > .zero {
      _ = stopped.wait(atMost: wait)
    }
    flight.whenRoom { [room] in room.raise() }
    while !room.wait(atMost: .seconds(1)) {}
    guard !isStopped.withLock({ $0 }) else { return false }
    let batch = MemoryBatch(records)
    guard let ticket = flight.admit(batch) else { return false }
    handover.give(AdmittedBatch(ticket: ticket, records: batch))
    return true
  }

  private static let pollMax = 2_000
  /// A broker that has something to give gives it sooner.
  private static let patience = Duration.seconds(15)
}
