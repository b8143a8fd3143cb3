/// Forgetting. At fixed places of the log (a count of claims), or where a bound is reached, the tables
/// are gone through once and packed; so every instance forgets the same at the same place.
///
/// - Stories and their texts go by the identity window: when nothing of them was accepted for as long,
///   measured from the log's time. Kills stay, as long as they are no more than a quarter of the bound.
///   Past a bound the oldest go, down to seven eighths of it.
/// - A delivery's ruling goes with the window too, but only when so much of its partition was claimed
///   after it that it cannot be in flight any more (`LedgerSettings.deliveriesMin`). That it was claimed
///   stays known (`OffsetSet`): it is neither published again nor, since it was committed, lost.
/// - A ruling outlives its story, if it has to, with the article's name.
/// - Sluglines and headlines go by the similarity window; sketches lie in a ring.
///
/// A verdict asks the windows by its own claim's time (`isWithin`), so it does not depend on when the
/// sweep comes, but for claims that are older than the log's time by the whole window.
extension Ledger {
  /// Bytes by which the bound is measured: of what is held, not of what is allocated, so that an
  /// instance that began with a snapshot counts as one that did not.
  var identityBytes: Int {
    stories.count * 47 + stories.contents.count * 26 + stories.uris.used
      + deliveries.pages.count * 86 + deliveries.rulings.count * 8
      + stories.longVersions.count * 8 + stems.count * 22
  }

  private var entries: Int { stories.count + stories.contents.count }

  private var isOverBounds: Bool {
    entries > settings.identityEntriesMax || identityBytes > settings.identityBytesMax
  }

  mutating func sweepIfDue() {
    guard decided >= sweepAt || decided >= sweepAfter && isOverBounds else { return }
    sweep()
    sweepAt = decided + max(settings.sweepInterval, UInt64(stories.count / 4))
    // A bound that cannot be kept, since rulings in flight alone are more, is not tried at each claim.
    sweepAfter = decided + UInt64(max(16, stories.count / 16))
  }

  private mutating func sweep() {
    let now = clock.time
    for row in 0..<UInt32(stories.count) where stories[row].time == .unknown {
      stories[row].time = now
    }
    let oldest = now == .unknown ? StorySeconds(bits: 0) : now.before(settings.identityWindow)
    let keep = survivors(oldest)
    if settings.keepsForgottenVerdicts { keepVerdicts(oldest) }
    let rows = RowMap(keeping: keep)
    let pages = deliveries.expiredPages(oldest, rulingsMin: settings.deliveriesMin)
    if keep.contains(false) || !pages.isEmpty {
      let pages = deliveries.compact(rows, without: pages) { stories[$0].uri }
      stories.compact(keep, rows, pages, oldest: oldest, names: &deliveries.names)
      similar.compact(rows)
    }
    let recent =
      now == .unknown ? StorySeconds(bits: 0) : now.before(settings.similarityWindow)
    stems.compact(rows) { stories[$0].time >= recent }
  }

  /// By row, whether the story stays.
  private func survivors(_ oldest: StorySeconds) -> [Bool] {
    var keep = (0..<UInt32(stories.count)).map { row in
      stories[row].traits.contains(.killed) || stories[row].time >= oldest
    }
    if isOverBounds {
      let byEntries = settings.identityEntriesMax / 8 * 7 * stories.count / max(1, entries)
      let byBytes =
        settings.identityBytesMax / 8 * 7 / max(1, identityBytes / max(1, stories.count))
      let most = min(byEntries, byBytes)
      let kills = cut(&keep, killed: true, to: most / 4)
      _ = cut(&keep, killed: false, to: most - kills)
    }
    // A version of an article goes with it.
    for row in 0..<UInt32(stories.count) where stories[row].traits.contains(.joined) {
      let article = stories.link(of: row)
      if article != StoryRow.noStory, !keep[Int(article)] { keep[Int(row)] = false }
    }
    return keep
  }

  /// Leaves the newest `most`; of equals, the later ones. Returns how many stay.
  private func cut(_ keep: inout [Bool], killed: Bool, to most: Int) -> Int {
    var ages: [UInt64] = []
    for row in 0..<UInt32(stories.count)
    where keep[Int(row)] && stories[row].traits.contains(.killed) == killed {
      ages.append(UInt64(stories[row].time.bits) << 32 | UInt64(row))
    }
    guard ages.count > most else { return ages.count }
    ages.sort()
    for age in ages.dropLast(most) { keep[Int(UInt32(truncatingIfNeeded: age))] = false }
    return most
  }

  /// For replays: what the deliveries that are about to be forgotten were ruled.
  private mutating func keepVerdicts(_ oldest: StorySeconds) {
    for place in deliveries.expired(oldest, rulingsMin: settings.deliveriesMin) {
      past[deliveries.coordinates(at: place)] = verdict(at: place)
    }
  }
}

extension RowMap {
  /// Rows that stay move up to fill the places of those that go.
  init(keeping keep: [Bool]) {
    self.init(count: keep.count)
    var kept: UInt32 = 0
    for (row, stays) in keep.enumerated() where stays {
      self[UInt32(row)] = kept
      kept += 1
    }
  }
}
