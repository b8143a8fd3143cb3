/// A word that is not only letters or a number, while it is read byte by byte.
struct CarefulWord {
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
    if second == 0x6C { return true }
    return switch second {
    case 0x73, 0x64, 0x72, 0x6E, 0x74, 0x7A: first == 0x61
    default: false
    }
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
