/// The rules for a story that is known by its key, in the order in which they are asked. The key goes
/// before the content. (`Ledger+NewKey.swift` has those for a key that is not.)
///
/// 1. Anything of a killed story is stale; a cancelation kills, whatever its version.
/// 2. A story of which nothing was published is decided as one whose key is not known.
/// 3. A story without id and with too short a text is published each time.
/// 4. Versions of one kind have an order: newer is an update, older is stale. A story's newest
///    version is kept per kind, so a number is never measured against a time.
/// 5. At the same version, or without one to compare, the *editions* decide: the texts and statuses
///    accepted, without those that a newer version of their kind has replaced. A known one is a
///    redelivery, another an update.
///
/// A story may be *joined* to another's article: a later take under an id of its own. Then versions are
/// its own, but texts, statuses and the kill are the article's.
///
/// `withheld` is a status like `usable` here: it is ordered, published as an update, and released by
/// a later edition. Only one thing differs: a text that only a withheld story holds makes no usable
/// story a duplicate, or the text would appear nowhere.
extension Ledger {
  mutating func decide(_ claim: Claim) -> Ruling {
    guard let row = stories.find(claim.storyKey) else { return decideNewKey(claim, nil) }
    if isForgotten(row, claim) {
      forget(row)
      return decideNewKey(claim, row)
    }
    let article = stories.article(of: row)
    if stories[article].traits.contains(.killed) || stories[row].traits.contains(.killed) {
      return Ruling(.afterKill, of: article)
    }
    if claim.status == .canceled { return kill(article, row, by: claim) }
    if stories[row].traits.isDisjoint(with: [.published, .joined]) {
      return decideNewKey(claim, row)
    }
    if claim.lineage.mark == .kill { return killNotice(article, by: claim) }
    if !claim.isIdentified && !claim.isComparable {
      accept(claim, row, article)
      return Ruling(.tooShortToCompare, of: article)
    }
    switch order(of: claim, row, article) {
    case .older: return Ruling(.olderVersion, of: article)
    case .newer:
      let likeness = likeness(of: claim, to: article)
      accept(claim, row, article, isNewer: true)
      return accepted(.newerVersion, claim, article, likeness)
    case .same: return decideEdition(claim, row, article, hasSameVersion: true)
    case nil: return decideEdition(claim, row, article, hasSameVersion: false)
    }
  }

  /// By the story's own versions; of a joined one a time is also measured by the article's.
  private func order(of claim: Claim, _ row: UInt32, _ article: UInt32) -> VersionOrder? {
    let own = stories.order(of: claim.version, in: row)
    let isVacant = stories[row].traits.union(stories[article].traits).contains(.vacant)
    if own == .same, isVacant { return .newer }
    guard row != article, own != .older, claim.version.codeKind == .time else { return own }
    return stories.order(of: claim.version, in: article) == .older ? .older : own
  }

  private mutating func decideEdition(
    _ claim: Claim, _ row: UInt32, _ article: UInt32, hasSameVersion: Bool
  ) -> Ruling {
    let content = stories.findText(claim.contentDigest)
    let present = stories.content(of: article)
    if let content {
      let edition = Edition(content, claim)
      if stories.edition(of: article)?.saysTheSame(as: edition) == true {
        return Ruling(hasSameVersion ? .sameEdition : .sameContentNoVersion, of: article)
      }
      if stories.earlierEditions(of: article).contains(where: edition.saysTheSame) {
        return Ruling(.earlierContent, of: article)
      }
    }
    let likeness = likeness(of: claim, to: article)
    accept(claim, row, article)
    if content != nil, content == present {
      return accepted(.changedStatus, claim, article, likeness)
    }
    return accepted(
      hasSameVersion ? .changedContentSameVersion : .changedContentNoVersion, claim, article,
      likeness)
  }

  /// An update, or a correction where the claim says that it is one.
  func accepted(
    _ basis: Basis, _ claim: Claim, _ article: UInt32, _ likeness: Likeness?
  ) -> Ruling {
    let hasNewNumerals = likeness?.changes.contains(.numeral) == true
    switch claim.lineage.mark {
    case .correction: return Ruling(.markedCorrection, of: article, likeness)
    case .repetition where hasNewNumerals:
      return Ruling(.repetitionChanged, of: article, likeness)
    default: return Ruling(basis, of: article, likeness)
    }
  }

  /// Kills whatever the version: a late cancelation still says that the story must go.
  mutating func kill(_ article: UInt32, _ row: UInt32, by claim: Claim) -> Ruling {
    let wasPublished = stories[article].traits.contains(.published)
    for killed in Set([article, row]).sorted() {
      stories[killed].traits.insert(.killed)
      stories[killed].status = PubStatus.canceled.code
    }
    stories.forgetEditions(of: article)
    touch(article, claim)
    return Ruling(wasPublished ? .canceled : .canceledBeforeFirst, of: article)
  }

  /// A text, usable by its status, that says that the article's story is killed.
  mutating func killNotice(_ article: UInt32, by claim: Claim) -> Ruling {
    let ruling = kill(article, article, by: claim)
    return ruling.basis == .canceled ? Ruling(.killNotice, of: article) : ruling
  }
}

/// Effects on the tables.
extension Ledger {
  /// Makes the claim the article's present state.
  mutating func accept(
    _ claim: Claim, _ row: UInt32, _ article: UInt32, isNewer: Bool = false
  ) {
    let content = hold(claim, by: article)
    stories.raise(claim.version, in: row)
    if row != article, claim.version.codeKind == .time { stories.raise(claim.version, in: article) }
    let edition = Edition(content, claim)
    stories.present(edition, of: article, replacesItsKind: isNewer)
    stories[row].traits.remove(.vacant)
    stories[article].traits.remove(.vacant)
    stories[article].take = max(stories[article].take, claim.lineage.number)
    touch(article, claim)
    if row != article { touch(row, claim) }
    remember(claim, as: article)
  }

  mutating func touch(_ row: UInt32, _ claim: Claim) {
    stories[row].time = max(stories[row].time, StorySeconds(milliseconds: claim.eventTime))
  }

  /// The row of the claim's text. Its holder is the first story published with it, unless that one
  /// is withheld and this one may be used.
  mutating func hold(_ claim: Claim, by row: UInt32) -> UInt32 {
    guard let content = stories.findText(claim.contentDigest) else {
      return stories.appendText(claim, holder: row)
    }
    let isFree = holder(content, claim) == nil
    if isFree || claim.status == .usable && isWithheld(stories.holder(of: content)) {
      stories.setHolder(row, of: content)
    }
    stories.touch(content, StorySeconds(milliseconds: claim.eventTime))
    return content
  }

  func isWithheld(_ row: UInt32) -> Bool { stories[row].status == PubStatus.withheld.code }
}
