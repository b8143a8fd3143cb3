public import Stories
import Synchronization

/// The batches between poll and commit, shared by whoever polls and whoever publishes.
///
/// The poller asks for room, admits batches and drains before it gives partitions up; the flow
/// closes each batch as committed or given up.
public final class Flight: Sendable {
  private struct Guarded {
    var state: FlightState
    var idleWaiters: [@Sendable () -> Void] = []
    var roomWaiters: [@Sendable () -> Void] = []
    var abandonObservers: [@Sendable () -> Void] = []
  }

  private let guarded: Mutex<Guarded>

  public init(batchCountMax: Int, byteCountMax: Int) {
    guarded = Mutex(
      Guarded(state: FlightState(batchCountMax: batchCountMax, byteCountMax: byteCountMax)))
  }

  public var hasRoom: Bool { guarded.withLock { $0.state.hasRoom } }
  public var isIdle: Bool { guarded.withLock { $0.state.isIdle } }
  /// False from `abandon()` until the rewinds are taken.
  public var isFlying: Bool { guarded.withLock { $0.state.mode == .flying } }
  public var batchCount: Int { guarded.withLock { $0.state.batchCount } }

  /// Whether the outcome of the delivery was committed by this flight; others' commits it cannot know.
  public func hasCommitted(_ delivery: Coordinates) -> Bool {
    let partition = SourcePartition(topic: delivery.topic, number: delivery.partition)
    return guarded.withLock { $0.state.hasCommitted(delivery.offset, of: partition) }
  }

  /// A ticket, or `nil` where the batch must be dropped because an abandoned one lies before it.
  public func admit(_ records: some RecordBatch) -> FlightTicket? {
    let spans = records.spans
    let byteCount = records.byteCount
    return guarded.withLock { $0.state.admit(spans, byteCount: byteCount) }
  }

  /// Ends a batch. Given up, its positions are read again.
  public func close(_ ticket: FlightTicket, committed: Bool) {
    let waiters = guarded.withLock { guarded in
      guarded.state.close(ticket, committed: committed)
      return Self.released(&guarded)
    }
    for waiter in waiters { waiter() }
  }

  /// Gives up everything in the air; nothing of it will be published unless its commit has begun.
  public func abandon() {
    let observers = guarded.withLock { guarded in
      guarded.state.abandon()
      return guarded.abandonObservers + Self.released(&guarded)
    }
    for observer in observers { observer() }
  }

  /// Where to read again; `nil` unless a flight was abandoned and has come down.
  public func takeRewinds() -> [SourcePartition: Int64]? {
    let (rewinds, waiters) = guarded.withLock { guarded in
      (guarded.state.takeRewinds(), Self.released(&guarded))
    }
    for waiter in waiters { waiter() }
    return rewinds
  }

  /// Calls once, as soon as nothing is in the air; at once where that is so already.
  public func whenIdle(_ body: @escaping @Sendable () -> Void) {
    let isIdle = guarded.withLock { guarded in
      if !guarded.state.isIdle { guarded.idleWaiters.append(body) }
      return guarded.state.isIdle
    }
    if isIdle { body() }
  }

  /// Calls once, as soon as there is room for a batch or something to rewind; at once where there is.
  public func whenRoom(_ body: @escaping @Sendable () -> Void) {
    let wantsPoller = guarded.withLock { guarded in
      if !guarded.state.wantsPoller { guarded.roomWaiters.append(body) }
      return guarded.state.wantsPoller
    }
    if wantsPoller { body() }
  }

  /// Calls at every `abandon()`.
  func onAbandon(_ body: @escaping @Sendable () -> Void) {
    guarded.withLock { $0.abandonObservers.append(body) }
  }

  private static func released(_ guarded: inout Guarded) -> [@Sendable () -> Void] {
    var waiters: [@Sendable () -> Void] = []
    if guarded.state.isIdle {
      waiters += guarded.idleWaiters
      guarded.idleWaiters = []
    }
    if guarded.state.wantsPoller {
      waiters += guarded.roomWaiters
      guarded.roomWaiters = []
    }
    return waiters
  }
}
