/// The sketches of what was published, in a ring: the newest `capacityMax`, found by locality-sensitive
/// hashing.
///
/// 32 bands of 4 rows: a pair of Jaccard similarity 0.5 shares a band in 87 of 100 cases, one of 0.6
/// in 99, one of 0.8 always. A band's chain is walked from its newest entry for `chainMax` steps, so
/// a form that a hundred reports share costs no more than a few of them.
///
/// About 700 bytes an entry with its facts. An entry is named by its number, counted from 1 for ever.
struct SimilarityIndex: Sendable {
  static let bands = 32
  /// Entries of one band's chain that are looked at.
  static let chainMax = 24
  /// Entries that are compared for one text.
  static let candidatesMax = 192
  private static let capacityFirst = 1_024

  let capacityMax: Int
  private(set) var capacity = 0
  /// Entries ever added.
  private(set) var count: UInt32 = 0
  private var rows: [UInt64] = []
  private(set) var stories: [UInt32] = []
  private var shingleCounts: [UInt32] = []
  private var facts: [Facts] = []
  private var times: [Int64] = []
  /// By entry and band: the entry before it in its chain.
  private var next: [UInt32] = []
  /// By band and slot: the newest entry.
  private var heads: [UInt32] = []
  /// By entry: the query that saw it last.
  private var seen: [UInt32] = []
  private var query: UInt32 = 0
  /// By row of a story: the number of its present text.
  var present: [UInt32: UInt32] = [:]

  init(capacityMax: Int) {
    var capacity = Self.capacityFirst
    while capacity < capacityMax { capacity *= 2 }
    self.capacityMax = capacity
  }

  /// An empty one of that capacity, whose first entry has the number `first`.
  init(capacityMax: Int, capacity: Int, first: UInt32) {
    self.init(capacityMax: capacityMax)
    while self.capacity < capacity { grow() }
    count = max(1, first) - 1
  }

  /// An entry that is still kept.
  struct Entry {
    let number: UInt32
    /// Row of the story, or `StoryRow.noStory` where it was withdrawn.
    let story: UInt32
    let shingleCount: Int
    let facts: Facts
    let time: Int64
  }

  func entry(_ number: UInt32) -> Entry? {
    guard let place = place(of: number) else { return nil }
    return Entry(
      number: number, story: stories[place], shingleCount: Int(shingleCounts[place]),
      facts: facts[place], time: times[place])
  }

  /// Jaccard similarity of an entry that is kept.
  func jaccard(_ number: UInt32, to sketch: TextSketch) -> Double {
    guard let place = place(of: number) else { return 0 }
    var agreeing = 0
    let start = place &* TextSketch.wordCount
    for word in 0..<TextSketch.wordCount {
      agreeing &+= TextSketch.agreeing(rows[start &+ word], sketch.rows[word])
    }
    return TextSketch.jaccard(agreeing: agreeing)
  }

  /// Adds a text that was published; returns its number.
  mutating func add(_ fingerprint: Fingerprint, story: UInt32, time: Int64) -> UInt32 {
    if Int(count) == capacity, capacity < capacityMax { grow() }
    count += 1
    let place = Int(count - 1) & (capacity - 1)
    let start = place * TextSketch.wordCount
    let displaced = stories[place]
    if displaced != StoryRow.noStory, self.place(of: present[displaced] ?? 0) == nil {
      present[displaced] = nil
    }
    present[story] = count
    for word in 0..<TextSketch.wordCount { rows[start + word] = fingerprint.sketch.rows[word] }
    stories[place] = story
    shingleCounts[place] = UInt32(clamping: fingerprint.sketch.shingleCount)
    facts[place] = fingerprint.facts
    times[place] = time
    seen[place] = 0
    link(count, place)
    return count
  }

  /// The number of the story's present text, 0 for none.
  func number(of story: UInt32) -> UInt32 { present[story] ?? 0 }

  /// Takes the story's present text out: it was not published after all.
  mutating func remove(of story: UInt32) {
    if let number = present.removeValue(forKey: story), let place = place(of: number) {
      stories[place] = StoryRow.noStory
    }
  }

  /// Gives the stories their new rows; the texts of those that went are never found again.
  mutating func compact(_ map: RowMap) {
    for place in stories.indices { stories[place] = map[stories[place]] }
    var kept: [UInt32: UInt32] = [:]
    for (story, number) in present where map[story] != RowMap.gone { kept[map[story]] = number }
    present = kept
  }

  /// Entries that share a band with the sketch, each once, those of the first bands first.
  mutating func candidates(for sketch: TextSketch) -> [UInt32] {
    guard capacity > 0 else { return [] }
    query &+= 1
    if query == 0 {
      for place in seen.indices { seen[place] = 0 }
      query = 1
    }
    var found: [UInt32] = []
    for band in 0..<Self.bands {
      let key = Self.key(sketch.rows, 0, band)
      var number = heads[head(band, key)]
      var steps = 0
      while steps < Self.chainMax, let place = place(of: number) {
        if seen[place] != query, Self.key(rows, place &* TextSketch.wordCount, band) == key {
          seen[place] = query
          if stories[place] != StoryRow.noStory { found.append(number) }
          if found.count == Self.candidatesMax { return found }
        }
        number = next[place &* Self.bands &+ band]
        steps &+= 1
      }
    }
    return found
  }

  /// Numbers of the entries that are kept, oldest first.
  var numbers: Range<UInt32> {
    let kept = min(Int(count), capacity)
    return count + 1 - UInt32(kept)..<count + 1
  }

  func sketch(_ number: UInt32) -> TextSketch? {
    guard let place = place(of: number) else { return nil }
    let start = place * TextSketch.wordCount
    return TextSketch(
      rows: Array(rows[start..<start + TextSketch.wordCount]),
      shingleCount: Int(shingleCounts[place]))
  }

  var bytes: Int {
    rows.count * 8 + (next.count + heads.count) * 4 + capacity * 32 + present.count * 12
      + facts.reduce(0) { $0 + $1.items.count * 2 }
  }

  @inline(__always)
  private func place(of number: UInt32) -> Int? {
    guard number > 0, number <= count, Int(count &- number) < capacity else { return nil }
    return Int(number &- 1) & (capacity &- 1)
  }

  @inline(__always)
  private static func key(_ rows: [UInt64], _ start: Int, _ band: Int) -> UInt32 {
    UInt32(truncatingIfNeeded: rows[start &+ band &>> 1] &>> UInt64((band & 1) &* 32))
  }

  @inline(__always)
  private func head(_ band: Int, _ key: UInt32) -> Int {
    let hash = (key ^ key &>> 15) &* 0x2C1B_3C6D
    return band &* capacity &+ Int((hash ^ hash &>> 13) & UInt32(capacity &- 1))
  }

  private mutating func link(_ number: UInt32, _ place: Int) {
    for band in 0..<Self.bands {
      let slot = head(band, Self.key(rows, place * TextSketch.wordCount, band))
      next[place * Self.bands + band] = heads[slot]
      heads[slot] = number
    }
  }

  /// Before the ring has gone round for the first time, so places stay.
  private mutating func grow() {
    let more = max(Self.capacityFirst, capacity)
    capacity = capacity == 0 ? Self.capacityFirst : capacity * 2
    rows += [UInt64](repeating: 0, count: more * TextSketch.wordCount)
    stories += [UInt32](repeating: StoryRow.noStory, count: more)
    shingleCounts += [UInt32](repeating: 0, count: more)
    facts += [Facts](repeating: Facts(items: [], sums: .init()), count: more)
    times += [Int64](repeating: 0, count: more)
    seen += [UInt32](repeating: 0, count: more)
    next += [UInt32](repeating: 0, count: more * Self.bands)
    heads = [UInt32](repeating: 0, count: capacity * Self.bands)
    for number in 0..<count { link(number + 1, Int(number)) }
  }
}
