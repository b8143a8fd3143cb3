import Pipeline
import Synchronization

/// Reads an instance's partitions from where the group is, a random stretch of each at a time.
final class SimulatedSource: RecordSource {
  private struct Guarded {
    var positions: [Int32: Int64] = [:]
    var isStopped = false
  }

  private let cluster: SimulatedCluster
  private let partitions: [Int32]
  private let flight: Flight
  private let fate: Fate
  private let guarded: Mutex<Guarded>

  init(_ cluster: SimulatedCluster, _ partitions: [Int32], flight: Flight, fate: Fate) {
    self.cluster = cluster
    self.partitions = partitions
    self.flight = flight
    self.fate = fate
    var positions: [Int32: Int64] = [:]
    for partition in partitions { positions[partition] = cluster.committed(partition) }
    guarded = Mutex(Guarded(positions: positions))
  }

  func next() async throws(PortFailure) -> AdmittedBatch? {
    while true {
      await withCheckedContinuation { continuation in
        flight.whenRoom { continuation.resume() }
      }
      if guarded.withLock({ $0.isStopped }) { return nil }
      rewind()
      let records = take()
      if records.isEmpty {
        // What is in the air may have to be read again.
        await withCheckedContinuation { continuation in
          flight.whenIdle { continuation.resume() }
        }
        if guarded.withLock({ $0.isStopped }) { return nil }
        if flight.isFlying && isAtEnd { return nil }
        continue
      }
      let batch = MemoryBatch(records)
      if let ticket = flight.admit(batch) { return AdmittedBatch(ticket: ticket, records: batch) }
    }
  }

  func stop() {
    guarded.withLock { $0.isStopped = true }
    _ = flight.takeRewinds()
  }

  func progress(of deliveries: Set<Coordinates>) async -> [Coordinates: DeliveryProgress] {
    var progress: [Coordinates: DeliveryProgress] = [:]
    for delivery in deliveries {
      let isOurs = partitions.contains(delivery.partition)
      let isCommitted = delivery.offset < cluster.committed(delivery.partition)
      progress[delivery] = isCommitted ? .committed : isOurs ? .ours : .elsewhere
    }
    return progress
  }

  private var isAtEnd: Bool {
    guarded.withLock { guarded in
      guarded.positions.allSatisfy { $1 == cluster.partitions[Int($0)].count }
    }
  }

  private func rewind() {
    guard let rewinds = flight.takeRewinds() else { return }
    guarded.withLock { guarded in
      for (partition, offset) in rewinds { guarded.positions[partition.number] = offset }
    }
  }

  private func take() -> [MemoryBatch.Record] {
    var records: [MemoryBatch.Record] = []
    guarded.withLock { guarded in
      let start = fate.number(below: partitions.count)
      for partition in partitions[start...] + partitions[..<start] {
        let all = cluster.partitions[Int(partition)]
        let position = Int(guarded.positions[partition] ?? 0)
        let end = min(all.count, position + fate.number(below: 4))
        records += all[position..<end]
        guarded.positions[partition] = Int64(end)
      }
    }
    return records
  }
}

/// Stages, commits, fails, or dies before or after any of these, and in the middle of them.
final class SimulatedSink: StorySink {
  private let cluster: SimulatedCluster
  private let instance: Int
  private let life: Life
  /// By lane: the transaction that is open on it.
  private let transactions: Mutex<[Int?]>

  init(_ cluster: SimulatedCluster, instance: Int, life: Life) {
    self.cluster = cluster
    self.instance = instance
    self.life = life
    transactions = Mutex([nil, nil])
    cluster.takeOver(instance)
  }

  var laneCount: Int { 2 }

  func stage(_ dispatches: [Dispatch], on lane: Int) async throws(SinkFailure) -> Bool {
    if life.ends(onceIn: 20) { throw .fatal(Self.death) }
    let transaction = cluster.begin(instance)
    transactions.withLock { transactions in
      precondition(transactions[lane] == nil, "a lane has one transaction at a time")
      transactions[lane] = transaction
    }
    for dispatch in dispatches {
      // Another instance, or another lane, may be quicker.
      for _ in 0..<life.number(upTo: 4) { await Task.yield() }
      if life.ends(onceIn: 150) { throw .fatal(Self.death) }
      cluster.write(dispatch, in: transaction)
    }
    if life.happens(onceIn: 20) { throw abort(lane, .retriable("simulated")) }
    return !life.happens(onceIn: 10)
  }

  func commit(_ spans: [PartitionSpan], on lane: Int) async throws(SinkFailure) {
    if life.ends(onceIn: 20) { throw .fatal(Self.death) }
    if life.happens(onceIn: 20) { throw abort(lane, .ownershipLost("simulated")) }
    if life.happens(onceIn: 20) { throw abort(lane, .retriable("simulated")) }
    for _ in 0..<life.number(upTo: 30) { await Task.yield() }
    if life.ends(onceIn: 40) { throw .fatal(Self.death) }
    guard let transaction = end(lane) else { preconditionFailure("nothing is staged here") }
    cluster.commit(transaction, spans: spans)
    if life.ends(onceIn: 20) { throw .fatal(Self.death) }
  }

  func discard(on lane: Int) async throws(PortFailure) {
    if life.ends(onceIn: 60) { throw Self.death }
    if let transaction = end(lane) { cluster.abort(transaction) }
  }

  private func abort(_ lane: Int, _ failure: SinkFailure) -> SinkFailure {
    if let transaction = end(lane) { cluster.abort(transaction) }
    return failure
  }

  private func end(_ lane: Int) -> Int? {
    transactions.withLock { transactions in
      defer { transactions[lane] = nil }
      return transactions[lane]
    }
  }

  static let death = PortFailure(.unavailable, "the process dies here")
}

/// One instance's view of the claims log.
final class SimulatedLog: ClaimsLog {
  private let cluster: SimulatedCluster
  private let reader: Int
  private let life: Life
  private let position = Mutex(0)

  init(_ cluster: SimulatedCluster, reader: Int, life: Life) {
    self.cluster = cluster
    self.reader = reader
    self.life = life
  }

  func append(_ record: [UInt8]) async throws(PortFailure) {
    if life.ends(onceIn: 40) { throw SimulatedSink.death }
    cluster.append(record)
    if life.ends(onceIn: 20) { throw SimulatedSink.death }
  }

  func read() async throws(PortFailure) -> [ClaimsLogEntry] {
    await cluster.waitForLog(beyond: position.withLock { $0 }, reader: reader)
    let log = cluster.log
    return position.withLock { position in
      let end = min(log.count, position + life.number(upTo: 3))
      defer { position = end }
      return (position..<end).map { ClaimsLogEntry(offset: Int64($0), bytes: log[$0]) }
    }
  }

  func bounds() async throws(PortFailure) -> Range<Int64> { 0..<Int64(cluster.log.count) }
}
