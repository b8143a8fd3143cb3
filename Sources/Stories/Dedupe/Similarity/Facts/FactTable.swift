/// The facts of a text as they are found: each kept once, in the order of its first coming.
struct FactTable {
  private(set) var items: [UInt16] = []
  private(set) var sums = Facts.Sums()
  private(set) var opposites: [Opposites.Member] = []
  private(set) var patterns: [SentencePattern] = []
  /// Open addressing; 0 is free.
  private var known = [UInt64](repeating: 0, count: 512)
  private var knownCount = 0
  /// Of the paragraph that is being read: it may turn out to say nothing of the story.
  private var pending: [(kind: FactKind, key: UInt64)] = []
  private var pendingOpposites: [Opposites.Member] = []
  private var pendingPatterns: [SentencePattern] = []

  mutating func removeAll() {
    items.removeAll(keepingCapacity: true)
    sums = Facts.Sums()
    opposites.removeAll(keepingCapacity: true)
    patterns.removeAll(keepingCapacity: true)
    if knownCount > 0 {
      if known.count > 4_096 { known = [UInt64](repeating: 0, count: 512) }
      for slot in known.indices { known[slot] = 0 }
    }
    knownCount = 0
    dropPending()
  }

  mutating func add(_ kind: FactKind, _ key: UInt64) { pending.append((kind, key)) }

  mutating func addOpposite(_ member: Opposites.Member) {
    if !opposites.contains(member) { pendingOpposites.append(member) }
  }

  mutating func addPattern(_ pattern: SentencePattern) { pendingPatterns.append(pattern) }

  mutating func dropPending() {
    pending.removeAll(keepingCapacity: true)
    pendingOpposites.removeAll(keepingCapacity: true)
    pendingPatterns.removeAll(keepingCapacity: true)
  }

  mutating func keepPending() {
    for (kind, key) in pending {
      // What may be a name has the hash that it would have as one.
      let hash = mixed(key ^ UInt64((kind == .initial ? .name : kind).rawValue) &<< 61)
      // Negations count; of the rest it matters which there are.
      guard kind == .negation || insert(hash ^ UInt64(kind.rawValue) | 1 &<< 63) else { continue }
      sums[kind] = sums[kind] &+ UInt32(truncatingIfNeeded: hash &>> 20)
      if items.count < Facts.itemsMax {
        items.append(kind.rawValue << 13 | UInt16(truncatingIfNeeded: hash) & 0x1FFF)
      }
    }
    for member in pendingOpposites
    where !opposites.contains(member) && opposites.count < Facts.oppositesMax {
      opposites.append(member)
    }
    patterns.append(
      contentsOf: pendingPatterns.prefix(SentencePattern.countMax - patterns.count))
    dropPending()
  }

  private mutating func insert(_ key: UInt64) -> Bool {
    if knownCount * 4 > known.count * 3 { grow() }
    let mask = known.count - 1
    var slot = Int(truncatingIfNeeded: key &>> 8) & mask
    while known[slot] != 0 {
      if known[slot] == key { return false }
      slot = (slot &+ 1) & mask
    }
    known[slot] = key
    knownCount += 1
    return true
  }

  private mutating func grow() {
    let keys = known
    known = [UInt64](repeating: 0, count: keys.count * 2)
    knownCount = 0
    for key in keys where key != 0 { _ = insert(key) }
  }
}
