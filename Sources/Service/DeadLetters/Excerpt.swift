/// A few bytes of a record with a mark under those that matter, for people.
struct Excerpt {
  /// The bytes around, on one line, made safe.
  let text: String
  /// `^^^^` under the bytes in question.
  let mark: String

  /// - Parameters:
  ///   - range: of the bytes in question; a longer one is cut.
  ///   - before: how many bytes are shown in front of them, likewise `after`.
  init(of bytes: [UInt8], at range: Range<Int>, before: Int = 40, after: Int = 32) {
    let range = range.clamped(to: 0..<bytes.count)
    let markedEnd = min(range.upperBound, range.lowerBound + 48)
    let marked = range.lowerBound..<Self.boundary(markedEnd, bytes)
    let start = Self.boundary(max(0, marked.lowerBound - before), bytes)
    let end = Self.boundary(min(bytes.count, marked.upperBound + after), bytes)
    let head = (start > 0 ? "…" : "") + SafeText.line(bytes[start..<marked.lowerBound])
    let middle = SafeText.line(bytes[marked])
    let tail = SafeText.line(bytes[marked.upperBound..<max(marked.upperBound, end)])
    text = head + middle + tail + (end < bytes.count ? "…" : "")
    mark =
      String(repeating: " ", count: SafeText.width(of: head))
      + String(repeating: "^", count: max(1, SafeText.width(of: middle)))
  }

  /// The beginning of the character that the byte belongs to, if it is not far.
  private static func boundary(_ index: Int, _ bytes: [UInt8]) -> Int {
    var index = index
    for _ in 0..<3 where index > 0 && index < bytes.count && bytes[index] & 0xC0 == 0x80 {
      index -= 1
    }
    return index
  }
}
