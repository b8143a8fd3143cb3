import Stories
import Synchronization

/// Puts a batch's claims into the log and answers with the verdicts that the log's order gives.
///
/// The ledger changes only by what is read back, so that every instance comes to the same state.
final class ClaimsDesk: Sendable {
  struct Guarded {
    var ledger: Ledger
    /// Up to where the log is applied.
    var place = LedgerPlace()
    /// The same, with what is no record of ours.
    var reached: Int64 = 0
    /// Where the log ended when it was last asked.
    var end: Int64 = 0
    var nextSequence: UInt64 = 0
    /// By sequence number: whoever waits for that record to be read back.
    var waiting: [UInt64: Answer<Bool>] = [:]
    var failure: PortFailure?

    mutating func expect(_ answer: Answer<Bool>) -> UInt64 {
      defer { nextSequence += 1 }
      // Nobody reads any more: a batch that was already on its way must not wait for ever.
      if failure != nil { answer.give(nil) } else { waiting[nextSequence] = answer }
      return nextSequence
    }
  }

  let guarded: Mutex<Guarded>
  let log: any ClaimsLog
  private let writer: WriterID
  private let turnstile = Turnstile()

  /// `writer` tells this run's appends from all others: unique per start of an instance.
  init(
    log: any ClaimsLog, writer: WriterID, flight: Flight,
    settings: LedgerSettings = LedgerSettings()
  ) {
    guarded = Mutex(Guarded(ledger: Ledger(settings: settings)))
    self.log = log
    self.writer = writer
    flight.onAbandon { [weak self] in self?.dismissWaiters() }
  }

  var counts: LedgerCounts { guarded.withLock { $0.ledger.counts } }

  /// How far the log is applied.
  var position: LedgerPosition {
    guarded.withLock { guarded in
      let reached = max(guarded.place.next, guarded.reached)
      return LedgerPosition(applied: reached, behind: max(0, guarded.end - reached))
    }
  }

  /// The ledger with its place.
  var snapshot: LedgerSnapshot {
    guarded.withLock { LedgerSnapshot(ledger: $0.ledger, place: $0.place) }
  }

  /// Applies the log as it grows, until cancelled.
  func follow() async throws(PortFailure) {
    do {
      while !Task.isCancelled { _ = try await applyNext() }
    } catch {
      guarded.withLock { $0.failure = error }
      dismissWaiters()
      throw error
    }
  }

  /// The verdicts of `claims`, in their order, or `nil` where the batch was given up meanwhile.
  ///
  /// Every batch passes here in the order of its number, claims or none. Only the append is in
  /// order; several batches may wait for their own to be read back.
  func decide(
    _ claims: [Claim], ticket: FlightTicket, flight: Flight
  ) async throws(PortFailure) -> [Verdict]? {
    await turnstile.enter(ticket.number)
    let answers = try await appendUnknown(claims, ticket: ticket)
    if !flight.isFlying { dismissWaiters() }
    guard try await areReadBack(answers) else { return nil }
    return recorded(claims.lazy.map(\.coordinates))
  }

  /// Which of the deliveries can be published in the wrong order with others of their stories.
  func crossings(at deliveries: some Sequence<Coordinates>) -> [Coordinates: Crossing] {
    guarded.withLock { guarded in
      let ledger = guarded.ledger
      guard ledger.hasCrossings else { return [:] }
      var crossings: [Coordinates: Crossing] = [:]
      for delivery in deliveries {
        if let crossing = ledger.crossing(at: delivery) { crossings[delivery] = crossing }
      }
      return crossings
    }
  }

  /// Has the log say that the deliveries were overtaken. Their verdicts from then on, in their order,
  /// or `nil` where the flight was given up meanwhile.
  func supersede(
    _ deliveries: [Coordinates], flight: Flight
  ) async throws(PortFailure) -> [Verdict]? {
    let answer = Answer<Bool>()
    let sequence = guarded.withLock { $0.expect(answer) }
    try await log.append(
      ClaimCodec.encode(
        writer: writer, sequence: sequence, claims: [Claim](), supersessions: deliveries))
    if !flight.isFlying { dismissWaiters() }
    guard try await areReadBack([answer]) else { return nil }
    return recorded(deliveries)
  }

  /// Has the log say that the deliveries' stories could not be published after all. False where the
  /// flight was given up meanwhile.
  func withdraw(_ deliveries: [Coordinates], flight: Flight) async throws(PortFailure) -> Bool {
    let answer = Answer<Bool>()
    let sequence = guarded.withLock { $0.expect(answer) }
    try await log.append(
      ClaimCodec.encode(
        writer: writer, sequence: sequence, claims: [Claim](), withdrawals: deliveries))
    if !flight.isFlying { dismissWaiters() }
    return try await areReadBack([answer])
  }

  /// False where the flight was given up meanwhile.
  private func areReadBack(_ answers: [Answer<Bool>]) async throws(PortFailure) -> Bool {
    for answer in answers {
      guard await answer.wait() != nil else {
        if let failure = guarded.withLock({ $0.failure }) { throw failure }
        return false
      }
    }
    return true
  }

  /// Appends the claims that the ledger does not know, in records of bounded size.
  private func appendUnknown(
    _ claims: [Claim], ticket: FlightTicket
  ) async throws(PortFailure) -> [Answer<Bool>] {
    defer { turnstile.leave(ticket.number) }
    let unknown = guarded.withLock { guarded in
      // Once, instead of once for each claim.
      let ledger = guarded.ledger
      return claims.filter { ledger.verdict(at: $0.coordinates) == nil }
    }
    guard !unknown.isEmpty else { return [] }
    var answers: [Answer<Bool>] = []
    for part in ClaimCodec.split(unknown) {
      let answer = Answer<Bool>()
      let sequence = guarded.withLock { $0.expect(answer) }
      answers.append(answer)
      try await log.append(ClaimCodec.encode(writer: writer, sequence: sequence, claims: part))
    }
    return answers
  }

  private func recorded(_ deliveries: some Sequence<Coordinates>) -> [Verdict] {
    guarded.withLock { guarded in
      let ledger = guarded.ledger
      return deliveries.map { delivery in
        guard let verdict = ledger.verdict(at: delivery) else {
          preconditionFailure("a claim that was read back has a verdict")
        }
        return verdict
      }
    }
  }

  func applyNext() async throws(PortFailure) -> Int {
    let entries = try await log.read()
    for entry in entries { try apply(entry) }
    if let reached = try await log.reached() {
      guarded.withLock { $0.reached = max($0.reached, reached) }
    }
    return entries.count
  }

  func apply(_ entry: ClaimsLogEntry) throws(PortFailure) {
    let batch: ClaimBatch
    do {
      batch = try ClaimCodec.decode(entry.bytes.rawSpan)
    } catch {
      throw PortFailure(
        .unreadable,
        "claims log, offset \(entry.offset): \(error); not a claims topic, or written by a newer version"
      )
    }
    let answer = guarded.withLock { guarded in
      for claim in batch.claims { _ = guarded.ledger.apply(claim) }
      for delivery in batch.supersessions { guarded.ledger.supersede(delivery) }
      for delivery in batch.withdrawals { guarded.ledger.withdraw(delivery) }
      guarded.place = entry.place
      return batch.writer == writer ? guarded.waiting.removeValue(forKey: batch.sequence) : nil
    }
    answer?.give(true)
  }

  private func dismissWaiters() {
    let waiters = guarded.withLock { guarded in
      defer { guarded.waiting = [:] }
      return Array(guarded.waiting.values)
    }
    for waiter in waiters { waiter.give(nil) }
  }
}

extension ClaimsLogEntry {
  /// Where the log is once this is applied.
  var place: LedgerPlace {
    LedgerPlace(
      next: offset + 1, last: LedgerPlace.Last(offset: offset, digest: ByteDigest.xxh3(bytes)))
  }
}
