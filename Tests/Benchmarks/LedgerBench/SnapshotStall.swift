import Foundation
import Stories
import Synchronization

/// How long the flow stands still at most while a snapshot is taken: the ledger decides claims, as one
/// thread of the service does, while another writes a copy of it. What is changed meanwhile is copied
/// first, chunk by chunk.
enum SnapshotStall {
  private static let batchCount = 100
  private static let batchesMin = 500

  /// - Parameter count: claims of `ClaimWire` that the ledger has decided.
  /// - Returns: the longest that a batch of 100 claims took, in milliseconds of waiting time, before the
  ///   snapshot and during it.
  static func measure(_ filled: Ledger, after count: Int) throws -> [(String, Double)] {
    var ledger = filled
    var wire = ClaimWire(isMixed: false)
    while wire.count < count { _ = wire.next(min(20_000, count - wire.count)) }
    // A copy of its own, since the caller has one as well.
    for claim in wire.next(batchCount) { _ = ledger.apply(claim) }
    let calm = longest(&ledger, &wire, batches: batchesMin) { false }
    let writer = Writer(ledger)
    let taking = writer.start()
    let during = longest(&ledger, &wire, batches: batchesMin) { !writer.isDone }
    taking.wait()
    if let failure = writer.failure { throw failure }
    return [
      ("stallCalm", calm.most), ("stallSnapshot", during.most),
      ("stallBatches", Double(during.count)),
    ]
  }

  private static func longest(
    _ ledger: inout Ledger, _ wire: inout ClaimWire, batches: Int, orWhile isGoingOn: () -> Bool
  ) -> (most: Double, count: Int) {
    let clock = ContinuousClock()
    var most = 0.0
    var count = 0
    while count < batches || isGoingOn() {
      let claims = wire.next(batchCount)
      let begun = clock.now
      for claim in claims { _ = ledger.apply(claim) }
      most = max(most, (clock.now - begun) / .milliseconds(1))
      count += 1
    }
    return (most, count)
  }

  /// Writes the copy that it holds, and lets go of it.
  private final class Writer: Sendable {
    private struct State {
      var ledger: Ledger?
      var isDone = false
      var failure: (any Error)?
    }

    private let state: Mutex<State>

    init(_ ledger: Ledger) { state = Mutex(State(ledger: ledger)) }

    var isDone: Bool { state.withLock { $0.isDone } }
    var failure: (any Error)? { state.withLock { $0.failure } }

    func start() -> DispatchGroup {
      let group = DispatchGroup()
      DispatchQueue.global().async(group: group) {
        do { try self.write() } catch { self.state.withLock { $0.failure = error } }
        self.state.withLock { $0.isDone = true }
      }
      return group
    }

    private func write() throws {
      guard let ledger = state.withLock({ $0.ledger.take() }) else { return }
      let origin = LedgerOrigin(cluster: "", topic: "claims", partition: 0)
      let path =
        NSTemporaryDirectory() + "ledger-stall-\(ProcessInfo.processInfo.processIdentifier)"
      defer { try? FileManager.default.removeItem(atPath: path) }
      try Data().write(to: URL(filePath: path))
      let out = try FileHandle(forWritingTo: URL(filePath: path))
      try LedgerSnapshot(ledger: ledger, place: LedgerPlace()).encode(origin: origin) {
        try out.write(contentsOf: Data($0))
      }
      try out.synchronize()
      try out.close()
    }
  }
}
