import Stories

/// Keeps the versions of a story in order across partitions, right before a batch is published.
///
/// Within a partition order is given. Across partitions the log decides the order, and two rules keep
/// it, whoever crashes and whoever reads what:
/// - a version is not published once a later one is: it is diverted as stale, and the log says so
///   first, so that its recorded verdict is what it got;
/// - a version is not published while another instance has an earlier one in the air: it waits.
///
/// The second makes the first certain: between the look and the commit nothing can overtake. Two
/// batches that wait for each other both divert what the other one waits for, half-way through their
/// patience. At its end a batch goes on: who was waited for is gone, and will find the first rule.
///
/// Costs one look into the ledger for each story to be published, and nothing more for stories whose
/// versions come by one partition.
struct StoryOrder: Sendable {
  let source: any RecordSource
  let desk: ClaimsDesk
  let flight: Flight
  let completion: Completion
  let limits: Limits
  let clock: any Clock<Duration>

  /// The dispatches, overtaken ones diverted; `nil` where the batch was given up meanwhile.
  func keep(
    _ dispatches: [Dispatch], of batch: AdmittedBatch
  ) async throws(PortFailure) -> [Dispatch]? {
    var dispatches = dispatches
    var waited = Duration.zero
    while flight.isFlying {
      let crossings = desk.crossings(at: dispatches.lazy.filter(\.isPublished).map(\.source))
      if crossings.isEmpty { return dispatches }
      let crossed = CrossedBatch(dispatches, crossings)
      let plan = crossed.plan(await source.progress(of: crossed.others))
      let makesWay = plan.isAwaiting && waited * 2 >= limits.overtakingWaitMax
      let overtaken = await unpublished(
        makesWay ? plan.overtaken + plan.awaitedByOthers : plan.overtaken, of: dispatches)
      if !overtaken.isEmpty {
        let deliveries = overtaken.map { dispatches[$0].source }
        guard let verdicts = try await desk.supersede(deliveries, flight: flight) else {
          return nil
        }
        for (position, verdict) in zip(overtaken, verdicts) {
          dispatches[position] = completion.remake(dispatches[position], verdict, of: batch)
        }
      } else if !plan.isAwaiting || waited >= limits.overtakingWaitMax {
        return dispatches
      } else {
        guard await clock.pause(for: limits.overtakingPause) else { return nil }
        waited += limits.overtakingPause
      }
    }
    return nil
  }

  /// Has the log take back the claims of stories that cannot be published, so that nothing counts as
  /// their duplicate from then on. False where the batch was given up meanwhile.
  func withdraw(_ deliveries: [Coordinates]) async throws(PortFailure) -> Bool {
    if deliveries.isEmpty { return true }
    return try await desk.withdraw(deliveries, flight: flight)
  }

  /// Whether no story of the batch has a version in another partition. Only then may the outcomes be
  /// written before the batch's turn: they come out in the order in which they were written, and what
  /// another instance has in the air may have to be written first.
  func comesByOnePartition(_ dispatches: [Dispatch]) -> Bool {
    desk.crossings(at: dispatches.lazy.filter(\.isPublished).map(\.source)).isEmpty
  }

  /// Without those that another instance published already, which has taken the partition over: this
  /// batch will not be committed, and the log must not say otherwise of them.
  private func unpublished(_ positions: [Int], of dispatches: [Dispatch]) async -> [Int] {
    guard !positions.isEmpty else { return [] }
    let progress = await source.progress(of: Set(positions.map { dispatches[$0].source }))
    return positions.prefix(ClaimCodec.supersessionsMax).filter {
      progress[dispatches[$0].source] != .committed
    }
  }
}

extension Dispatch {
  var isPublished: Bool { outcome.kind == .published }
}
