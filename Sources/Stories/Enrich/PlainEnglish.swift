/// The quick answer for the most common case: whether a text is beyond doubt English.
///
/// CLD2 costs more than all the other steps of a story together. English prose gives itself away by
/// its function words, and no other language has these; a text that has enough of them, of enough
/// kinds, with `the` among them, need not be asked about. Anything less goes to CLD2.
enum PlainEnglish {
  private static let wordsMin = 40
  /// Of all words; English news has about 18, a text that is half English about 9.
  private static let percentMin = 14
  private static let kindsMin = 4
  private static let articlesMin = 2

  /// - Parameter sample: UTF-8, the beginning of a text. Its last word may be cut.
  static func isCertain(of sample: borrowing Span<UInt8>) -> Bool {
    var words = 0
    var hits = 0
    var articles = 0
    var kinds: UInt32 = 0
    var index = 0
    while index < sample.count {
      let word = sample.wordOrRest(at: index)
      let marks = Words.marks(word)
      var end = index + Words.firstIndex(marks)
      guard end > index else {
        index += 1
        continue
      }
      if marks == 0 { end = endOfWord(sample, from: end) }
      guard end < sample.count else { break }
      words += 1
      if end - index <= 5, let kind = functionWords.kind(of: word & Words.before(marks)) {
        hits += 1
        kinds |= 1 &<< UInt32(kind)
        if kind == 0 { articles += 1 }
      }
      index = end
    }
    return words >= wordsMin && hits * 100 >= words * percentMin
      && kinds.nonzeroBitCount >= kindsMin && articles >= articlesMin
  }

  private static func endOfWord(_ sample: borrowing Span<UInt8>, from start: Int) -> Int {
    var end = start
    while end < sample.count {
      let marks = Words.marks(sample.wordOrRest(at: end))
      end += Words.firstIndex(marks)
      if marks != 0 { break }
    }
    return end
  }

  private static let functionWords = FunctionWords()

  /// A table of the words by their letters, each of at most eight bytes.
  private struct FunctionWords {
    /// `the` first, then by how common they are.
    private static let words = [
      "the", "of", "and", "that", "was", "with", "said", "from", "which", "their", "were", "have",
      "has", "had", "who", "they", "this", "would", "after", "been", "his", "are", "will", "but",
    ]
    private var slots = [(word: UInt64, kind: UInt8)](repeating: (0, 0), count: 64)

    init() {
      for (kind, word) in Self.words.enumerated() {
        let key = word.utf8.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
        var slot = Self.slot(of: key)
        while slots[slot].word != 0 { slot = (slot + 1) & 63 }
        slots[slot] = (key, UInt8(kind))
      }
    }

    /// Position of a word of letters, in any case, among the function words.
    func kind(of word: UInt64) -> UInt8? {
      let key = Words.lowercased(word)
      var slot = Self.slot(of: key)
      while slots[slot].word != 0 {
        if slots[slot].word == key { return slots[slot].kind }
        slot = (slot &+ 1) & 63
      }
      return nil
    }

    private static func slot(of key: UInt64) -> Int {
      Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 58)
    }
  }
}
