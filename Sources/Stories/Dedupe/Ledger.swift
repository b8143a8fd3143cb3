/// The memory of what was published: a deterministic state machine over an ordered log of claims.
///
/// Instances that apply the same claims in the same order give the same verdicts and hold the same
/// state (`digest`). A delivery that comes again, by its coordinates, gets the verdict that it was
/// given first and changes nothing: this is what makes a restart and a replay safe. A recorded
/// verdict changes by an entry of the log only (`supersede`, `withdraw`).
///
/// Memory (64-bit): about 10 bytes a delivery, 73 a story and its URI's tail, 31 a text, 16 for each
/// slugline and headline, and some 700 for each of the newest texts (`SimilarityIndex`); measured by
/// `LedgerCounts.bytes`.
public struct Ledger: Sendable {
  public let settings: LedgerSettings
  var deliveries = DeliveryTable()
  var stories = StoryTable()
  var contents = KeyedRows<ContentRow>()
  var similar: SimilarityIndex
  /// Row of the last story with the slugline or headline.
  var stems = StemTable()
  var tally = [Int](repeating: 0, count: Basis.byCode.count)
  private(set) var newestEventTime: Int64?

  public init(settings: LedgerSettings = LedgerSettings()) {
    self.settings = settings
    similar = SimilarityIndex(capacityMax: settings.similarityEntriesMax)
  }

  /// Decides the claim, as the next one of the log, or repeats the verdict its coordinates have.
  public mutating func apply(_ claim: Claim) -> Verdict {
    let stream = deliveries.stream(claim.coordinates.topic, claim.coordinates.partition)
    let offset = claim.coordinates.offset
    if let ruling = deliveries.ruling(stream, offset) { return verdict(ruling) }
    let ruling = decide(claim)
    let place = deliveries.record(ruling, stream, offset)
    if let story = ruling.story, ruling.basis.isOrdered { advance(story, to: place) }
    tally[Int(ruling.basis.code)] += 1
    newestEventTime = max(newestEventTime ?? claim.eventTime, claim.eventTime)
    return verdict(ruling)
  }

  /// The verdict that the delivery was given, or `nil` if it never made a claim.
  public func verdict(at coordinates: Coordinates) -> Verdict? {
    deliveries.ruling(at: coordinates).map(verdict)
  }

  /// How often the rule fired.
  public func count(of basis: Basis) -> Int { tally[Int(basis.code)] }

  func verdict(_ ruling: Ruling) -> Verdict {
    Verdict(
      basis: ruling.basis,
      of: ruling.basis.refersToArticle ? ruling.story.map { stories.uri(of: $0) } : nil,
      similarity: ruling.similarity.map { Double($0) / Double(Ruling.similarityOne) },
      changes: ruling.changes)
  }
}
