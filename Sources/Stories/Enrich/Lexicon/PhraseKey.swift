/// The key of a word or a phrase as the lexicon has it.
struct PhraseKey: Equatable {
  let whole: UInt64
  let first: UInt64
  /// 0 where there is one word only.
  let second: UInt64
  let words: Int

  /// `nil` for a text without words.
  init?(_ text: String) {
    self.init(text.utf8.span)
  }

  init?(_ text: borrowing Span<UInt8>) {
    var tokenizer = Tokenizer()
    guard let head = tokenizer.next(text) else { return nil }
    var key = head.key
    var second: UInt64 = 0
    var words = 1
    while let word = tokenizer.next(text) {
      if words == 1 { second = word.key }
      key = WordKey.join(key, word.key)
      words += 1
    }
    self.whole = key
    first = head.key
    self.second = second
    self.words = words
  }
}

/// Hashes of words and phrases.
enum WordKey {
  /// The key of a phrase from that of its beginning and that of its next word.
  @inline(__always)
  static func join(_ phrase: UInt64, _ word: UInt64) -> UInt64 {
    let mixed = (phrase << 23 | phrase >> 41) &* 0x9E37_79B9_7F4A_7C15 ^ word
    return mixed ^ mixed >> 31
  }
}
