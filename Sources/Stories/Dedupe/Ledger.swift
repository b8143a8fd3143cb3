/// The memory of what was published: a deterministic state machine over an ordered log of claims.
///
/// Instances that apply the same claims in the same order give the same verdicts and hold the same
/// state (`digest`). A delivery that comes again, by its coordinates, gets the verdict that it was
/// given first and changes nothing: this is what makes a restart and a replay safe. A recorded
/// verdict changes by an entry of the log only (`supersede`, `withdraw`).
///
/// Old things go at the sweeps (`Ledger+Sweep.swift`), which stand at fixed places of the log.
///
/// Memory: about 5.5 bytes a delivery, 42 a story with its first text, and its URI's tail, 5 for that
/// text's index, 18 for each slugline and headline, and some 450 for each of the newest texts
/// (`SimilarityIndex`); measured by `LedgerCounts.bytes`.
public struct Ledger: Sendable {
  public let settings: LedgerSettings
  var deliveries = DeliveryTable()
  var stories = StoryTable()
  var similar: SimilarityIndex
  /// Row of the last story with the slugline or headline.
  var stems = StemTable()
  var tally = [Int](repeating: 0, count: Basis.byCode.count)
  var clock = LogClock()
  /// Claims decided so far, and the count at which the next sweep is due.
  var decided: UInt64 = 0
  var sweepAt: UInt64
  /// Bounds force no sweep before this count.
  var sweepAfter: UInt64 = 0
  /// Verdicts that a sweep forgot, where `LedgerSettings.keepsForgottenVerdicts` says so.
  var past: [Coordinates: Verdict] = [:]

  public init(settings: LedgerSettings = LedgerSettings()) {
    self.settings = settings
    similar = SimilarityIndex(capacityMax: settings.similarityCapacity)
    sweepAt = settings.sweepInterval
  }

  /// Decides the claim, as the next one of the log, or repeats the verdict its coordinates have.
  public mutating func apply(_ claim: Claim) -> Verdict {
    let stream = deliveries.stream(claim.coordinates.topic, claim.coordinates.partition)
    let offset = claim.coordinates.offset
    if let place = deliveries.find(stream, offset) { return verdict(at: place) }
    if deliveries.isForgotten(stream, offset) { return forgottenVerdict(claim.coordinates) }
    clock.see(claim.eventTime)
    let ruling = decide(claim)
    let place = deliveries.record(ruling, stream, offset, at: clock.time)
    if let story = ruling.story, ruling.basis.isOrdered { advance(story, to: place) }
    tally[Int(ruling.basis.code)] += 1
    decided += 1
    let verdict = verdict(ruling)
    sweepIfDue()
    return verdict
  }

  /// The verdict that the delivery was given, or `nil` if it never made a claim.
  public func verdict(at coordinates: Coordinates) -> Verdict? {
    if let place = deliveries.place(of: coordinates) { return verdict(at: place) }
    guard let stream = deliveries.row(of: coordinates),
      deliveries.isForgotten(stream, coordinates.offset)
    else { return nil }
    return forgottenVerdict(coordinates)
  }

  /// How often the rule fired.
  public func count(of basis: Basis) -> Int { tally[Int(basis.code)] }

  func verdict(at place: DeliveryPlace) -> Verdict {
    guard let ruling = deliveries.ruling(at: place) else {
      preconditionFailure("a delivery that is found has a ruling")
    }
    return verdict(ruling, name: deliveries.name(at: place).map { stories.uris[$0] })
  }

  private func forgottenVerdict(_ coordinates: Coordinates) -> Verdict {
    past[coordinates] ?? Verdict(basis: .claimedBeforeWindow)
  }

  /// - Parameter name: of the article, where its story was evicted.
  func verdict(_ ruling: Ruling, name: ArticleURI? = nil) -> Verdict {
    let article = ruling.basis.refersToArticle ? ruling.story.map { stories.uri(of: $0) } : nil
    return Verdict(
      basis: ruling.basis, of: article ?? name,
      similarity: ruling.similarity.map { Double($0) / Double(Ruling.similarityOne) },
      changes: ruling.changes)
  }
}
