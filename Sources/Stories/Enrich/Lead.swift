/// The lead as a summary: the first paragraph that is no key point, or as much of a long one as whole
/// sentences fill.
enum Lead {
  private static let bytesMax = 600

  static func summary(of body: StoryBody) -> String {
    let text = body.text.utf8
    let span = text.span
    let start = proseStart(span)
    var end = start
    while end < span.count, end - start <= bytesMax, span[end] != 0x0A { end += 1 }
    let first = text.index(text.startIndex, offsetBy: start)
    guard end - start > bytesMax else {
      return String(body.text[first..<text.index(first, offsetBy: end - start)])
    }
    return cut(Array(text[first...].prefix(bytesMax)))
  }

  /// Behind the key points above the text; its beginning where nothing else follows.
  private static func proseStart(_ text: borrowing Span<UInt8>) -> Int {
    let line = LineView(copy text)
    var start = 0
    for _ in 0..<KeyPoint.linesMax {
      guard KeyPoint.isOne(line.part(start..<line.count)) else { return start }
      start = text.firstIndex(of: 0x0A, from: start)
      while start < text.count, text[start] == 0x0A { start += 1 }
      if start == text.count { return 0 }
    }
    return start
  }

  /// The whole sentences at the beginning of a long paragraph, else its whole words.
  private static func cut(_ head: [UInt8]) -> String {
    var sentenceEnd: Int?
    var wordEnd: Int?
    for index in head.indices.dropLast() where head[index + 1] == 0x20 {
      wordEnd = index + 1
      let isEnd = head[index] == 0x2E || head[index] == 0x21 || head[index] == 0x3F
      // `Mr. Smith` ends no sentence.
      if isEnd, index > bytesMax / 4 { sentenceEnd = index + 1 }
    }
    if let sentenceEnd { return String(decoding: head[..<sentenceEnd], as: UTF8.self) }
    var end = wordEnd ?? head.count
    while end > 0, end < head.count, head[end] & 0xC0 == 0x80 { end -= 1 }
    if end == head.count { while end > 0, head[end - 1] >= 0x80 { end -= 1 } }
    return String(decoding: head[..<end], as: UTF8.self) + "\u{2026}"
  }
}
