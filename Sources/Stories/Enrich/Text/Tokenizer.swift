/// Cuts a text into words in one pass, with a hash for each and no copy of any.
///
/// The words are looked up as they come, because an abbreviation's period ends no sentence.
struct Tokenizer {
  /// Words of a text that are looked at. A story longer than that has said what it is about.
  static let tokensMax = 4_096

  /// The words of a name, without looking them up.
  static func words(_ text: String) -> [Token] {
    var tokens: [Token] = []
    var tokenizer = Tokenizer()
    tokenizer.read(text.utf8.span, lexicon: nil, into: &tokens)
    return tokens
  }

  mutating func read(
    _ text: borrowing Span<UInt8>, lexicon: Lexicon?, into tokens: inout [Token]
  ) {
    tokens.removeAll(keepingCapacity: true)
    let table = lexicon?.table
    // A word has a byte at least.
    tokens.append(addingCapacity: min(Self.tokensMax, text.count)) { output in
      read(text, table, into: &output)
    }
  }

  private mutating func read(
    _ text: borrowing Span<UInt8>, _ table: LexiconTable?, into tokens: inout OutputSpan<Token>
  ) {
    var index = 0
    var gap: TokenGap = []
    let count = text.count
    while index < count, !tokens.isFull {
      let byte = text[index]
      if (byte | 0x20) &- 0x61 < 26 {
        let word = text.plainWord(at: index)
        if word.count > 0 {
          let end = index &+ word.count
          append(index..<end, word.hash, TokenShape(word), gap, table, to: &tokens)
          gap = []
          index = end
          if end < count, text[end] == 0x20 {
            gap = .space
            index &+= 1
          }
          continue
        }
        let run = text.letterRun(at: index)
        let end = index &+ run.count
        if Self.endsWord(end < count ? text[end] : 0x20, after: run.count) {
          let shape = TokenShape(run, isCapitalized: byte & 0x20 == 0)
          append(index..<end, run.hasher.value, shape, gap, table, to: &tokens)
          gap = []
          index = end
          continue
        }
      }
      let width = Self.isWord(byte) ? 0 : Self.markWidth(text, index)
      if width > 0 {
        gap.formUnion(mark(text, index, width))
        index += width
        continue
      }
      var word = Word(start: index)
      index = word.read(text)
      append(word.start..<word.end, word.hasher.value, word.shape, gap, table, to: &tokens)
      gap = word.gap
    }
  }

  @inline(__always)
  private mutating func append(
    _ bytes: Range<Int>, _ hash: UInt64, _ shape: TokenShape, _ gap: TokenGap,
    _ table: LexiconTable?, to tokens: inout OutputSpan<Token>
  ) {
    let key = WordKey.finish(hash)
    let known = table?.slot(of: key) ?? LexiconTable.Slot()
    endsAbbreviated = shape.contains(.initial) || known.roles.contains(.abbreviation)
    tokens.append(
      Token(
        start: Int32(truncatingIfNeeded: bytes.lowerBound),
        end: Int32(truncatingIfNeeded: bytes.upperBound), key: key, entry: known.position,
        roles: known.roles, gap: gap, shape: shape))
  }

  /// Whether a word of so many letters goes on behind them: with a digit, an apostrophe, a hyphen, an
  /// ampersand, the period of `U.S.`, a letter beyond ASCII.
  @inline(__always)
  private static func endsWord(_ byte: UInt8, after letters: Int) -> Bool {
    byte < 0x80 && byte &- 0x30 >= 10 && byte != 0x2D && byte != 0x27 && byte != 0x26
      && (byte != 0x2E || letters > 1)
  }

  private var endsAbbreviated = false

  /// What a mark between words means.
  @inline(__always)
  private func mark(_ text: borrowing Span<UInt8>, _ index: Int, _ width: Int) -> TokenGap {
    if width == 1 {
      switch text[index] {
      case 0x20, 0x09: return .space
      case 0x2E: return endsAbbreviated ? .dot : .stop
      case 0x2C: return .comma
      case 0x0A, 0x0D: return .newline
      case 0x21, 0x3F: return .stop
      case 0x3A, 0x3B: return .colon
      case 0x28, 0x5B: return .open
      case 0x29, 0x5D: return .close
      case 0x22, 0x27: return .quote
      case 0x2D, 0x5F: return .dash
      default: return .other
      }
    }
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
    if byte == 0xC2, index + 1 < text.count { return 2 }
    guard index + 2 < text.count else { return byte < 0xC0 ? 1 : 0 }
    let isMark =
      byte == 0xE2 && text[index + 1] == 0x80 || byte == 0xE3 && text[index + 1] == 0x80
      || byte == 0xEF && text[index + 1] == 0xBC && text[index + 2] < 0x90
    return isMark ? 3 : 0
  }
}

/// A word while it is read.
private struct Word {
  let start: Int
  var end = 0
  var hasher = WordHasher()
  var shape: TokenShape = []
  /// What the word's own ending says of the gap after it.
  var gap: TokenGap = []

  private var capitals = 0
  private var letters = 0
  /// Where the last hyphen is.
  private var hyphen = -1
  private var isArticle = false

  init(start: Int) { self.start = start }

  /// The Arabic article as wires write it, before all letters: `al-Assad`, `ar-Rashid`.
  private static func isArticle(_ first: UInt8, _ second: UInt8) -> Bool {
    guard first == 0x61 || first == 0x65 || first == 0x75 else { return false }
    return second == 0x6C || first == 0x61 && [0x73, 0x64, 0x72, 0x6E, 0x74, 0x7A].contains(second)
  }

  /// - Returns: where the text goes on.
  mutating func read(_ text: borrowing Span<UInt8>) -> Int {
    var index = start
    let count = text.count
    while true {
      index = letters(text, from: index)
      guard index < count else { break }
      let byte = text[index]
      if byte &- 0x30 < 10 {
        hasher.add(byte)
        shape.insert(.digit)
        index += 1
        continue
      }
      let next = byte >= 0x80 ? wide(text, index) : inner(byte, text, index)
      if next < 0 { return -next }
      if next == index { break }
      index = next
    }
    return finish(index, index)
  }

  /// A run of ASCII letters.
  @inline(__always)
  private mutating func letters(_ text: borrowing Span<UInt8>, from first: Int) -> Int {
    let run = text.letterRun(at: first, into: &hasher)
    let index = first + run.count
    guard index > first else { return index }
    letters += index - first
    capitals += run.capitals
    if run.capitals < run.count { shape.insert(.hasLower) }
    begin(isCapital: text[first] & 0x20 == 0, at: first)
    return index
  }

  /// What the first letter of the word, or of a part behind a hyphen, says.
  @inline(__always)
  private mutating func begin(isCapital: Bool, at index: Int) {
    if index == start, isCapital { shape.insert(.capital) }
    guard hyphen >= 0, hyphen == index - 1 else { return }
    shape.remove(.compound)
    if !isCapital {
      shape.insert(.compound)
    } else if isArticle {
      shape.insert([.capital, .article])
    }
  }

  private mutating func finish(_ end: Int, _ next: Int) -> Int {
    self.end = end
    if capitals >= 2, !shape.contains(.hasLower) { shape.insert(.allCapitals) }
    if letters == 1, capitals == 1, !shape.contains(.digit) { shape.insert(.initial) }
    if hyphen >= 0 { shape.insert(.hyphen) }
    return next
  }

  /// A letter beyond ASCII, or an apostrophe. Negative: the word ends, and the text goes on there.
  private mutating func wide(_ text: borrowing Span<UInt8>, _ index: Int) -> Int {
    let byte = text[index]
    if byte == 0xE2, index + 2 < text.count, text[index + 1] == 0x80, text[index + 2] == 0x99 {
      return apostrophe(text, index, width: 3)
    }
    if index > start, Tokenizer.markWidth(text, index) > 0 { return index }
    guard byte >= 0xC3, byte <= 0xD4, index + 1 < text.count else {
      hasher.add(byte)
      letters += 1
      shape.insert([.hasLower, .foreign])
      return index + 1
    }
    var second = text[index + 1]
    let isCapital: Bool
    switch byte {
    case 0xC3:
      isCapital = second < 0x9F && second != 0x97
      if isCapital { second |= 0x20 }
    case 0xC4: isCapital = second < 0xB8 ? second & 1 == 0 : second & 1 == 1
    case 0xC5: isCapital = second < 0x89 ? second & 1 == 1 : second & 1 == 0
    case 0xCE: isCapital = second >= 0x86 && second <= 0xAB
    case 0xD0: isCapital = second < 0xB0
    default: isCapital = false
    }
    if byte > 0xC8 { shape.insert(.foreign) }
    hasher.add(byte)
    hasher.add(second)
    letters += 1
    if isCapital { capitals += 1 } else { shape.insert(.hasLower) }
    begin(isCapital: isCapital, at: index)
    return index + 2
  }

  /// A mark within a word: hyphen, apostrophe, the periods of `U.S.`, the comma of `1,000`.
  private mutating func inner(_ byte: UInt8, _ text: borrowing Span<UInt8>, _ index: Int) -> Int {
    let next: UInt8 = index + 1 < text.count ? text[index + 1] : 0
    let isNextLetter = (next | 0x20) &- 0x61 < 26 || next >= 0xC3 && next < 0xE0
    switch byte {
    case 0x2D where index > start && (isNextLetter || next &- 0x30 < 10):
      hasher.add(byte)
      isArticle = hyphen < 0 && index == start + 2 && Self.isArticle(text[start], text[start + 1])
      hyphen = index
      return index + 1
    case 0x27: return apostrophe(text, index, width: 1)
    case 0x26:
      if index == start || isNextLetter {
        hasher.add(byte)
        return index + 1
      }
    case 0x2E where letters > 0 && capitals == letters && isPeriodOfAcronym(text, index):
      return index + 1
    case 0x2C, 0x2E:
      if shape.contains(.digit), letters == 0, next &- 0x30 < 10 {
        hasher.add(byte)
        return index + 1
      }
    default: break
    }
    return index
  }

  /// In `U.S.` each capital has its period; the last one too is part of the word.
  private func isPeriodOfAcronym(_ text: borrowing Span<UInt8>, _ index: Int) -> Bool {
    let isSingle = index == start + 1 || text[index - 2] == 0x2E
    guard isSingle else { return false }
    if letters > 1 { return true }
    return index + 2 < text.count && text[index + 1] &- 0x41 < 26 && text[index + 2] == 0x2E
  }

  /// `Syria's` ends before its genitive, `l'Allemagne` after its article; `O'Neill` is one word.
  private mutating func apostrophe(
    _ text: borrowing Span<UInt8>, _ index: Int, width: Int
  ) -> Int {
    let after = index + width
    let next: UInt8 = after < text.count ? text[after] : 0
    let isLetter = (next | 0x20) &- 0x61 < 26 || next >= 0xC3 && next < 0xE0
    guard isLetter, index > start else {
      if index > start, text[index - 1] | 0x20 == 0x73, next == 0x20 { gap = .possessive }
      return index
    }
    if next | 0x20 == 0x73 {
      let then: UInt8 = after + 1 < text.count ? text[after + 1] : 0
      if !Tokenizer.isWord(then), then < 0x80 || then == 0xE2 {
        gap = .possessive
        return -finish(index, after + 1)
      }
    }
    if letters == 1, capitals == 0 {
      gap = .elision
      return -finish(index, after)
    }
    hasher.add(0x27)
    return after
  }
}
