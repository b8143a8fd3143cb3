/// The rules for a story whose key is not known, or of which nothing was published so far, in the order
/// in which they are asked:
///
/// 1. A cancelation keeps the story out; a notice of one kills the story that it can be linked to.
/// 2. A text that was published under another key is a duplicate.
/// 3. A kill notice kills the story that it can be linked to.
/// 4. What belongs to a killed story is diverted.
/// 5. What says that it is an update or a correction, and can be linked to a story, is that.
/// 6. A near-duplicate without material change is a duplicate; with one, a version of the other.
/// 7. All else is an original.
extension Ledger {
  /// - Parameter known: the story's row, where it was diverted before.
  mutating func decideNewKey(_ claim: Claim, _ known: UInt32?) -> Ruling {
    if claim.status == .canceled {
      // A notice has an id of its own; the story that it names is another.
      if claim.lineage.mark == .kill, let link = link(of: claim, likes(of: claim)) {
        return kill(link, by: claim, known)
      }
      let row = place(claim, known)
      stories[row].traits.insert(.killed)
      return Ruling(.canceledBeforeFirst, of: row)
    }
    if let known, let article = repeated(claim, known) { return Ruling(.sameEdition, of: article) }
    if let duplicate = contentRuling(claim) { return divert(claim, known, duplicate) }
    let likes = likes(of: claim)
    let link = link(of: claim, likes)
    if claim.lineage.mark == .kill, let link { return kill(link, by: claim, known) }
    if let link, !(link.isWeakerThanDuplicate && likes.duplicate != nil) {
      return follow(claim, known, link)
    }
    if let near = likes.duplicate {
      let isKilled = stories[near.article].traits.contains(.killed)
      if isKilled || !isWithheld(near.article) || claim.status == .withheld {
        let basis: Basis =
          isKilled ? .nearDuplicateOfKilled : near.isCut ? .nearDuplicateCut : .nearDuplicate
        return divert(claim, known, Ruling(basis, of: near.article, near.likeness))
      }
      return begin(claim, known, .contentWithheldElsewhere)
    }
    if let near = likes.version {
      if stories[near.article].traits.contains(.killed) {
        return divert(
          claim, known, Ruling(.nearDuplicateOfKilled, of: near.article, near.likeness))
      }
      return follow(claim, known, Link(near.article, .nearDuplicateChanged, near.likeness))
    }
    return begin(claim, known, isHeldElsewhere(claim) ? .contentWithheldElsewhere : nil)
  }

  private mutating func kill(_ link: Link, by claim: Claim, _ known: UInt32?) -> Ruling {
    join(place(claim, known), to: link.article)
    return stories[link.article].traits.contains(.killed)
      ? Ruling(.afterKill, of: link.article) : killNotice(link.article, by: claim)
  }

  /// The article, if a diverted story says what it said before.
  private func repeated(_ claim: Claim, _ row: UInt32) -> UInt32? {
    let link = stories.link(of: row)
    let hasOtherVersion = [.older, .newer].contains(stories.order(of: claim.version, in: row))
    guard let content = stories.findText(claim.contentDigest), !hasOtherVersion,
      stories.edition(of: row)?.saysTheSame(as: Edition(content, claim)) == true,
      link != StoryRow.noStory, holder(content, claim) != nil
    else { return nil }
    return link
  }

  /// The claim's row, anew if it has one.
  private mutating func place(_ claim: Claim, _ known: UInt32?) -> UInt32 {
    guard let known else { return stories.append(claim) }
    stories.restart(known, with: claim)
    stories.setContent(StoryRow.noContent, of: known)
    stories[known].traits.remove([.joined, .vacant])
    return known
  }

  private mutating func join(_ row: UInt32, to article: UInt32) {
    stories[row].traits.insert(.joined)
    stories.setLink(article, of: row)
  }

  private mutating func divert(_ claim: Claim, _ known: UInt32?, _ ruling: Ruling) -> Ruling {
    let row = place(claim, known)
    stories.setLink(ruling.story ?? StoryRow.noStory, of: row)
    if let content = stories.findText(claim.contentDigest) {
      stories.setContent(content, of: row)
    } else if let article = ruling.story {
      // A near-duplicate's own text, so that it is known when it comes again.
      stories.setContent(hold(claim, by: article), of: row)
    }
    return ruling
  }

  private mutating func begin(_ claim: Claim, _ known: UInt32?, _ reason: Basis?) -> Ruling {
    let wasDuplicate = known.map { stories.link(of: $0) != StoryRow.noStory } ?? false
    let row = place(claim, known)
    stories[row].traits.insert(.published)
    stories.setLink(StoryRow.noStory, of: row)
    stories.setContent(hold(claim, by: row), of: row)
    remember(claim, as: row)
    let basis: Basis = reason ?? (wasDuplicate ? .ownContentAfterDuplicate : .firstOfItsKind)
    return Ruling(basis, of: row)
  }

  /// Makes the claim a version of another story's article, unless it is an older one.
  private mutating func follow(_ claim: Claim, _ known: UInt32?, _ link: Link) -> Ruling {
    let article = link.article
    let isOlder = isOlder(claim, than: article)
    let row = place(claim, known)
    join(row, to: article)
    if stories[article].traits.contains(.killed) {
      return Ruling(.afterKill, of: article, link.likeness)
    }
    if isOlder { return Ruling(.olderTake, of: article, link.likeness) }
    accept(claim, row, article)
    return accepted(link.basis, claim, article, link.likeness)
  }

  /// Of two versions of one wire under ids of their own: by their times, else by the numbers of their
  /// update words. An unmarked text comes before its updates.
  private func isOlder(_ claim: Claim, than article: UInt32) -> Bool {
    let story = stories[article]
    guard stories.providers.isProvider(story.provider, claim.lineage.provider) else { return false }
    if claim.version.codeKind == .time, let order = stories.order(of: claim.version, in: article),
      order != .same
    {
      return order == .older
    }
    let number = claim.lineage.number
    if number == 0, claim.lineage.hasPredecessor { return false }
    return number < story.take
  }

  /// Whether the text, under this other key, is a duplicate; `nil` if it is not the same as another.
  private func contentRuling(_ claim: Claim) -> Ruling? {
    guard claim.isComparable, let content = stories.findText(claim.contentDigest),
      let holder = holder(content, claim)
    else { return nil }
    let one = Ruling.similarityOne
    if stories[holder].traits.contains(.killed) {
      return Ruling(.sameContentAsKilled, of: holder, similarity: one)
    }
    if isWithheld(holder) && claim.status != .withheld { return nil }
    return Ruling(.sameContentOtherID, of: holder, similarity: one)
  }

  private func isHeldElsewhere(_ claim: Claim) -> Bool {
    guard claim.isComparable, let content = stories.findText(claim.contentDigest) else {
      return false
    }
    return holder(content, claim) != nil
  }

  /// The story that holds a text; `nil` where it was withdrawn, or is too long ago.
  func holder(_ content: UInt32, _ claim: Claim) -> UInt32? {
    let holder = stories.holder(of: content)
    guard holder != StoryRow.noStory,
      isWithin(
        settings.identityWindow, stories.time(of: content).milliseconds, claim.eventTime)
    else { return nil }
    return holder
  }
}
