import Stories
import Telemetry

/// Brings batches out, each once, in their order. Retry is decided here.
///
/// While one batch is committed the next is staged already, unless one of its stories comes by several
/// partitions. What a batch's outcomes are is settled in its turn (`StoryOrder`), when all before it are
/// out; the few batches where something changes then are staged again.
struct Publisher: Sendable {
  /// A batch's place among those that are published.
  struct Turn {
    let number: Int
    /// The next may be staged before this one is out.
    let isFollowed: Bool
  }

  private let order: StoryOrder
  private let flight: Flight
  private let limits: Limits
  private let telemetry: Telemetry
  private let clock: any Clock<Duration>
  /// Replaces an outcome that the broker refuses for its size.
  private let refuse: @Sendable (Dispatch, any RecordBatch) -> Dispatch
  private let staged: StagedBatches
  private let lanes: Turnstile
  private let staging = Turnstile()
  private let publishing = Turnstile()

  init(
    sink: any StorySink, order: StoryOrder, flight: Flight, limits: Limits,
    telemetry: Telemetry, clock: any Clock<Duration>,
    refuse: @escaping @Sendable (Dispatch, any RecordBatch) -> Dispatch
  ) {
    self.order = order
    self.flight = flight
    self.limits = limits
    self.telemetry = telemetry
    self.clock = clock
    self.refuse = refuse
    staged = StagedBatches(sink: sink)
    lanes = Turnstile(width: sink.laneCount)
  }

  /// Returns when it is the batch's turn; where it has outcomes, they are staged by then if they can
  /// be. Every batch comes here once, and goes by `leave`.
  func enter(_ work: inout Work?, of batch: AdmittedBatch) async -> Turn {
    let number = batch.ticket.number
    await lanes.enter(number)
    await staging.enter(number)
    var isFollowed = true
    if let dispatches = work?.dispatches, flight.isFlying {
      work?.mark(.wait)
      isFollowed = order.comesByOnePartition(dispatches)
      if isFollowed { isFollowed = await staged.stageAhead(dispatches, of: number) }
      work?.mark(.stage)
    }
    if isFollowed { staging.leave(number) }
    await publishing.enter(number)
    work?.mark(.turn)
    return Turn(number: number, isFollowed: isFollowed)
  }

  func leave(_ turn: Turn) {
    if !turn.isFollowed { staging.leave(turn.number) }
    lanes.leave(turn.number)
    publishing.leave(turn.number)
  }

  /// What was published in the end, or `nil` where the batch was given up.
  func run(
    _ dispatches: [Dispatch], of batch: AdmittedBatch
  ) async throws(PortFailure) -> [Dispatch]? {
    do throws(PortFailure) {
      if let published = try await publish(dispatches, of: batch) { return published }
    } catch {
      try? await staged.giveUp(batch.ticket.number)
      throw error
    }
    do throws(SinkFailure) {
      try await staged.giveUp(batch.ticket.number)
    } catch {
      if case .fatal(let failure) = error { throw failure }
    }
    return nil
  }

  private func publish(
    _ dispatches: [Dispatch], of batch: AdmittedBatch
  ) async throws(PortFailure) -> [Dispatch]? {
    let number = batch.ticket.number
    var dispatches = dispatches
    var delay = limits.retryDelayMin
    while flight.isFlying {
      guard let ordered = try await order.keep(dispatches, of: batch) else { return nil }
      let isUnchanged = ordered.elementsEqual(dispatches, by: ===)
      dispatches = ordered
      do throws(SinkFailure) {
        if !isUnchanged || !staged.isStaged(number) {
          try await staged.stageAgain(dispatches, of: number)
        }
        try await staged.commit(number, spans: batch.ticket.spans)
        return dispatches
      } catch {
        switch error {
        case .recordTooLarge(let positions):
          let withdrawn = positions.filter { dispatches[$0].isPublished }
          guard try await order.withdraw(withdrawn.map { dispatches[$0].source }) else {
            return nil
          }
          for position in positions {
            dispatches[position] = refuse(dispatches[position], batch.records)
          }
        case .retriable(let reason):
          report(.kafka, reason, batch)
          guard await clock.pause(for: delay) else { return nil }
          delay = min(delay * 2, limits.retryDelayMax)
        case .ownershipLost(let reason):
          report(.rebalance, reason, batch)
          flight.abandon()
        case .fatal(let failure):
          throw failure
        }
      }
    }
    return nil
  }

  private func report(_ cause: BatchAborted.Cause, _ detail: String, _ batch: AdmittedBatch) {
    telemetry.emit(
      BatchAborted(cause: cause, records: batch.records.count, detail: detail))
  }
}
