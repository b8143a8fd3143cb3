import Pipeline
import Synchronization

/// The live claims log up to a fixed offset, which is only read, and behind it a log of the replay's own.
///
/// What was decided by then keeps its verdict. What made no claim then, since it was refused and is
/// mended now, makes its claim in the replay's own log, which a resumed replay reads again. The live
/// ledger is never touched.
actor LayeredClaimsLog: ClaimsLog {
  private let base: any ClaimsLog
  private let baseEnd: Int64
  private var isBaseRead: Bool
  private let own: any ClaimsLog
  private let observe: @Sendable ([UInt8]) -> Void

  /// - Parameters:
  ///   - baseEnd: one past the last record of the base that counts; 0 leaves the base out.
  ///   - observe: sees every record of the base, in order.
  init(
    base: any ClaimsLog, upTo baseEnd: Int64, own: any ClaimsLog,
    observe: @escaping @Sendable ([UInt8]) -> Void = { _ in }
  ) {
    self.base = base
    self.baseEnd = baseEnd
    self.own = own
    self.observe = observe
    isBaseRead = baseEnd == 0
  }

  nonisolated func append(_ record: [UInt8]) async throws(PortFailure) {
    try await own.append(record)
  }

  func read() async throws(PortFailure) -> [ClaimsLogEntry] {
    guard !isBaseRead else {
      return try await own.read().map {
        ClaimsLogEntry(offset: baseEnd + $0.offset, bytes: $0.bytes)
      }
    }
    let entries = try await base.read()
    let reached = try await base.reached() ?? 0
    isBaseRead = max(reached, entries.last.map { $0.offset + 1 } ?? 0) >= baseEnd
    let counted = entries.filter { $0.offset < baseEnd }
    for entry in counted { observe(entry.bytes) }
    return counted
  }

  func reached() async throws(PortFailure) -> Int64? {
    guard isBaseRead else { return nil }
    return max(baseEnd, baseEnd + (try await own.reached() ?? 0))
  }

  func bounds() async throws(PortFailure) -> Range<Int64> {
    let end = baseEnd + (try await own.bounds().upperBound)
    guard baseEnd > 0 else { return 0..<end }
    let low = try await base.bounds().lowerBound
    if low >= baseEnd { isBaseRead = true }
    return min(low, baseEnd)..<end
  }
}
