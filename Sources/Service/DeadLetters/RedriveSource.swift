import Kafka
import Pipeline
import Synchronization

/// Dead letters as the records that they were made of, in the order of those.
final class RedriveSource: RecordSource {
  private let flight: Flight
  private let offsets: GroupProgressReader
  private let batches: Mutex<[MemoryBatch]>

  init(_ batches: [MemoryBatch], flight: Flight, offsets: GroupProgressReader) {
    self.flight = flight
    self.offsets = offsets
    self.batches = Mutex(batches.reversed())
  }

  func next() async throws(PortFailure) -> AdmittedBatch? {
    await withCheckedContinuation { continuation in
      flight.whenRoom { continuation.resume() }
    }
    guard let records = batches.withLock({ $0.popLast() }), let ticket = flight.admit(records)
    else { return nil }
    return AdmittedBatch(ticket: ticket, records: records)
  }

  func stop() {
    batches.withLock { $0 = [] }
    _ = flight.takeRewinds()
  }

  /// The live service's commits count, and what it has not committed may be in the air there.
  func progress(of deliveries: Set<Coordinates>) async -> [Coordinates: DeliveryProgress] {
    var progress: [Coordinates: DeliveryProgress] = [:]
    let committed = await offsets.committed(among: deliveries)
    for delivery in deliveries {
      progress[delivery] = committed.contains(delivery) ? .committed : .elsewhere
    }
    return progress
  }

  /// As large as the live service's batches, in the order of the records.
  static func batches(_ records: [MemoryBatch.Record], _ limits: Limits) -> [MemoryBatch] {
    var batches: [MemoryBatch] = []
    var gathered: [MemoryBatch.Record] = []
    var bytes = 0
    for record in records.sorted(by: { $0.coordinates < $1.coordinates }) {
      if gathered.count == limits.batchRecordsMax || bytes >= limits.batchBytesMax {
        batches.append(MemoryBatch(gathered))
        gathered = []
        bytes = 0
      }
      gathered.append(record)
      bytes += record.byteCount
    }
    if !gathered.isEmpty { batches.append(MemoryBatch(gathered)) }
    return batches
  }
}

/// How far the live group has come, asked from outside.
actor GroupProgressReader {
  private let thread = KafkaThread(name: "copydesk-group")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.reference }

  private let admin: KafkaAdmin
  private let group: String

  init(admin: KafkaAdmin, group: String) {
    self.admin = admin
    self.group = group
  }

  /// Those of the deliveries that any instance has committed; none where the group cannot be asked.
  func committed(among deliveries: Set<Coordinates>) -> Set<Coordinates> {
    let partitions = Set(deliveries.map(\.topicPartition)).sorted()
    guard
      let offsets = try? admin.groupOffsets(
        group, of: partitions, timeout: KafkaClients.callTimeout)
    else { return [] }
    return deliveries.filter { delivery in
      offsets[delivery.topicPartition].map { delivery.offset < $0 } ?? false
    }
  }
}
