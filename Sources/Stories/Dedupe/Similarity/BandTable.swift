/// Where the texts are that have a band's rows in common, by the rows' hash: in buckets of 16 slots, a
/// line of a cache each. A new text takes the place of the oldest, so a form that thousands of reports
/// share costs no more than a bucket, and nothing ever has to be taken out.
///
/// A slot is the low bits of the text's number and, above them, those of the hash; 0 is free. What a
/// bucket holds depends only on which texts were put and on how many buckets there are: the newest 16.
struct BandTable: Sendable {
  private static let slotCount = 16
  /// Buckets that a copy has in common with its original until one of them changes.
  private static let chunkBuckets = 64
  /// Texts a bucket that the table is made for: of 14, one in thirty finds no place any more.
  private static let fill = 14
  private static let bucketsFirst = 8

  private let bucketCount: Int
  private let numberBits: UInt32
  private var chunks: [[UInt32]]

  /// - Parameter numberBits: of a text's number that are kept: no two numbers that are in the table at once
  ///   may have the same.
  init(bucketCount: Int = bucketsFirst, numberBits: UInt32) {
    self.bucketCount = bucketCount
    self.numberBits = numberBits
    chunks = []
    var rest = bucketCount
    while rest > 0 {
      let count = min(rest, Self.chunkBuckets)
      chunks.append([UInt32](repeating: 0, count: count * Self.slotCount))
      rest -= count
    }
  }

  /// How many buckets so many texts need; growth is by an eighth.
  static func bucketCount(forTexts count: Int) -> Int {
    var buckets = bucketsFirst
    while count > buckets * fill { buckets += max(bucketsFirst, buckets / 8) }
    return buckets
  }

  /// Puts a text, newer than all that are there.
  mutating func put(_ number: UInt32, _ hash: UInt32) {
    let (chunk, start) = place(hash)
    let mask = (1 &<< numberBits) &- 1
    var oldest = start
    var age: UInt32 = 0
    for slot in start..<start &+ Self.slotCount {
      let taken = chunks[chunk][slot]
      if taken == 0 {
        oldest = slot
        break
      }
      let other = (number &- taken) & mask
      if other > age { (oldest, age) = (slot, other) }
    }
    chunks[chunk][oldest] = tag(hash) | number & mask
  }

  /// Calls `body` with the numbers of the texts with this hash, and perhaps of others, the newest being
  /// `newest`.
  @inline(__always)
  func forEach(_ hash: UInt32, newest: UInt32, _ body: (UInt32) -> Void) {
    let (chunk, start) = place(hash)
    let mask = (1 &<< numberBits) &- 1
    let wanted = tag(hash)
    for slot in start..<start &+ Self.slotCount {
      let taken = chunks[chunk][slot]
      if taken & ~mask == wanted { body(newest &- ((newest &- taken) & mask)) }
    }
  }

  var bytes: Int { chunks.reduce(0) { $0 + $1.count * 4 + 32 } }

  /// Never 0, so that no slot that is taken is.
  private func tag(_ hash: UInt32) -> UInt32 {
    let tag = hash &<< numberBits
    return tag == 0 ? 1 &<< numberBits : tag
  }

  private func place(_ hash: UInt32) -> (chunk: Int, start: Int) {
    let bucket = Int(truncatingIfNeeded: (UInt64(hash) &* UInt64(bucketCount)) &>> 32)
    return (bucket / Self.chunkBuckets, bucket % Self.chunkBuckets * Self.slotCount)
  }
}
