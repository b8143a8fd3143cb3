/// Makes sketches of folded texts, one after another, with buffers that are used again.
///
/// The sketch is filled by rounds of one-permutation hashing until no row is empty (fast similarity
/// sketching: Dahlgaard, Knudsen, Thorup 2017): about four hashes a word, where plain MinHash needs
/// one a row and word, and short texts are served as well as long ones.
struct SketchMaker {
  private var words: [UInt64] = []
  private var wordCount = 0
  private var shingles: [UInt64] = []
  private var least = [UInt32](repeating: 0, count: TextSketch.rowCount)
  /// Of the present round.
  private var leastOfRound = [UInt32](repeating: 0, count: TextSketch.rowCount)

  /// Words of a text that is worth comparing: below it one changed word moves too much.
  static let wordsMin = 24
  /// Rounds over all 3-grams before the rows still empty are filled one by one.
  private static let roundsMax = 48

  /// - Parameter folded: as `ComparedText` folds: lower case, single spaces, ASCII quotes and dashes.
  /// - Returns: `nil` for a text of less than `wordsMin` words.
  mutating func sketch(_ folded: borrowing Span<UInt8>) -> TextSketch? {
    readWords(folded)
    guard wordCount >= Self.wordsMin else { return nil }
    makeShingles()
    fillRows()
    var rows = [UInt64](repeating: 0, count: TextSketch.wordCount)
    for row in 0..<TextSketch.rowCount {
      rows[row &>> 3] |= UInt64(least[row] & 0xFF) &<< UInt64((row & 7) &* 8)
    }
    let sketch = TextSketch(rows: rows, shingleCount: wordCount - 2)
    if words.count > Self.retainedWords { (words, shingles) = ([], []) }
    return sketch
  }

  private static let retainedWords = 1 << 18

  /// Runs of letters and digits, apostrophes left out; each ideograph is a word.
  private mutating func readWords(_ text: borrowing Span<UInt8>) {
    // Each word has a byte, but for the last one another behind it, or is an ideograph of three.
    let wordsMax = text.count / 2 + 1
    if words.count < wordsMax {
      words = [UInt64](repeating: 0, count: wordsMax)
      shingles = words
    }
    var output = WordList(words.mutableSpan)
    var index = 0
    while index < text.count {
      let word = text.wordOrRest(at: index)
      let others = ~Words.smallLettersAndDigits(word) & Words.every(0x80)
      let length = Words.firstIndex(others)
      let next = length < 8 ? UInt8(truncatingIfNeeded: word &>> UInt64(length &* 8)) : 0
      if next == 0x20, length > 0, output.hasher.isEmpty {
        output.append(WordHasher.hash(ofShort: word & Words.before(others)))
        index &+= length &+ 1
        continue
      }
      output.hasher.add(word & Words.before(others), count: length)
      index &+= length
      guard length < 8, index < text.count else { continue }
      let byte = text[index]
      if byte >= 0x80 {
        index &+= Self.readWide(byte, text, at: index, &output)
      } else {
        if byte != 0x27 { output.endWord() }
        index &+= 1
      }
    }
    output.endWord()
    wordCount = output.count
  }

  /// A letter beyond ASCII, or an ideograph; returns how many bytes were read.
  private static func readWide(
    _ byte: UInt8, _ text: borrowing Span<UInt8>, at index: Int, _ output: inout WordList
  ) -> Int {
    guard byte &- 0xE3 < 7, index &+ 2 < text.count else {
      output.hasher.add(byte)
      return 1
    }
    output.endWord()
    if byte != 0xE3 || text[index &+ 1] > 0x80 {
      output.append(
        UInt64(byte) &<< 16 | UInt64(text[index &+ 1]) &<< 8 | UInt64(text[index &+ 2]))
    }
    return 3
  }

  private mutating func makeShingles() {
    var list = exchange(&shingles, with: [])
    defer { shingles = list }
    let words = words.span
    var shingles = list.mutableSpan
    for index in 2..<wordCount {
      let first = words[index &- 2] &* 0x9FB2_1C65_1E98_DF25
      let second = (words[index &- 1] ^ (first &>> 29)) &* 0xD6E8_FEB8_6659_FD93
      shingles[index &- 2] = mixed(first ^ second &+ words[index] ^ (second &>> 31))
    }
  }

  /// A row that is still `.max` is empty.
  private mutating func fillRows() {
    // Spans of members would borrow all of `self`.
    let list = exchange(&shingles, with: [])
    var least = exchange(&least, with: [])
    var leastOfRound = exchange(&leastOfRound, with: [])
    defer { (shingles, self.least, self.leastOfRound) = (list, least, leastOfRound) }
    let grams = list.span.extracting(0..<wordCount - 2)
    Self.fillRound(mixed(0), grams, least.mutableSpan)
    var empty = least.indices.filter { least[$0] == .max }
    var round: UInt64 = 1
    while !empty.isEmpty, round < UInt64(Self.roundsMax) {
      Self.fillRound(mixed(round), grams, leastOfRound.mutableSpan)
      for row in empty { least[row] = leastOfRound[row] }
      empty.removeAll { least[$0] != .max }
      round &+= 1
    }
    for row in empty {
      let salt = mixed(UInt64(row) | 1 &<< 32)
      for index in grams.indices {
        let hash = mixed(grams[index] ^ salt)
        least[row] = min(least[row], UInt32(truncatingIfNeeded: hash &>> 32))
      }
    }
  }

  /// Fills all rows anew, also those that an earlier round has filled: a branch would be guessed
  /// wrong every other time.
  private static func fillRound(
    _ salt: UInt64, _ shingles: borrowing Span<UInt64>, _ rows: consuming MutableSpan<UInt32>
  ) {
    var least = rows
    for row in least.indices { least[row] = .max }
    for index in shingles.indices {
      let hash = mixed(shingles[index] ^ salt)
      let row = Int(truncatingIfNeeded: hash & 0xFF)
      least[row] = min(least[row], UInt32(truncatingIfNeeded: hash &>> 32))
    }
  }
}

/// The words of a text as they are read.
private struct WordList: ~Copyable, ~Escapable {
  var hasher = WordHasher()
  private(set) var count = 0
  private var words: MutableSpan<UInt64>

  @_lifetime(copy words)
  init(_ words: consuming MutableSpan<UInt64>) { self.words = words }

  @inline(__always)
  @_lifetime(self: copy self)
  mutating func endWord() {
    guard !hasher.isEmpty else { return }
    append(hasher.value)
    hasher = WordHasher()
  }

  @inline(__always)
  @_lifetime(self: copy self)
  mutating func append(_ word: UInt64) {
    words[count] = word
    count &+= 1
  }
}
