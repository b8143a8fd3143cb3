internal import CRdKafka
internal import Glibc
internal import Synchronization

/// The producer's own thread: it takes librdkafka's events and hands delivery reports to their
/// batches. `flush` and the transaction calls wait for it (rdkafka.h, `rd_kafka_flush()`: with
/// `RD_KAFKA_EVENT_DR` the application must serve the event queue from a separate thread).
@safe final class DeliveryDesk: @unchecked Sendable {
  private struct State {
    var batches: [UInt32: DeliveryBatch] = [:]
    var isClosing = false
    /// Counts event batches, so that a producer waiting for room sees each change.
    var rounds: UInt64 = 0
  }

  private let handle: ClientHandle
  private let queue: OpaquePointer
  private let monitor = Monitor(State())
  private let thread = Mutex<DedicatedThread?>(nil)
  private let unclaimedFailures = Atomic<Int>(0)

  init(_ handle: ClientHandle) {
    self.handle = handle
    unsafe queue = rd_kafka_queue_get_main(handle.raw)
  }

  deinit { unsafe rd_kafka_queue_destroy(queue) }

  /// Failed records that belonged to no batch.
  var unclaimedFailureCount: Int { unclaimedFailures.load(ordering: .relaxed) }

  func start(name: String) {
    let started = DedicatedThread(name: name) { [self] in run() }
    thread.withLock { $0 = started }
  }

  /// Ends the thread and waits for it.
  func stop() {
    monitor.update { $0.isClosing = true }
    unsafe rd_kafka_queue_yield(queue)
    thread.withLock { thread in
      defer { thread = nil }
      return thread
    }?.join()
  }

  /// The token that travels with a record: the batch's number and the record's index in it.
  func ticket(for batch: DeliveryBatch) -> (index: Int, token: UnsafeMutableRawPointer?) {
    let (index, isFirst) = batch.expect()
    if isFirst { monitor.withLock { $0.batches[batch.number] = batch } }
    let token = unsafe UnsafeMutableRawPointer(
      bitPattern: UInt(batch.number) << 32 | UInt(truncatingIfNeeded: index))
    return unsafe (index, token)
  }

  /// Takes a ticket back: its record was not queued.
  func withdraw(_ index: Int, of batch: DeliveryBatch, _ code: KafkaErrorCode) {
    batch.withdraw(index, code)
    retire(batch)
  }

  var round: UInt64 { monitor.withLock { $0.rounds } }

  /// Waits for events served after `round`: room may have become free.
  func waitForRound(after round: UInt64, timeout: Duration) -> Bool {
    monitor.wait(timeout: timeout) { $0.rounds > round ? true : nil } ?? false
  }

  private func run() {
    while !monitor.withLock({ $0.isClosing }) {
      guard let event = unsafe rd_kafka_queue_poll(queue, -1) else { continue }
      unsafe serve(event)
      unsafe rd_kafka_event_destroy(event)
      monitor.update { $0.rounds += 1 }
    }
  }

  private func serve(_ event: OpaquePointer) {
    switch unsafe rd_kafka_event_type(event) {
    case RD_KAFKA_EVENT_DR: unsafe deliver(event)
    case RD_KAFKA_EVENT_ERROR:
      unsafe handle.context.report(
        rd_kafka_event_error(event), rd_kafka_event_error_string(event), of: handle.raw)
    case RD_KAFKA_EVENT_STATS:
      guard let text = unsafe rd_kafka_event_stats(event) else { return }
      unsafe handle.context.deliverStatistics(text, count: strlen(text))
    default: handle.context.countUnknownEvent()
    }
  }

  /// One event holds many reports, mostly of one batch: its lock is taken once per run of them.
  private func deliver(_ event: OpaquePointer) {
    var current: DeliveryBatch?
    while let message = unsafe rd_kafka_event_message_next(event) {
      let token = unsafe UInt(bitPattern: message.pointee._private)
      guard token != 0 else {
        if unsafe message.pointee.err != RD_KAFKA_RESP_ERR_NO_ERROR {
          unclaimedFailures.add(1, ordering: .relaxed)
        }
        continue
      }
      let number = UInt32(truncatingIfNeeded: token >> 32)
      if current?.number != number { current = monitor.withLock { $0.batches[number] } }
      guard let batch = current else { continue }
      let report = unsafe DeliveryBatch.Report(
        partition: message.pointee.partition, code: message.pointee.err.rawValue,
        offset: message.pointee.offset)
      if batch.note(report, at: Int(token & 0xffff_ffff)) { retire(batch) }
    }
  }

  /// A batch without outstanding records is forgotten until it expects another.
  private func retire(_ batch: DeliveryBatch) {
    monitor.withLock { state in
      if batch.outstanding == 0 { state.batches[batch.number] = nil }
    }
  }
}

extension DeliveryBatch {
  /// Notes a report; true if it was the last one outstanding.
  fileprivate func note(_ report: Report, at index: Int) -> Bool {
    monitor.update { state in
      guard state.reports.indices.contains(index), state.reports[index].isPending else {
        return false
      }
      state.reports[index] = report
      state.outstanding -= 1
      if report.code != 0 { state.failed += 1 }
      return state.outstanding == 0
    }
  }
}
