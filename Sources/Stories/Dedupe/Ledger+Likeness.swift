/// How the text of a claim stands to one that was published.
struct Likeness {
  /// Jaccard similarity, or containment where that is what counted.
  let similarity: Double
  let changes: MaterialChanges
}

/// A published text that a claim's text is like.
struct LikeText {
  let article: UInt32
  let jaccard: Double
  let containment: Double
  let likeness: Likeness
  let isCut: Bool
  let isOtherStory: Bool
}

/// The published texts that a claim's text is like, by what follows from it.
struct LikeTexts {
  /// The best one that says the same in substance.
  var duplicate: LikeText?
  /// The best one that it may be a version of.
  var version: LikeText?
  /// The most alike of the same wire, however alike.
  var ofSameWire: LikeText?
}

extension Ledger {
  /// The published texts that the claim's is like, within the window.
  mutating func likes(of claim: Claim) -> LikeTexts {
    guard let fingerprint = claim.fingerprint else { return LikeTexts() }
    var ranked: [(number: UInt32, jaccard: Double)] = []
    let sketch = StoredSketch(fingerprint.sketch)
    for number in similar.candidates(for: sketch) {
      let jaccard = similar.jaccard(number, to: sketch)
      if jaccard >= Self.jaccardMin { ranked.append((number, jaccard)) }
    }
    // The newest first among equals.
    ranked.sort { $0.jaccard != $1.jaccard ? $0.jaccard > $1.jaccard : $0.number > $1.number }
    var likes = LikeTexts()
    for (number, jaccard) in ranked.prefix(Self.comparisonsMax) {
      guard let text = likeText(claim, fingerprint, number, jaccard) else { continue }
      sort(text, claim, into: &likes)
      if likes.duplicate != nil, likes.ofSameWire != nil { break }
    }
    return likes
  }

  /// Below, texts have no more in common than a subject.
  private static let jaccardMin = 0.25
  private static let comparisonsMax = 16

  private func sort(_ text: LikeText, _ claim: Claim, into likes: inout LikeTexts) {
    let isSame =
      text.jaccard >= settings.duplicateJaccard
      || text.containment >= settings.duplicateContainment
    let isVersion =
      text.jaccard >= settings.updateJaccard || text.containment >= settings.updateContainment
    if text.likeness.changes.isEmpty, isSame {
      likes.duplicate = likes.duplicate ?? text
    } else if isVersion, !text.isOtherStory {
      likes.version = likes.version ?? text
    }
    if stories.providers.isProvider(stories[text.article].provider, claim.lineage.provider) {
      likes.ofSameWire = likes.ofSameWire ?? text
    }
  }

  private func likeText(
    _ claim: Claim, _ fingerprint: Fingerprint, _ number: UInt32, _ jaccard: Double
  ) -> LikeText? {
    guard let entry = similar.entry(number), entry.story != StoryRow.noStory,
      isWithin(settings.similarityWindow, entry.time, claim.eventTime)
    else { return nil }
    let shingles = fingerprint.sketch.shingleCount
    let containment = TextSketch.containment(
      jaccard: jaccard, shingles, entry.shingleCount)
    let comparison = FactComparison(
      entry.facts, fingerprint.facts, shinglesEarlier: entry.shingleCount,
      shinglesLater: shingles)
    let counts =
      jaccard >= settings.duplicateJaccard || containment < settings.duplicateContainment
    return LikeText(
      article: entry.story, jaccard: jaccard, containment: containment,
      likeness: Likeness(
        similarity: counts ? jaccard : containment, changes: comparison.changes),
      isCut: comparison.isCut, isOtherStory: comparison.isOtherStory)
  }

  /// How the claim's text stands to the article's present one; `nil` where either is short, or the
  /// present one is no longer kept.
  func likeness(of claim: Claim, to article: UInt32) -> Likeness? {
    guard let fingerprint = claim.fingerprint,
      let entry = similar.entry(similar.number(of: article))
    else { return nil }
    let comparison = FactComparison(
      entry.facts, fingerprint.facts, shinglesEarlier: entry.shingleCount,
      shinglesLater: fingerprint.sketch.shingleCount)
    var changes = comparison.changes
    if claim.status.code != stories[article].status { changes.insert(.status) }
    return Likeness(
      similarity: similar.jaccard(entry.number, to: StoredSketch(fingerprint.sketch)),
      changes: changes)
  }

  /// Makes the claim's text and names those by which its article is found.
  mutating func remember(_ claim: Claim, as article: UInt32) {
    stems.put(claim.lineage.slug, article)
    stems.put(claim.lineage.title, article)
    guard let fingerprint = claim.fingerprint else { return }
    _ = similar.add(fingerprint, story: article, time: claim.eventTime)
  }

  /// Whether two event times, in any order, are no further apart. 0 is a time that is not known.
  func isWithin(_ window: Int64, _ one: Int64, _ other: Int64) -> Bool {
    if one == 0 || other == 0 { return true }
    let (distance, overflow) = other.subtractingReportingOverflow(one)
    return !overflow && distance.magnitude <= UInt64(window)
  }
}
