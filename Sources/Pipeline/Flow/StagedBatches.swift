import Synchronization

/// Which batches are staged on the sink's lanes, and whether they may still be committed.
///
/// A batch that is staged again comes to lie behind those that were staged after it, which would then
/// come out before it: so these are taken back, and none is staged until it is out.
final class StagedBatches: Sendable {
  private struct Guarded {
    /// By lane: the number of the batch that is staged there and may be committed.
    var numbers: [Int?]
    /// A batch has to be staged again in its turn.
    var isRedoing = false
  }

  private let sink: any StorySink
  private let guarded: Mutex<Guarded>

  init(sink: any StorySink) {
    self.sink = sink
    guarded = Mutex(Guarded(numbers: [Int?](repeating: nil, count: sink.laneCount)))
  }

  /// Stages a batch before its turn, if it can be; why not will show in its turn.
  ///
  /// - Returns: whether the next may be staged before this one is out.
  func stageAhead(_ dispatches: [Dispatch], of number: Int) async -> Bool {
    let lane = lane(of: number)
    let mayStage = guarded.withLock { guarded in
      if !guarded.isRedoing { guarded.numbers[lane] = number }
      return !guarded.isRedoing
    }
    guard mayStage else { return false }
    guard let isWritten = try? await sink.stage(dispatches, on: lane) else {
      forget(number)
      return false
    }
    if isStaged(number) { return isWritten }
    // Whoever took it back may have come before it was there.
    try? await sink.discard(on: lane)
    return false
  }

  /// Stages a batch in its turn; what was staged of it and after it is taken back.
  func stageAgain(_ dispatches: [Dispatch], of number: Int) async throws(SinkFailure) {
    try await takeBack(from: number)
    _ = try await sink.stage(dispatches, on: lane(of: number))
    guarded.withLock { $0.numbers[lane(of: number)] = number }
  }

  func isStaged(_ number: Int) -> Bool {
    guarded.withLock { $0.numbers[lane(of: number)] == number }
  }

  /// Commits a staged batch. Where that fails, those that were staged after it are taken back.
  func commit(_ number: Int, spans: [PartitionSpan]) async throws(SinkFailure) {
    do throws(SinkFailure) {
      try await sink.commit(spans, on: lane(of: number))
    } catch {
      forget(number)
      try await takeBack(from: number)
      throw error
    }
    endTurn(of: number)
  }

  /// The batch will not be published, and those after it will not be before they are staged again.
  func giveUp(_ number: Int) async throws(SinkFailure) {
    defer { endTurn(of: number) }
    try await takeBack(from: number)
  }

  private func takeBack(from number: Int) async throws(SinkFailure) {
    let lanes = guarded.withLock { guarded in
      guarded.isRedoing = true
      let lanes = guarded.numbers.indices.filter { (guarded.numbers[$0] ?? -1) >= number }
      for lane in lanes { guarded.numbers[lane] = nil }
      return lanes
    }
    do throws(PortFailure) {
      for lane in lanes { try await sink.discard(on: lane) }
    } catch {
      throw .fatal(error)
    }
  }

  private func endTurn(of number: Int) {
    forget(number)
    guarded.withLock { $0.isRedoing = false }
  }

  private func forget(_ number: Int) {
    let lane = lane(of: number)
    guarded.withLock { if $0.numbers[lane] == number { $0.numbers[lane] = nil } }
  }

  private func lane(of number: Int) -> Int { number % sink.laneCount }
}
