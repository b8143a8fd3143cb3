/// A story that a claim of another key belongs to, and by which rule.
struct Link {
  let article: UInt32
  let basis: Basis
  let likeness: Likeness?

  init(_ article: UInt32, _ basis: Basis, _ likeness: Likeness?) {
    self.article = article
    self.basis = basis
    self.likeness = likeness
  }

  /// A slugline is used for a whole day's stories: that a text says nothing new counts for more.
  var isWeakerThanDuplicate: Bool { basis == .sameSlugLikeText }
}

extension Ledger {
  /// The story that the claim belongs to by what it says of itself. A weak guess links nothing: an
  /// update word or a slugline alone is none.
  mutating func link(of claim: Claim, _ likes: LikeTexts) -> Link? {
    let lineage = claim.lineage
    let mark = lineage.mark
    if let parent = lineage.parent, parent != claim.storyKey, let row = stories.find(parent),
      !isForgotten(row, claim), let article = stories.published(row)
    {
      return Link(article, .evolvedFrom, likeness(of: claim, to: article))
    }
    // A repetition without material change is a duplicate.
    let isMarked =
      mark == .update || mark == .correction || mark == .kill
      || mark == .repetition && likes.duplicate == nil
    if isMarked, let article = recent(lineage.title, claim) {
      return Link(article, .updateWordSameTitle, likeness(of: claim, to: article))
    }
    if let article = recent(lineage.slug, claim) {
      let likeness = likeness(of: claim, to: article)
      if isMarked, mark == .kill || likeness.map({ $0.similarity >= Self.sluglineJaccard }) ?? true
      {
        return Link(article, .updateWordSameSlug, likeness)
      }
    }
    guard let like = likes.ofSameWire, !like.isOtherStory || isMarked else { return nil }
    if isMarked, mark != .kill,
      like.jaccard >= settings.markedJaccard || like.containment >= settings.updateContainment
    {
      return Link(like.article, .updateWordLikeText, like.likeness)
    }
    let isLike =
      like.jaccard >= settings.duplicateJaccard || like.containment >= settings.updateContainment
    if lineage.slug != 0, isLike, stems.story(lineage.slug) == like.article {
      return Link(like.article, .sameSlugLikeText, like.likeness)
    }
    return nil
  }

  /// With the same slugline and an update word, texts that have this little in common are a new
  /// lead's; below, the slugline is used for more than one story.
  private static let sluglineJaccard = 0.1

  /// The article with this slugline or headline, if it was touched within the window.
  private func recent(_ stem: UInt64, _ claim: Claim) -> UInt32? {
    guard let row = stems.story(stem), let article = stories.published(row),
      isWithin(settings.similarityWindow, stories[article].touched, claim.eventTime)
    else { return nil }
    return article
  }

  /// Whether nothing of the story came within the identity window. A kill is never forgotten so.
  func isForgotten(_ row: UInt32, _ claim: Claim) -> Bool {
    let story = stories[row]
    return !story.traits.contains(.killed)
      && !isWithin(settings.identityWindow, story.touched, claim.eventTime)
      && story.touched < claim.eventTime
  }

  mutating func forget(_ row: UInt32) {
    stories[row].traits.remove([.published, .joined, .vacant])
    stories.setLink(StoryRow.noStory, of: row)
    stories.setContent(StoryRow.noContent, of: row)
  }
}

extension StoryTable {
  /// The row of the article that the story's versions go to.
  func article(of row: UInt32) -> UInt32 {
    self[row].traits.contains(.joined) ? link(of: row) : row
  }

  /// The same, if something of it was published.
  func published(_ row: UInt32) -> UInt32? {
    let article = article(of: row)
    return self[article].traits.contains(.published) ? article : nil
  }
}
