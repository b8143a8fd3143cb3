public import Stories
import Synchronization

/// A bounded source: hands out the batches that it is given by a closure, as fast as the flight has
/// room.
public final class MemorySource: RecordSource {
  private struct Guarded {
    var isStopped = false
    var makeBatch: @Sendable () throws(PortFailure) -> (any RecordBatch)?
  }

  private let flight: Flight
  private let guarded: Mutex<Guarded>

  /// `makeBatch` is called from one task at a time and answers `nil` at the end.
  public init(
    flight: Flight, makeBatch: @escaping @Sendable () throws(PortFailure) -> (any RecordBatch)?
  ) {
    self.flight = flight
    guarded = Mutex(Guarded(makeBatch: makeBatch))
  }

  public func next() async throws(PortFailure) -> AdmittedBatch? {
    await withCheckedContinuation { continuation in
      flight.whenRoom { continuation.resume() }
    }
    let makeBatch = guarded.withLock { $0.isStopped ? nil : $0.makeBatch }
    guard let makeBatch, let records = try makeBatch() else { return nil }
    guard let ticket = flight.admit(records) else { return nil }
    return AdmittedBatch(ticket: ticket, records: records)
  }

  public func stop() {
    guarded.withLock { $0.isStopped = true }
    _ = flight.takeRewinds()
  }

  public func progress(of deliveries: Set<Coordinates>) async -> [Coordinates: DeliveryProgress] {
    var progress: [Coordinates: DeliveryProgress] = [:]
    for delivery in deliveries {
      progress[delivery] = flight.hasCommitted(delivery) ? .committed : .ours
    }
    return progress
  }
}
