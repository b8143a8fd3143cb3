import Stories
import Telemetry

/// Brings a batch's outcomes out, once, in the order of the batches. Retry is decided here.
struct Publisher: Sendable {
  let sink: any StorySink
  let order: StoryOrder
  let flight: Flight
  let limits: Limits
  let telemetry: Telemetry
  let clock: any Clock<Duration>
  /// Replaces an outcome that the broker refuses for its size.
  let refuse: @Sendable (Dispatch, any RecordBatch) -> Dispatch

  /// What was published in the end, or `nil` where the batch was given up.
  func run(
    _ dispatches: [Dispatch], of batch: AdmittedBatch
  ) async throws(PortFailure) -> [Dispatch]? {
    var dispatches = dispatches
    var delay = limits.retryDelayMin
    while flight.isFlying {
      guard let ordered = try await order.keep(dispatches, of: batch) else { return nil }
      dispatches = ordered
      do throws(SinkFailure) {
        try await sink.publish(dispatches, spans: batch.ticket.spans)
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
