/// The lead as a summary: the first paragraph, or as much of a long one as whole sentences fill.
enum Lead {
  private static let bytesMax = 600

  static func summary(of body: StoryBody) -> String {
    let text = body.text.utf8
    let span = text.span
    var end = 0
    while end < span.count, end <= bytesMax, span[end] != 0x0A { end += 1 }
    guard end > bytesMax else {
      return String(body.text[..<text.index(text.startIndex, offsetBy: end)])
    }
    return cut(Array(text.prefix(bytesMax)))
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
