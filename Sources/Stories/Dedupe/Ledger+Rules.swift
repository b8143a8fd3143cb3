/// The rules, in the order in which they are asked. The story key goes before the content.
///
/// 1. Anything of a killed story is stale; a cancelation kills, whatever its version.
/// 2. A story of which nothing was published is decided by its content alone.
/// 3. A story without id and with too short a text is published each time.
/// 4. Versions of one kind have an order: newer is an update, older is stale. A story's newest
///    version is kept per kind, so a number is never measured against a time.
/// 5. At the same version, or without one to compare, the *editions* decide: the texts and statuses
///    accepted, without those that a newer version of their kind has replaced. A known one is a
///    redelivery, another an update.
///
/// `withheld` is a status like `usable` here: it is ordered, published as an update, and released by
/// a later edition. Only one thing differs: a text that only a withheld story holds makes no usable
/// story a duplicate, or the text would appear nowhere.
extension Ledger {
  mutating func decide(_ claim: Claim) -> Ruling {
    guard let row = stories.find(claim.storyKey) else { return decideFirst(claim) }
    let traits = stories[row].traits
    if traits.contains(.killed) { return Ruling(.afterKill, of: row) }
    if claim.status == .canceled { return kill(row) }
    if !traits.contains(.published) { return decideUnpublished(claim, row) }
    if !claim.isIdentified && !claim.isComparable {
      accept(claim, row)
      return Ruling(.tooShortToCompare, of: row)
    }
    switch stories.order(of: claim.version, in: row) {
    case .older: return Ruling(.olderVersion, of: row)
    case .newer:
      accept(claim, row, isNewer: true)
      return Ruling(.newerVersion, of: row)
    case .same: return decideEdition(claim, row, hasSameVersion: true)
    case nil: return decideEdition(claim, row, hasSameVersion: false)
    }
  }

  /// The first claim under this key.
  private mutating func decideFirst(_ claim: Claim) -> Ruling {
    if claim.status == .canceled {
      let row = stories.append(claim, content: nil, traits: .killed)
      return Ruling(.canceledBeforeFirst, of: row)
    }
    if let duplicate = contentRuling(claim) {
      let row = stories.append(claim, content: contents.find(claim.contentDigest), traits: [])
      stories[row].link = duplicate.story ?? StoryRow.noStory
      return duplicate
    }
    let basis: Basis = isHeldElsewhere(claim) ? .contentWithheldElsewhere : .firstOfItsKind
    let row = stories.append(claim, content: nil, traits: .published)
    stories[row].content = hold(claim, by: row)
    return Ruling(basis, of: row)
  }

  /// The story has only been diverted so far, as the duplicate of another.
  private mutating func decideUnpublished(_ claim: Claim, _ row: UInt32) -> Ruling {
    let story = stories[row]
    let hasOtherVersion = [.older, .newer].contains(stories.order(of: claim.version, in: row))
    if let content = contents.find(claim.contentDigest), !hasOtherVersion,
      story.edition?.saysTheSame(as: Edition(content, claim)) == true
    {
      return Ruling(.sameEdition, of: story.link)
    }
    if let duplicate = contentRuling(claim) {
      stories.restart(row, with: claim)
      stories[row].content = contents.find(claim.contentDigest) ?? StoryRow.noContent
      stories[row].link = duplicate.story ?? StoryRow.noStory
      return duplicate
    }
    let basis: Basis =
      isHeldElsewhere(claim) ? .contentWithheldElsewhere : .ownContentAfterDuplicate
    stories.restart(row, with: claim)
    stories[row].traits.insert(.published)
    stories[row].link = StoryRow.noStory
    stories[row].content = hold(claim, by: row)
    return Ruling(basis, of: row)
  }

  private mutating func decideEdition(
    _ claim: Claim, _ row: UInt32, hasSameVersion: Bool
  ) -> Ruling {
    let story = stories[row]
    let content = contents.find(claim.contentDigest)
    if let content {
      let edition = Edition(content, claim)
      if story.edition?.saysTheSame(as: edition) == true {
        return Ruling(hasSameVersion ? .sameEdition : .sameContentNoVersion, of: row)
      }
      if stories.earlierEditions(of: row).contains(where: edition.saysTheSame) {
        return Ruling(.earlierContent, of: row)
      }
    }
    accept(claim, row)
    if content == story.content { return Ruling(.changedStatus, of: row) }
    return Ruling(hasSameVersion ? .changedContentSameVersion : .changedContentNoVersion, of: row)
  }

  /// Kills whatever the version: a late cancelation still says that the story must go.
  private mutating func kill(_ row: UInt32) -> Ruling {
    let wasPublished = stories[row].traits.contains(.published)
    stories[row].traits.insert(.killed)
    stories[row].status = PubStatus.canceled.code
    stories.forgetEditions(of: row)
    return Ruling(wasPublished ? .canceled : .canceledBeforeFirst, of: row)
  }
}

/// Effects on the tables.
extension Ledger {
  /// Makes the claim the story's present state.
  private mutating func accept(_ claim: Claim, _ row: UInt32, isNewer: Bool = false) {
    let content = hold(claim, by: row)
    stories.raise(claim.version, in: row)
    let edition = Edition(content, claim)
    stories.present(edition, of: row, replacesItsKind: isNewer)
  }

  /// Whether the text, under this other key, is a duplicate; `nil` if it is to be published.
  private func contentRuling(_ claim: Claim) -> Ruling? {
    guard claim.isComparable, let content = contents.find(claim.contentDigest) else { return nil }
    let holder = contents[content].holder
    let one = Ruling.similarityOne
    if stories[holder].traits.contains(.killed) {
      return Ruling(.sameContentAsKilled, of: holder, similarity: one)
    }
    if isWithheld(holder) && claim.status != .withheld { return nil }
    return Ruling(.sameContentOtherID, of: holder, similarity: one)
  }

  private func isHeldElsewhere(_ claim: Claim) -> Bool {
    claim.isComparable && contents.find(claim.contentDigest) != nil
  }

  private func isWithheld(_ row: UInt32) -> Bool {
    stories[row].status == PubStatus.withheld.code
  }

  /// The row of the claim's text. Its holder is the first story published with it, unless that one
  /// is withheld and this one may be used.
  private mutating func hold(_ claim: Claim, by row: UInt32) -> UInt32 {
    guard let content = contents.find(claim.contentDigest) else {
      return contents.append(ContentRow(key: claim.contentDigest, holder: row))
    }
    if claim.status == .usable && isWithheld(contents[content].holder) {
      contents[content].holder = row
    }
    return content
  }
}
