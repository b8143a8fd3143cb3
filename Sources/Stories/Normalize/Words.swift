/// Eight bytes of a text at a time, the first byte lowest: what makes the passes over a body cheap.
///
/// The only place in this room that reads past the element type of a span. Both ends are checked.
extension Span where Element == UInt8 {
  @inline(__always)
  func word(at index: Int) -> UInt64 {
    precondition(index >= 0 && index &+ 8 <= count, "a word lies within its text")
    return UInt64(
      littleEndian: unsafe bytes.unsafeLoadUnaligned(
        fromUncheckedByteOffset: index, as: UInt64.self))
  }

  /// The eight bytes at `index`; what lies beyond the end is 0.
  @inline(__always)
  func wordOrRest(at index: Int) -> UInt64 {
    index &+ 8 <= count ? word(at: index) : rest(at: index)
  }

  /// Position of the first byte of a value, itself ASCII, at `start` or behind; `count` where there is
  /// none.
  func firstIndex(of byte: UInt8, from start: Int) -> Int {
    var index = start
    while index &+ 8 <= count {
      let found = Words.matches(word(at: index), byte)
      if found != 0 { return index &+ Words.firstIndex(found) }
      index &+= 8
    }
    while index < count, self[index] != byte { index &+= 1 }
    return index
  }

  @inline(never)
  private func rest(at start: Int) -> UInt64 {
    var rest: UInt64 = 0
    var index = count
    while index > start {
      index &-= 1
      rest = rest &<< 8 | UInt64(self[index])
    }
    return rest
  }
}

extension MutableSpan where Element == UInt8 {
  @inline(__always)
  mutating func put(_ word: UInt64, at index: Int) {
    precondition(index >= 0 && index &+ 8 <= count, "a word lies within its buffer")
    var bytes = unsafe mutableBytes
    unsafe bytes.storeBytes(
      of: word.littleEndian, toUncheckedByteOffset: index, as: UInt64.self)
  }
}

/// Questions about the eight bytes of a word, all at once. A mask has the top bit of each byte that
/// the answer is yes for.
enum Words {
  /// Whether all are printable ASCII, 0x20 to 0x7E.
  @inline(__always)
  static func arePrintable(_ word: UInt64) -> Bool {
    // One more makes 0x80 of 0x7F.
    let below = (word &- every(0x20)) & ~word
    return (word | below | (word &+ every(0x01))) & every(0x80) == 0
  }

  /// Whether all are printable ASCII, and none is a dash or a grave accent.
  @inline(__always)
  static func areKeptOrLowercased(_ word: UInt64) -> Bool {
    let dash = word ^ every(0x2D)
    let accent = word ^ every(0x60)
    let low = (word &- every(0x20)) & ~word
    let marks = ((dash &- every(0x01)) & ~dash) | ((accent &- every(0x01)) & ~accent)
    // One more makes 0x80 of 0x7F.
    return (word | low | marks | (word &+ every(0x01))) & every(0x80) == 0
  }

  /// The bytes that equal `byte`; both are ASCII.
  @inline(__always)
  static func matches(_ word: UInt64, _ byte: UInt8) -> UInt64 {
    let difference = word ^ every(byte)
    return ~(((difference & every(0x7F)) &+ every(0x7F)) | difference) & every(0x80)
  }

  /// The bytes, all ASCII, with A to Z in lower case.
  @inline(__always)
  static func lowercased(_ word: UInt64) -> UInt64 {
    let fromA = word &+ every(0x80 - 0x41)
    let beyondZ = word &+ every(0x80 - 0x5B)
    return word | (fromA & ~beyondZ & every(0x80)) &>> 2
  }

  /// How many bytes are in the mask. (A population count needs an instruction that the oldest
  /// machines of this architecture lack, so the compiler would spell it out.)
  @inline(__always)
  static func count(_ mask: UInt64) -> Int {
    Int(truncatingIfNeeded: ((mask &>> 7) &* every(0x01)) &>> 56)
  }

  /// Whether two neighbors are in the mask.
  @inline(__always)
  static func hasNeighbors(_ mask: UInt64) -> Bool { mask & (mask &<< 8) != 0 }

  /// The bytes that are a small letter or a digit.
  @inline(__always)
  static func smallLettersAndDigits(_ word: UInt64) -> UInt64 {
    let low = word & every(0x7F)
    let letters = (low &+ every(0x80 - 0x61)) & ~(low &+ every(0x80 - 0x7B))
    let digits = (low &+ every(0x80 - 0x30)) & ~(low &+ every(0x80 - 0x3A))
    return (letters | digits) & ~word & every(0x80)
  }

  /// The bytes of ASCII that are no letters.
  @inline(__always)
  static func marks(_ word: UInt64) -> UInt64 {
    let low = (word | every(0x20)) & every(0x7F)
    let letters = (low &+ every(0x80 - 0x61)) & ~(low &+ every(0x80 - 0x7B))
    return ~(letters | word) & every(0x80)
  }

  /// The letters of ASCII that the word begins with.
  @inline(__always)
  static func letters(_ word: UInt64) -> Letters {
    let folded = word | every(0x20)
    let low = folded & every(0x7F)
    let isLetter = (low &+ every(0x80 - 0x61)) & ~(low &+ every(0x80 - 0x7B)) & ~word
    let others = ~isLetter & every(0x80)
    let kept = before(others)
    let capitals = (~word & kept & every(0x20)) &>> 5
    return Letters(
      folded: folded & kept, count: firstIndex(others),
      capitals: Int(truncatingIfNeeded: (capitals &* every(0x01)) &>> 56))
  }

  struct Letters {
    /// In lower case, the first lowest, zeros behind.
    let folded: UInt64
    /// 0 to 8.
    let count: Int
    let capitals: Int
  }

  /// Position of the first byte in the mask; 8 where there is none.
  @inline(__always)
  static func firstIndex(_ mask: UInt64) -> Int { mask.trailingZeroBitCount &>> 3 }

  /// All bits of the bytes before the first in the mask.
  @inline(__always)
  static func before(_ mask: UInt64) -> UInt64 { ((mask & (0 &- mask)) &>> 7) &- 1 }

  @inline(__always)
  static func every(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}
