/// Tells documents that may hold a number with more digits than a Double keeps.
///
/// Up to 15 significant digits the shortest decimal that reads as the same Double is the number as
/// it was written, so simdjson's Double loses nothing. A longer one has 16 digits or points in a
/// row: such a run covers some byte whose offset is a multiple of 16, so only those are looked at.
enum LongNumbers {
  static func mayBeIn(_ input: borrowing Span<UInt8>) -> Bool {
    let count = input.count
    var index = 15
    while index < count {
      if isDigitOrPoint(input[index]) && hasLongRun(input, around: index) { return true }
      index &+= 16
    }
    return false
  }

  private static func hasLongRun(_ input: borrowing Span<UInt8>, around index: Int) -> Bool {
    var start = index
    while start > 0 && index - start < 16 && isDigitOrPoint(input[start - 1]) { start -= 1 }
    var end = index + 1
    while end < input.count && end - start < 16 && isDigitOrPoint(input[end]) { end += 1 }
    return end - start >= 16
  }

  @inline(__always)
  private static func isDigitOrPoint(_ byte: UInt8) -> Bool {
    byte &- 0x30 < 10 || byte == 0x2E
  }
}
