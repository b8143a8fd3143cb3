extension Ledger {
  /// Takes back a claim whose story could not be published after all: an entry of the log, as a claim
  /// is. The delivery is unknown from then on, and what it brought is brought by the next one that has
  /// it. Nothing changes where the delivery was not to be published.
  ///
  /// Where a later version was accepted since, only the delivery is forgotten.
  public mutating func withdraw(_ coordinates: Coordinates) {
    guard let place = deliveries.place(of: coordinates), let ruling = deliveries.ruling(at: place),
      ruling.basis.isOrdered, let article = ruling.story
    else { return }
    deliveries.remove(at: place)
    tally[Int(ruling.basis.code)] -= 1
    stories.removeCrossing(place, of: article)
    guard stories[article].front == place else { return }
    stories[article].front = .none
    if ruling.basis.kind == .kill { return }
    let content = stories.content(of: article)
    if content != StoryRow.noContent, stories.holder(of: content) == article {
      stories.setHolder(StoryRow.noStory, of: content)
    }
    similar.remove(of: article)
    stories.setContent(StoryRow.noContent, of: article)
    if ruling.basis.kind == .original {
      stories[article].traits.remove(.published)
      stories.forgetEditions(of: article)
    } else {
      stories[article].traits.insert(.vacant)
      stories.presentLastEarlierEdition(of: article)
    }
  }
}
