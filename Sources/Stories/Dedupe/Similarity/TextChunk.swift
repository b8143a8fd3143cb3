/// 128 texts of the similarity index, one after the other.
struct TextChunk: Sendable {
  static let bits: UInt32 = 7
  static let size = 1 << Int(bits)

  struct Head: Sendable {
    /// Milliseconds, in two halves, since eight bytes at once would want more room around them.
    private let timeLow: UInt32
    private let timeHigh: UInt32
    /// Row of the story, or `StoryRow.noStory` where it was withdrawn or forgotten.
    var story: UInt32
    /// At most 65,535.
    let shingleCount: UInt16
    /// Where the text's facts end in `facts`.
    let end: UInt16
    let itemCount: UInt8
    let oppositeCount: UInt8
    let patternCount: UInt8
    /// The story has a later text.
    var isPast: Bool

    init(_ facts: Facts, shingleCount: Int, story: UInt32, isPast: Bool, time: Int64, end: Int) {
      timeLow = UInt32(truncatingIfNeeded: time)
      timeHigh = UInt32(truncatingIfNeeded: time >> 32)
      self.story = story
      self.shingleCount = UInt16(clamping: shingleCount)
      self.end = UInt16(end)
      itemCount = UInt8(facts.items.count)
      oppositeCount = UInt8(facts.opposites.count)
      patternCount = UInt8(facts.patterns.count)
      self.isPast = isPast
    }

    var time: Int64 { Int64(Int32(bitPattern: timeHigh)) << 32 | Int64(timeLow) }
  }

  private(set) var heads: ContiguousArray<Head> = []
  /// `StoredSketch.wordCount` words a text.
  private var sketches: ContiguousArray<UInt64> = []
  /// Of each text the sums, its items, its opposites, its patterns (two each).
  private var facts: ContiguousArray<UInt16> = []

  init() {
    heads.reserveCapacity(Self.size)
    sketches.reserveCapacity(Self.size * StoredSketch.wordCount)
  }

  subscript(head place: Int) -> Head {
    get { heads[place] }
    set { heads[place] = newValue }
  }

  mutating func append(
    _ sketch: StoredSketch, _ facts: Facts, shingleCount: Int, story: UInt32, isPast: Bool,
    time: Int64
  ) {
    sketches.append(contentsOf: sketch.words)
    for kind in FactKind.allCases {
      self.facts.append(UInt16(truncatingIfNeeded: facts.sums[kind]))
    }
    self.facts.append(contentsOf: facts.items)
    self.facts.append(contentsOf: facts.opposites)
    for pattern in facts.patterns { self.facts.append(halvesOf: pattern.bits) }
    heads.append(
      Head(
        facts, shingleCount: shingleCount, story: story, isPast: isPast, time: time,
        end: self.facts.count))
    if heads.count == Self.size { trim() }
  }

  /// A place that is never asked for.
  mutating func skip() {
    append(
      StoredSketch(words: [UInt64](repeating: 0, count: StoredSketch.wordCount)),
      Facts(items: [], sums: .init()), shingleCount: 0, story: StoryRow.noStory, isPast: true,
      time: 0)
  }

  func sketch(_ place: Int) -> StoredSketch {
    let start = place * StoredSketch.wordCount
    return StoredSketch(words: Array(sketches[start..<start + StoredSketch.wordCount]))
  }

  func jaccard(_ place: Int, to sketch: StoredSketch) -> Double {
    let start = place * StoredSketch.wordCount
    return StoredSketch.jaccard(
      sketches.span.extracting(start..<start + StoredSketch.wordCount), sketch.words.span)
  }

  func hash(ofBand band: Int, _ place: Int) -> UInt32 {
    let start = place * StoredSketch.wordCount
    return StoredSketch.hash(
      ofBand: band, in: sketches.span.extracting(start..<start + StoredSketch.wordCount))
  }

  func facts(_ place: Int) -> Facts {
    let head = heads[place]
    var at = place == 0 ? 0 : Int(heads[place - 1].end)
    func half() -> UInt32 {
      defer { at += 2 }
      return UInt32(facts[at]) | UInt32(facts[at + 1]) << 16
    }
    var sums = Facts.Sums()
    for kind in FactKind.allCases {
      sums[kind] = UInt32(facts[at])
      at += 1
    }
    let items = Array(facts[at..<at + Int(head.itemCount)])
    at += items.count
    let opposites = Array(facts[at..<at + Int(head.oppositeCount)])
    at += opposites.count
    let patterns = (0..<head.patternCount).map { _ in SentencePattern(bits: half()) }
    return Facts(items: items, sums: sums, opposites: opposites, patterns: patterns)
  }

  /// Bytes allocated, but for what is reserved for facts of the newest chunk.
  var bytes: Int {
    let fixed = MemoryLayout<Head>.stride + StoredSketch.wordCount * MemoryLayout<UInt64>.stride
    return Self.size * fixed + facts.count * 2 + 128
  }

  /// Gives back what was reserved for facts that did not come.
  private mutating func trim() {
    var exact: ContiguousArray<UInt16> = []
    exact.reserveCapacity(facts.count)
    exact.append(contentsOf: facts)
    facts = exact
  }
}

extension ContiguousArray<UInt16> {
  fileprivate mutating func append(halvesOf word: UInt32) {
    append(UInt16(truncatingIfNeeded: word))
    append(UInt16(truncatingIfNeeded: word >> 16))
  }
}
