/// Tells documents that may hold a number with more digits than a Double keeps.
///
/// Up to 15 significant digits the shortest decimal that reads as the same Double is the number as
/// it was written, so simdjson's Double loses nothing. A longer one has 16 digits or points in a
/// row: such a run covers 8 bytes that begin at a multiple of 8, so those are looked at together.
/// A run counts if it stands where a number may begin; digits inside of words and of strings that
/// hold nothing else do not.
enum LongNumbers {
  static func mayBeIn(_ input: borrowing Span<UInt8>) -> Bool {
    var start = 0
    while true {
      let found = unsafe input.withUnsafeBufferPointer { bytes in
        unsafe word(in: bytes, from: start)
      }
      if found < 0 { return false }
      if hasLongRun(input, around: found) { return true }
      start = found &+ 8
    }
  }

  /// The offset of the next 8 bytes from `start` on, in steps of 8, that are all digits or points (or
  /// slashes, which are between them); -1 for none.
  @unsafe
  private static func word(in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    guard let base = unsafe UnsafeRawPointer(bytes.baseAddress) else { return -1 }
    let tops: UInt64 = 0x8080_8080_8080_8080
    var index = start
    while index &+ 8 <= bytes.count {
      let word = unsafe base.loadUnaligned(fromByteOffset: index, as: UInt64.self)
      // A byte's highest bit says: 0x2E or more; more than 0x39; no ASCII.
      let low = word & ~tops
      let isEnough = low &+ 0x5252_5252_5252_5252
      let isTooMuch = low &+ 0x4646_4646_4646_4646
      if isEnough & ~isTooMuch & ~word & tops == tops { return index }
      index &+= 8
    }
    return -1
  }

  /// Whether a number may be written with an exponent below -99: simdjson reads what is too small
  /// for a Double as zero.
  static func mayUnderflow(_ input: borrowing Span<UInt8>) -> Bool {
    var index = 1
    while index + 3 < input.count {
      if input[index] == UInt8(ascii: "-") && input[index - 1] | 0x20 == UInt8(ascii: "e")
        && (1...3).allSatisfy({ input[index + $0] &- 0x30 < 10 })
      {
        return true
      }
      index &+= 1
    }
    return false
  }

  private static func hasLongRun(_ input: borrowing Span<UInt8>, around index: Int) -> Bool {
    var start = index
    while start > 0 && index - start < 16 && isDigitOrPoint(input[start - 1]) { start -= 1 }
    var end = index + 1
    while end < input.count && end - start < 16 && isDigitOrPoint(input[end]) { end += 1 }
    return end - start >= 16 && mayBeNumber(input, before: index)
  }

  /// Whether the number characters around `index` begin where a value does. Looks back only so far:
  /// the answer yes is always right.
  private static func mayBeNumber(_ input: borrowing Span<UInt8>, before index: Int) -> Bool {
    var start = index
    while start > 0 {
      if index - start == 64 { return true }
      let byte = input[start - 1]
      if !isDigitOrPoint(byte) && byte | 0x20 != 0x65 && byte != 0x2D && byte != 0x2B { break }
      start -= 1
    }
    guard start > 0 else { return true }
    switch input[start - 1] {
    case UInt8(ascii: ":"), UInt8(ascii: ","), UInt8(ascii: "["), 0x20, 0x09, 0x0A, 0x0D:
      return true
    // The end of a byte order mark; of a letter in a string as well, which costs a second reading only.
    case 0xBF: return true
    default: return false
    }
  }

  @inline(__always)
  private static func isDigitOrPoint(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte == 0x2E
  }
}
