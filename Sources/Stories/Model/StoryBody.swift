/// The text of a story in paragraphs.
public struct StoryBody: Hashable, Sendable {
  /// Paragraphs with one blank line (LF LF) between them; no other line breaks, no white space at
  /// the ends.
  public let text: String
  public let paragraphCount: Int
  /// Unicode scalars of `text`.
  public let charCount: Int
  /// Runs without white space; each Chinese or Japanese character counts as one.
  public let wordCount: Int

  public init(text: String, paragraphCount: Int, charCount: Int, wordCount: Int) {
    self.text = text
    self.paragraphCount = paragraphCount
    self.charCount = charCount
    self.wordCount = wordCount
  }

  public var isEmpty: Bool { paragraphCount == 0 }

  /// The paragraphs one by one, copied. For tests and tools; hot paths read `text`.
  public var paragraphs: [String] {
    var paragraphs: [String] = []
    var start = text.utf8.startIndex
    var index = start
    while index < text.utf8.endIndex {
      guard text.utf8[index] == 0x0A else {
        index = text.utf8.index(after: index)
        continue
      }
      paragraphs.append(String(text[start..<index]))
      while index < text.utf8.endIndex, text.utf8[index] == 0x0A {
        index = text.utf8.index(after: index)
      }
      start = index
    }
    if start < index { paragraphs.append(String(text[start..<index])) }
    return paragraphs
  }
}
