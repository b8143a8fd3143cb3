/// What the ledger keeps of a sketch, in 120 bytes: of each of the 256 rows the low three bits, by which
/// similarity is estimated, and of the first 48 four more, by which texts are found.
///
/// Two rows agree by chance in 1 of 8, which is taken out of the estimate. Its standard error is 0.027 at
/// a Jaccard similarity of 0.8 and 0.035 at 0.5, where whole bytes would have 0.025 and 0.031 (b-bit
/// minwise hashing: Li, König 2010). The bits lie in planes, so that 64 rows are compared at once.
struct StoredSketch: Hashable, Sendable {
  /// Three planes of 4 words, a bit a row, lowest bits first; then 3 words of four bits a row.
  let words: [UInt64]

  static let wordCount = planes * planeWords + highWords
  static let bands = 16
  /// Rows of a band, seven bits each.
  private static let bandRows = 3
  private static let planes = 3
  private static let planeWords = TextSketch.rowCount / 64
  private static let highWords = bands * bandRows / 16

  init(_ sketch: TextSketch) {
    var words = [UInt64](repeating: 0, count: Self.wordCount)
    for (place, rows) in sketch.rows.enumerated() {
      for plane in 0..<Self.planes {
        // The lowest bits of eight bytes, side by side.
        let lowest = rows >> UInt64(plane) & 0x0101_0101_0101_0101
        let bits = (lowest &* 0x0102_0408_1020_4080) >> 56
        words[plane * Self.planeWords + place / 8] |= bits << UInt64(place % 8 * 8)
      }
    }
    for row in 0..<Self.bands * Self.bandRows {
      let byte = sketch.rows[row >> 3] >> UInt64(row % 8 * 8)
      words[Self.planes * Self.planeWords + row / 16] |= (byte >> 3 & 0xF) << UInt64(row % 16 * 4)
    }
    self.words = words
  }

  /// - Parameter words: `wordCount` of them.
  init(words: [UInt64]) {
    precondition(words.count == Self.wordCount, "a stored sketch has 15 words")
    self.words = words
  }

  /// A well spread hash of the band's rows.
  static func hash(ofBand band: Int, in words: borrowing Span<UInt64>) -> UInt32 {
    let row = UInt64(band * bandRows)
    let place = planes * planeWords + Int(row / 16)
    let shift = row % 16 * 4
    var key = words[place] >> shift
    // The band's twelve bits may go over into the next word.
    if shift > 52 { key |= words[place + 1] << (64 - shift) }
    key &= 0xFFF
    for plane in 0..<planes { key = key << 3 | words[plane * planeWords] >> row & 0x7 }
    return UInt32(truncatingIfNeeded: mixed(key) >> 32)
  }

  /// Estimated Jaccard similarity of the two texts' sets, 0...1.
  static func jaccard(_ one: borrowing Span<UInt64>, _ other: borrowing Span<UInt64>) -> Double {
    var differing = 0
    for place in 0..<planeWords {
      let first = one[place] ^ other[place]
      let second = one[place &+ planeWords] ^ other[place &+ planeWords]
      let third = one[place &+ 2 &* planeWords] ^ other[place &+ 2 &* planeWords]
      differing &+= (first | second | third).nonzeroBitCount
    }
    let share = Double(TextSketch.rowCount - differing) / Double(TextSketch.rowCount)
    return max(0, (share - 1 / 8) / (1 - 1 / 8))
  }
}
