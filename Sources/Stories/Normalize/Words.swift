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
    let below = (word &- every(0x20)) & ~word & every(0x80)
    return word & every(0x80) == 0 && below == 0 && matches(word, 0x7F) == 0
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

  @inline(__always)
  private static func every(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}
