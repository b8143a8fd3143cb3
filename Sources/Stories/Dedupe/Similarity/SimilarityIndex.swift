/// The sketches of what was published: the newest `capacityMax`, found by locality-sensitive hashing.
///
/// 16 bands of 3 rows: a pair of Jaccard similarity 0.5 shares a band in 88 of 100 cases, one of 0.6
/// in 98, one of 0.8 always.
///
/// About 440 bytes an entry: 120 of sketch, 20 of head, 75 in the bands, 5 in `present`, the rest facts. Entries lie in chunks that come and go as a whole, so nothing is ever doubled, and a
/// copy shares all but the chunks that change. An entry is named by its number, counted from 1 for ever.
struct SimilarityIndex: Sendable {
  /// Entries that are compared for one text.
  static let candidatesMax = 192

  let capacityMax: Int
  /// Entries ever added.
  private(set) var count: UInt32 = 0
  private var chunks: [TextChunk] = []
  /// Of the first chunk, among all that ever were.
  private var firstChunk = 0
  private var bands: [BandTable]
  private var bucketCount: Int
  private var present: PresentTexts
  private let numberBits: UInt32

  init(capacityMax: Int) {
    self.init(capacityMax: capacityMax, first: 1)
  }

  /// An empty one, whose first entry has the number `first`. Entries are put by `restore`, and then `index`
  /// is called.
  init(capacityMax: Int, first: UInt32) {
    self.capacityMax = capacityMax
    // Four times as many as are kept: what has gone is taken for itself until the next cleaning.
    var bits: UInt32 = 10
    while 1 << Int(bits) < capacityMax * 4 { bits += 1 }
    numberBits = bits
    bucketCount = BandTable.bucketCount(forTexts: 0)
    bands = []
    present = PresentTexts(count: 0, numberBits: bits)
    count = max(1, first) - 1
    firstChunk = Int(count >> TextChunk.bits)
    if count & UInt32(TextChunk.size - 1) != 0 {
      chunks.append(TextChunk())
      for _ in 0..<Int(count) % TextChunk.size { chunks[0].skip() }
    }
    clean()
  }

  /// An entry that is still kept.
  struct Entry {
    let number: UInt32
    /// Row of the story, or `StoryRow.noStory` where it was withdrawn.
    let story: UInt32
    /// Whether the story has a later text.
    let isPast: Bool
    let shingleCount: Int
    let facts: Facts
    let time: Int64
  }

  func entry(_ number: UInt32) -> Entry? {
    guard isKept(number) else { return nil }
    let (chunk, place) = place(of: number)
    let head = chunks[chunk][head: place]
    return Entry(
      number: number, story: head.story, isPast: head.isPast,
      shingleCount: Int(head.shingleCount), facts: chunks[chunk].facts(place), time: head.time)
  }

  /// Jaccard similarity of an entry that is kept.
  func jaccard(_ number: UInt32, to sketch: StoredSketch) -> Double {
    guard isKept(number) else { return 0 }
    let (chunk, place) = place(of: number)
    return chunks[chunk].jaccard(place, to: sketch)
  }

  /// Adds a text that was published; returns its number.
  mutating func add(_ fingerprint: Fingerprint, story: UInt32, time: Int64) -> UInt32 {
    if let number = find(story) { setPast(number) }
    append(
      StoredSketch(fingerprint.sketch), fingerprint.facts,
      shingleCount: fingerprint.sketch.shingleCount, story: story, isPast: false, time: time)
    indexLast()
    return count
  }

  /// Adds the next entry of a snapshot. It is found only after `index`.
  mutating func restore(_ entry: Entry, _ sketch: StoredSketch) {
    append(
      sketch, entry.facts, shingleCount: entry.shingleCount, story: entry.story,
      isPast: entry.isPast, time: entry.time)
  }

  /// The number of the story's present text, 0 for none.
  func number(of story: UInt32) -> UInt32 { find(story) ?? 0 }

  /// Takes the story's present text out: it was not published after all.
  mutating func remove(of story: UInt32) {
    guard let number = find(story) else { return }
    let (chunk, place) = place(of: number)
    chunks[chunk][head: place].story = StoryRow.noStory
  }

  /// Gives the stories their new rows; the texts of those that went are never found again.
  mutating func compact(_ map: RowMap) {
    for chunk in chunks.indices {
      for place in chunks[chunk].heads.indices {
        let story = map[chunks[chunk][head: place].story]
        if story != chunks[chunk][head: place].story { chunks[chunk][head: place].story = story }
      }
    }
    indexPresent()
  }

  /// Entries that share a band with the sketch, each once, the newest first.
  func candidates(for sketch: StoredSketch) -> [UInt32] {
    var found: [UInt32] = []
    for band in 0..<StoredSketch.bands {
      let hash = StoredSketch.hash(ofBand: band, in: sketch.words.span)
      bands[band].forEach(hash, newest: count) { number in
        if isKept(number), head(number).story != StoryRow.noStory { found.append(number) }
      }
    }
    found.sort(by: >)
    var different: [UInt32] = []
    for number in found where number != different.last { different.append(number) }
    return Array(different.prefix(Self.candidatesMax))
  }

  /// Numbers of the entries that are kept, oldest first.
  var numbers: Range<UInt32> {
    let begun = UInt32(firstChunk) << TextChunk.bits
    return count - min(UInt32(capacityMax), count - begun) + 1..<count + 1
  }

  func sketch(_ number: UInt32) -> StoredSketch? {
    guard isKept(number) else { return nil }
    let (chunk, place) = place(of: number)
    return chunks[chunk].sketch(place)
  }

  /// Bytes allocated.
  var bytes: Int {
    chunks.reduce(0) { $0 + $1.bytes } + bands.reduce(0) { $0 + $1.bytes } + present.bytes
  }
}

/// Where entries lie.
extension SimilarityIndex {
  @inline(__always)
  private func isKept(_ number: UInt32) -> Bool {
    number > 0 && number <= count && Int(count &- number) < capacityMax
      && Int((number &- 1) &>> TextChunk.bits) >= firstChunk
  }

  @inline(__always)
  private func place(of number: UInt32) -> (chunk: Int, place: Int) {
    (
      Int((number &- 1) &>> TextChunk.bits) &- firstChunk,
      Int(number &- 1) & (TextChunk.size &- 1)
    )
  }

  @inline(__always)
  private func head(_ number: UInt32) -> TextChunk.Head {
    let (chunk, place) = place(of: number)
    return chunks[chunk].heads[place]
  }

  private func find(_ story: UInt32) -> UInt32? {
    present.find(story, newest: count) { number in
      guard isKept(number) else { return false }
      let head = head(number)
      return head.story == story && !head.isPast
    }
  }

  private mutating func setPast(_ number: UInt32) {
    let (chunk, place) = place(of: number)
    chunks[chunk][head: place].isPast = true
  }

  private mutating func append(
    _ sketch: StoredSketch, _ facts: Facts, shingleCount: Int, story: UInt32, isPast: Bool,
    time: Int64
  ) {
    count += 1
    let (chunk, _) = place(of: count)
    if chunk == chunks.count { chunks.append(TextChunk()) }
    chunks[chunk].append(
      sketch, facts, shingleCount: shingleCount, story: story, isPast: isPast, time: time)
    let begun = max(0, Int(count) - capacityMax) >> Int(TextChunk.bits)
    if begun > firstChunk {
      chunks.removeFirst(begun - firstChunk)
      firstChunk = begun
    }
  }
}

/// How entries are found.
extension SimilarityIndex {
  /// Makes the indexes anew.
  mutating func index() {
    clean()
    indexPresent()
  }

  private mutating func indexLast() {
    let wanted = BandTable.bucketCount(forTexts: numbers.count)
    if wanted != bucketCount || Int(count) & (1 << Int(numberBits - 1) - 1) == 0 {
      clean()
      indexPresent()
      return
    }
    let (chunk, place) = place(of: count)
    for band in 0..<StoredSketch.bands {
      bands[band].put(count, chunks[chunk].hash(ofBand: band, place))
    }
    if present.isFull {
      indexPresent()
    } else {
      present.put(count, of: chunks[chunk].heads[place].story)
    }
  }

  /// Makes the bands anew, for as many texts as there are, without those that went.
  private mutating func clean() {
    bucketCount = BandTable.bucketCount(forTexts: numbers.count)
    bands = []
    for band in 0..<StoredSketch.bands {
      var table = BandTable(bucketCount: bucketCount, numberBits: numberBits)
      for number in numbers {
        let (chunk, place) = place(of: number)
        table.put(number, chunks[chunk].hash(ofBand: band, place))
      }
      bands.append(table)
    }
  }

  private mutating func indexPresent() {
    var kept = 0
    for number in numbers where isPresent(number) { kept += 1 }
    present = PresentTexts(count: kept, numberBits: numberBits)
    for number in numbers where isPresent(number) { present.put(number, of: head(number).story) }
  }

  private func isPresent(_ number: UInt32) -> Bool {
    let head = head(number)
    return !head.isPast && head.story != StoryRow.noStory
  }
}
