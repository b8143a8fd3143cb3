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
    var word: UInt64 = 0
    var length = 0
    for index in sample.indices {
      let byte = sample[index]
      if (byte | 0x20) &- 0x61 < 26 || byte >= 0x80 {
        word = word &<< 8 | UInt64(byte | 0x20)
        length += 1
        continue
      }
      guard length > 0 else { continue }
      words += 1
      if length <= 5, let kind = functionWords.firstIndex(of: word) {
        hits += 1
        kinds |= 1 &<< UInt32(kind)
        if kind == 0 { articles += 1 }
      }
      word = 0
      length = 0
    }
    return words >= wordsMin && hits * 100 >= words * percentMin
      && kinds.nonzeroBitCount >= kindsMin && articles >= articlesMin
  }

  /// `the` first, then by how common they are.
  private static let functionWords: [UInt64] = [
    "the", "of", "and", "that", "was", "with", "said", "from", "which", "their", "were", "have",
    "has", "had", "who", "they", "this", "would", "after", "been", "his", "are", "will", "but",
  ].map { $0.utf8.reduce(UInt64(0)) { $0 << 8 | UInt64($1) } }
}
