/// Makes sketches of folded texts, one after another, with buffers that are used again.
///
/// The sketch is filled by rounds of one-permutation hashing until no row is empty (fast similarity
/// sketching: Dahlgaard, Knudsen, Thorup 2017): about four hashes a word, where plain MinHash needs
/// one a row and word, and short texts are served as well as long ones.
struct SketchMaker {
  private var words: [UInt64] = []
  private var shingles: [UInt64] = []
  private var least = [UInt32](repeating: 0, count: TextSketch.rowCount)
  private var isFilled = [Bool](repeating: false, count: TextSketch.rowCount)

  /// Words of a text that is worth comparing: below it one changed word moves too much.
  static let wordsMin = 24
  /// Rounds over all 3-grams before the rows still empty are filled one by one.
  private static let roundsMax = 48

  /// - Parameter folded: as `ComparedText` folds: lower case, single spaces, ASCII quotes and dashes.
  /// - Returns: `nil` for a text of less than `wordsMin` words.
  mutating func sketch(_ folded: borrowing Span<UInt8>) -> TextSketch? {
    readWords(folded)
    guard words.count >= Self.wordsMin else { return nil }
    makeShingles()
    fillRows()
    var rows = [UInt64](repeating: 0, count: TextSketch.wordCount)
    for row in 0..<TextSketch.rowCount {
      rows[row &>> 3] |= UInt64(least[row] & 0xFF) &<< UInt64((row & 7) &* 8)
    }
    let sketch = TextSketch(rows: rows, shingleCount: shingles.count)
    if words.capacity > Self.retainedWords { (words, shingles) = ([], []) }
    return sketch
  }

  private static let retainedWords = 1 << 18

  /// Runs of letters and digits, apostrophes left out; each ideograph is a word.
  private mutating func readWords(_ text: borrowing Span<UInt8>) {
    words.removeAll(keepingCapacity: true)
    words.reserveCapacity(text.count / 5)
    var hash = Self.seed
    var index = 0
    while index < text.count {
      let byte = text[index]
      if byte &- 0x61 < 26 || byte &- 0x30 < 10 {
        hash = (hash ^ UInt64(byte)) &* Self.prime
      } else if byte >= 0x80 {
        if byte &- 0xE3 < 7, index &+ 2 < text.count {
          endWord(&hash)
          if byte != 0xE3 || text[index &+ 1] > 0x80 {
            words.append(
              UInt64(byte) &<< 16 | UInt64(text[index &+ 1]) &<< 8 | UInt64(text[index &+ 2]))
          }
          index &+= 3
          continue
        }
        hash = (hash ^ UInt64(byte)) &* Self.prime
      } else if byte != 0x27 {
        endWord(&hash)
      }
      index &+= 1
    }
    endWord(&hash)
  }

  @inline(__always)
  private mutating func endWord(_ hash: inout UInt64) {
    if hash != Self.seed { words.append(hash) }
    hash = Self.seed
  }

  private mutating func makeShingles() {
    shingles.removeAll(keepingCapacity: true)
    shingles.reserveCapacity(words.count)
    for index in 2..<words.count {
      let first = words[index &- 2] &* 0x9FB2_1C65_1E98_DF25
      let second = (words[index &- 1] ^ (first &>> 29)) &* 0xD6E8_FEB8_6659_FD93
      shingles.append(mixed(first ^ second &+ words[index] ^ (second &>> 31)))
    }
  }

  private mutating func fillRows() {
    for row in 0..<TextSketch.rowCount {
      least[row] = .max
      isFilled[row] = false
    }
    var empty = TextSketch.rowCount
    var round: UInt64 = 0
    while empty > 0, round < UInt64(Self.roundsMax) {
      fillRound(mixed(round))
      for row in 0..<TextSketch.rowCount where !isFilled[row] && least[row] != .max {
        isFilled[row] = true
        empty &-= 1
      }
      round &+= 1
    }
    guard empty > 0 else { return }
    for row in 0..<TextSketch.rowCount where !isFilled[row] {
      let salt = mixed(UInt64(row) | 1 &<< 32)
      for shingle in shingles {
        least[row] = min(least[row], UInt32(truncatingIfNeeded: mixed(shingle ^ salt) &>> 32))
      }
    }
  }

  private mutating func fillRound(_ salt: UInt64) {
    for shingle in shingles {
      let hash = mixed(shingle ^ salt)
      let row = Int(truncatingIfNeeded: hash & 0xFF)
      if !isFilled[row] {
        least[row] = min(least[row], UInt32(truncatingIfNeeded: hash &>> 32))
      }
    }
  }

  private static let seed: UInt64 = 0xCBF2_9CE4_8422_2325
  private static let prime: UInt64 = 0x0000_0100_0000_01B3
}
