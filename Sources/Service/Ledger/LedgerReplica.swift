import Pipeline

/// The ledger as every instance has it, made anew out of the log, with the claims that are asked for.
///
/// A claim that is kept takes some 250 bytes.
struct LedgerReplica {
  private(set) var ledger: Ledger
  private var kept: [Coordinates: LedgerEntry.Said] = [:]
  private let keeps: (Claim, Verdict) -> Bool

  /// - Parameters:
  ///   - settings: those of the instances.
  ///   - keeps: whether the claim, which was just given this verdict, is asked for.
  init(
    _ settings: LedgerSettings = LedgerSettings(),
    keeping keeps: @escaping (Claim, Verdict) -> Bool = { _, _ in false }
  ) {
    ledger = Ledger(settings: settings)
    self.keeps = keeps
  }

  /// Applies the next record of the log. Returns how many of its claims were of new deliveries.
  @discardableResult
  mutating func apply(_ batch: ClaimBatch) -> Int {
    var newCount = 0
    for claim in batch.claims {
      let isNew = ledger.verdict(at: claim.coordinates) == nil
      let verdict = ledger.apply(claim)
      if isNew { newCount += 1 }
      if isNew, keeps(claim, verdict) { kept[claim.coordinates] = LedgerEntry.Said(claim) }
    }
    for overtaken in batch.supersessions { ledger.supersede(overtaken) }
    for withdrawn in batch.withdrawals { ledger.withdraw(withdrawn) }
    return newCount
  }

  /// What was kept and the ledger still knows, by topic, partition and offset, with the verdicts as they
  /// are now. The same for every reader of the same stretch of the log.
  var entries: [LedgerEntry] {
    kept.keys.sorted().compactMap { source in
      guard let said = kept[source], let verdict = ledger.verdict(at: source) else { return nil }
      return LedgerEntry(source: source, said: said, verdict: verdict)
    }
  }
}
