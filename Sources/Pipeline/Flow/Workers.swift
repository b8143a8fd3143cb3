/// Spreads a batch over workers and puts the results back in order.
struct Workers: Sendable {
  private let limits: Limits
  /// Sets of tools: one for each worker of each batch in the air, so that none waits for another.
  private let benches: [Workbench]
  private let workersPerBatch: Int

  init(settings: FlowSettings) {
    limits = settings.limits
    workersPerBatch = min(settings.workerCount, settings.limits.workersMax)
    let count = workersPerBatch * settings.limits.inFlightMax
    benches = (0..<count).map { _ in Workbench(settings: settings) }
  }

  /// A bench of the batch's own, for what is left to do while none of its workers is at work.
  func bench(of batch: AdmittedBatch) -> Workbench { benches[firstBench(of: batch)] }

  /// Calls `body` for every index of the batch, each worker with its own bench.
  func map<Result: Sendable>(
    _ batch: AdmittedBatch, _ body: @escaping @Sendable (Int, Workbench) -> Result
  ) async -> [Result] {
    let slices = slices(of: batch.records.count)
    let firstBench = firstBench(of: batch)
    guard slices.count > 1 else {
      return slices.flatMap { slice in slice.map { body($0, benches[firstBench]) } }
    }
    return await withTaskGroup(of: (Int, [Result]).self) { group in
      for (worker, slice) in slices.enumerated() {
        let bench = benches[firstBench + worker]
        group.addTask { (worker, slice.map { body($0, bench) }) }
      }
      var parts = [[Result]](repeating: [], count: slices.count)
      for await (worker, part) in group { parts[worker] = part }
      return Array(parts.joined())
    }
  }

  private func firstBench(of batch: AdmittedBatch) -> Int {
    batch.ticket.number % limits.inFlightMax * workersPerBatch
  }

  private func slices(of count: Int) -> [Range<Int>] {
    let workers = min(workersPerBatch, max(1, count / limits.recordsPerWorkerMin))
    let size = (count + workers - 1) / workers
    return stride(from: 0, to: count, by: max(1, size)).map { $0..<min($0 + size, count) }
  }
}
