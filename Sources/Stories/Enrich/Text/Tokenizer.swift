/// Cuts a text into words, one after another, with a hash for each and no copy of any.
struct Tokenizer {
  /// Words of a text that are looked at. A story longer than that has said what it is about.
  static let tokensMax = 4_096

  /// What the lexicon says of the last word; whoever looks words up says so after each.
  var lastRoles: WordRoles = []
  private var lastShape: TokenShape = []

  private var index = 0
  /// What stands before the next word.
  private var gap: TokenGap = []

  /// The next word of the text, which is the same each time; `nil` behind the last.
  @inline(__always)
  mutating func next(_ text: borrowing Span<UInt8>) -> CutWord? {
    while index < text.count {
      let byte = text[index]
      if (byte | 0x20) &- 0x61 < 26 { return letters(text) }
      if byte &- 0x30 < 10 { return number(text) }
      if byte == 0x20 {
        gap.formUnion(.space)
        index &+= 1
        continue
      }
      let width = byte == 0x26 ? 0 : Self.markWidth(text, index)
      guard width > 0 else { return careful(text) }
      gap.formUnion(mark(text, width))
      index &+= width
    }
    return nil
  }

  // MARK: Words

  /// The word of letters at `index`, where a letter of ASCII is.
  @inline(__always)
  private mutating func letters(_ text: borrowing Span<UInt8>) -> CutWord {
    let bytes = text.wordOrRest(at: index)
    let others = Words.noLetters(bytes)
    if others == 0 { return longWord(text, bytes) }
    let kept = Words.before(others)
    let count = Words.firstIndex(others)
    let hash = WordHasher.hash(ofShort: Words.lowercasedLetters(bytes) & kept)
    let shape = TokenShape(letters: bytes, kept, count: count)
    return word(text, count, Words.byte(bytes, at: count), hash, shape)
  }

  /// A word of eight letters or more.
  @inline(__always)
  private mutating func longWord(_ text: borrowing Span<UInt8>, _ first: UInt64) -> CutWord {
    let second = text.wordOrRest(at: index &+ 8)
    let others = Words.noLetters(second)
    if others == 0 { return endlessWord(text) }
    let kept = Words.before(others)
    let count = Words.firstIndex(others)
    var hasher = WordHasher(
      from: WordHasher.hash(ofShort: Words.lowercasedLetters(first)))
    hasher.add(Words.lowercasedLetters(second) & kept, count: count)
    let shape = TokenShape(letters: first, second, kept)
    return word(text, 8 &+ count, Words.byte(second, at: count), hasher.value, shape)
  }

  /// A word of sixteen letters or more.
  @inline(never)
  private mutating func endlessWord(_ text: borrowing Span<UInt8>) -> CutWord {
    let run = text.letterRun(at: index)
    var shape: TokenShape = text[index] & 0x20 == 0 ? .capital : []
    shape.insert(run.capitals < run.count ? .hasLower : .allCapitals)
    let end = index &+ run.count
    return word(text, run.count, end < text.count ? text[end] : 0, run.hasher.value, shape)
  }

  /// A word of so many letters of ASCII, by the byte behind it.
  @inline(__always)
  private mutating func word(
    _ text: borrowing Span<UInt8>, _ letters: Int, _ next: UInt8, _ hash: UInt64,
    _ shape: TokenShape
  ) -> CutWord {
    // A space, a line's end, the end of the text; a comma; a full stop, but for `U.S.`
    guard next <= 0x20 || next == 0x2C || next == 0x2E && letters > 1 else {
      return rareEnding(text, letters: letters, hash, shape)
    }
    return cut(index &+ letters, next, hash, shape)
  }

  /// A number of up to seven bytes, `73` or `1,000`, with a mark behind it that ends it.
  @inline(__always)
  private mutating func number(_ text: borrowing Span<UInt8>) -> CutWord {
    let bytes = text.wordOrRest(at: index)
    let found = Words.number(bytes)
    guard found.count < 8, Self.endsWord(found.next),
      found.count < 7 || found.next != 0x2C && found.next != 0x2E
    else { return careful(text) }
    return cut(
      index &+ found.count, found.next, WordHasher.hash(ofShort: found.bytes), .digit)
  }

  /// Hands over the word that ends at `end`, and goes on behind it.
  @inline(__always)
  private mutating func cut(
    _ end: Int, _ next: UInt8, _ hash: UInt64, _ shape: TokenShape
  ) -> CutWord {
    let word = CutWord(start: index, end: end, key: hash, gap: gap, shape: shape)
    lastShape = shape
    let isSpace = next == 0x20
    gap = isSpace ? .space : []
    index = isSpace ? end &+ 1 : end
    return word
  }

  /// A word of letters that none of the most common marks ends.
  @inline(never)
  private mutating func rareEnding(
    _ text: borrowing Span<UInt8>, letters: Int, _ hash: UInt64, _ shape: TokenShape
  ) -> CutWord {
    let end = index &+ letters
    let next = text[end]
    if Self.endsWord(next), next != 0x2E || letters > 1 { return cut(end, next, hash, shape) }
    let isCurly = next == 0xE2 && end &+ 2 < text.count && text[end &+ 1] == 0x80
    if isCurly, text[end &+ 2] != 0x99 { return cut(end, next, hash, shape) }
    // `Syria's` ends before its genitive.
    guard isCurly || next == 0x27 else { return careful(text) }
    let after = end &+ (isCurly ? 3 : 1)
    guard after < text.count, text[after] | 0x20 == 0x73 else { return careful(text) }
    let then = after &+ 1 < text.count ? text[after &+ 1] : 0
    guard !Self.isWord(then), then < 0x80 || then == 0xE2 else { return careful(text) }
    let word = cut(end, next, hash, shape)
    gap = .possessive
    index = after &+ 1
    return word
  }

  /// A word that has more than letters: byte by byte.
  @inline(never)
  private mutating func careful(_ text: borrowing Span<UInt8>) -> CutWord {
    var word = CarefulWord(start: index)
    let next = word.read(text)
    let cut = CutWord(
      start: index, end: word.end, key: word.hasher.value, gap: gap, shape: word.shape)
    lastShape = word.shape
    gap = word.gap
    index = next
    return cut
  }

  /// Whether a byte behind a word ends it for certain. A digit, an apostrophe, a hyphen, an ampersand, a
  /// letter beyond ASCII do not; a period and a comma may not.
  @inline(__always)
  private static func endsWord(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte &- 0x30 >= 10 && (byte | 0x20) &- 0x61 >= 26 && byte != 0x2D
      && byte != 0x27 && byte != 0x26
  }

  // MARK: Marks

  /// What a period behind the last word means. Not in line: it would be found out for every word.
  @inline(never)
  private static func period(_ roles: WordRoles, _ shape: TokenShape) -> TokenGap {
    shape.contains(.initial) || roles.contains(.abbreviation) ? .dot : .stop
  }

  /// What a mark between words means.
  @inline(__always)
  private func mark(_ text: borrowing Span<UInt8>, _ width: Int) -> TokenGap {
    if width == 1 {
      let byte = text[index]
      if byte == 0x2E { return Self.period(lastRoles, lastShape) }
      return Self.mark(byte)
    }
    return wideMark(text)
  }

  @inline(__always)
  private static func mark(_ byte: UInt8) -> TokenGap {
    switch byte {
    case 0x20, 0x09: .space
    case 0x2C: .comma
    case 0x0A, 0x0D: .newline
    case 0x21, 0x3F: .stop
    case 0x3A, 0x3B: .colon
    case 0x28, 0x5B: .open
    case 0x29, 0x5D: .close
    case 0x22, 0x27: .quote
    case 0x2D, 0x5F: .dash
    default: .other
    }
  }

  @inline(never)
  private func wideMark(_ text: borrowing Span<UInt8>) -> TokenGap {
    if text[index] == 0xC2 {
      return text[index + 1] == 0xA0 ? .space : text[index + 1] & 0xEF == 0xAB ? .quote : .other
    }
    guard text[index] == 0xE2, text[index + 1] == 0x80 else { return .stop }
    switch text[index + 2] {
    case 0x98...0x9F, 0xB9, 0xBA: return .quote
    case 0x90...0x95: return .dash
    case 0x80...0x8B: return .space
    case 0xA6: return .stop
    default: return .other
    }
  }

  @inline(__always)
  static func isWord(_ byte: UInt8) -> Bool {
    (byte | 0x20) &- 0x61 < 26 || byte &- 0x30 < 10 || byte == 0x26
  }

  /// Bytes of the mark at a byte that is not of ASCII's words; 0 where a letter begins.
  @inline(__always)
  static func markWidth(_ text: borrowing Span<UInt8>, _ index: Int) -> Int {
    let byte = text[index]
    if byte < 0x80 { return 1 }
    return wideMarkWidth(text, index)
  }

  @inline(never)
  private static func wideMarkWidth(_ text: borrowing Span<UInt8>, _ index: Int) -> Int {
    let byte = text[index]
    if byte == 0xC2, index + 1 < text.count { return 2 }
    guard index + 2 < text.count else { return byte < 0xC0 ? 1 : 0 }
    let isMark =
      byte == 0xE2 && text[index + 1] == 0x80 || byte == 0xE3 && text[index + 1] == 0x80
      || byte == 0xEF && text[index + 1] == 0xBC && text[index + 2] < 0x90
    return isMark ? 3 : 0
  }
}

/// A word as it is cut from the text.
struct CutWord {
  /// Bytes of the text.
  let start: Int
  let end: Int
  /// Hash of the word with its case folded.
  let key: UInt64
  let gap: TokenGap
  let shape: TokenShape
}

extension Words {
  /// The bytes that are no letters of ASCII.
  @inline(__always)
  static func noLetters(_ word: UInt64) -> UInt64 {
    let low = (word | every(0x20)) & every(0x7F)
    let letters = (low &+ every(0x80 - 0x61)) & ~(low &+ every(0x80 - 0x7B)) & ~word
    return ~letters & every(0x80)
  }

  /// Letters of ASCII in lower case.
  @inline(__always)
  static func lowercasedLetters(_ word: UInt64) -> UInt64 { word | every(0x20) }

  /// - Parameter index: below eight.
  @inline(__always)
  static func byte(_ word: UInt64, at index: Int) -> UInt8 {
    UInt8(truncatingIfNeeded: word &>> (UInt64(truncatingIfNeeded: index) &<< 3))
  }

  /// The number that the word begins with: digits, and a comma or a period between two of them.
  @inline(__always)
  static func number(_ word: UInt64) -> (bytes: UInt64, count: Int, next: UInt8) {
    let low = word & every(0x7F)
    let digits =
      (low &+ every(0x80 - 0x30)) & ~(low &+ every(0x80 - 0x3A)) & ~word & every(0x80)
    let marks = matches(word, 0x2C) | matches(word, 0x2E)
    let others = ~(digits | (marks & (digits &>> 8))) & every(0x80)
    let count = firstIndex(others)
    return (word & before(others), count, count < 8 ? byte(word, at: count) : 0)
  }
}
