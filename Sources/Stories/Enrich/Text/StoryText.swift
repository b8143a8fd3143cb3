/// The text that is enriched: headline, sub-headline and body, one after another, as words.
struct StoryText: ~Copyable {
  private(set) var bytes: [UInt8] = []
  private(set) var tokens: [Token] = []
  /// Bytes at which sub-headline and body begin.
  private(set) var subheadlineStart = 0
  private(set) var bodyStart = 0
  /// Words at which the sub-headline, the body and its second paragraph begin.
  private(set) var subheadlineToken = 0
  private(set) var bodyToken = 0
  private(set) var secondParagraphToken = 0
  /// Where the body's own dateline ends, `PARIS, Texas (AP) —`; the body's beginning where it has none.
  private(set) var datelineEnd = 0
  /// Every word of the headline has a capital: capitals say nothing there.
  private(set) var isHeadlineTitled = false

  mutating func read(_ story: Story, lexicon: Lexicon, terms: inout TermTable) {
    fill(story)
    tokens.removeAll(keepingCapacity: true)
    // A span of a member would borrow all of `self`.
    let bytes = bytes
    // A word has a byte at least.
    tokens.append(addingCapacity: min(Tokenizer.tokensMax, bytes.count)) { tokens in
      terms.read(bytes.span, lexicon.table, into: &tokens)
    }
    findParts()
  }

  private mutating func fill(_ story: Story) {
    bytes.removeAll(keepingCapacity: bytes.capacity <= Self.keptBytesMax)
    // What the lead stands for would be counted twice.
    if !story.hasLeadForHeadline { bytes.append(contentsOf: story.headline.utf8) }
    appendBreak()
    subheadlineStart = bytes.count
    if let subheadline = story.details.subheadline {
      bytes.append(contentsOf: subheadline.utf8)
      appendBreak()
    }
    bodyStart = bytes.count
    let body = story.body.text.utf8
    // The whole at once and the rest taken off: copying a part goes byte by byte.
    bytes.append(contentsOf: body)
    bytes.removeLast(body.count - min(CreditLines.proseEnd(of: body.span), Self.bodyBytesMax))
  }

  private mutating func appendBreak() {
    bytes.append(0x0A)
    bytes.append(0x0A)
  }

  /// Room that one large story needed is not kept for all that follow.
  private static let keptBytesMax = 256 << 10
  /// As much as the words that are looked at can fill.
  private static let bodyBytesMax = 64 << 10

  private mutating func findParts() {
    subheadlineToken = tokens.count
    bodyToken = tokens.count
    secondParagraphToken = tokens.count
    for index in tokens.indices {
      let start = Int(tokens[index].start)
      if subheadlineToken == tokens.count, start >= subheadlineStart { subheadlineToken = index }
      if start < bodyStart { continue }
      if bodyToken == tokens.count {
        bodyToken = index
      } else if tokens[index].gap.contains(.newline) {
        secondParagraphToken = index
        break
      }
    }
    datelineEnd = bodyToken + datelineLength()
    findTitle()
  }

  private mutating func findTitle() {
    var words = 0
    var capitals = 0
    var allCapitals = 0
    for index in 0..<subheadlineToken {
      let shape = tokens[index].shape
      if shape.contains(.allCapitals) { allCapitals += 1 }
      let isSmall = tokens[index].end - tokens[index].start < 4
      guard shape.contains(.hasLower), !isSmall else { continue }
      words += 1
      if shape.contains(.capital) { capitals += 1 }
    }
    isHeadlineTitled = words > 0 ? capitals * 3 > words * 2 && words > 2 : allCapitals > 2
  }

  /// Words before the dash that ends a dateline: capitals, numbers, and an agency in parentheses.
  private func datelineLength() -> Int {
    var isInside = false
    var hasAgency = false
    let limit = min(bodyToken + Self.datelineWordsMax, secondParagraphToken, tokens.count)
    for index in bodyToken..<max(limit, bodyToken) {
      let gap = tokens[index].gap
      if gap.contains(.close) { isInside = false }
      if index > bodyToken, gap.contains(.dash) {
        let isNamed = hasAgency || tokens[bodyToken].shape.contains(.allCapitals)
        return isNamed ? index - bodyToken : 0
      }
      // `MOSCOW, January 21. /TASS/.`
      if gap.contains(.other), tokens[index].shape.contains(.allCapitals), index + 1 < limit,
        tokens[index + 1].gap.contains(.other), index > bodyToken
      {
        return index + 1 - bodyToken
      }
      if gap.contains(.open) {
        isInside = true
        hasAgency = true
      }
      let shape = tokens[index].shape
      if !isInside, !shape.contains(.capital), !shape.contains(.digit) {
        // `Rio de Janeiro`.
        guard index > bodyToken, gap.isPlain, tokens[index].end - tokens[index].start <= 3 else {
          return 0
        }
      }
    }
    return 0
  }

  private static let datelineWordsMax = 14

  /// Whether capitals at the word say nothing.
  @inline(__always)
  func isTitled(_ token: Int) -> Bool { isHeadlineTitled && token < subheadlineToken }

  func string(_ range: Range<Int>) -> String {
    String(decoding: bytes[range], as: UTF8.self)
  }

  /// The bytes of some words, from the first's beginning to the last's end.
  func range(_ words: Range<Int>) -> Range<Int> {
    Int(tokens[words.lowerBound].start)..<Int(tokens[words.upperBound - 1].end)
  }

  func string(words: Range<Int>) -> String { string(range(words)) }

  /// A place in the text by the field that it is of.
  func span(_ range: Range<Int>) -> TextSpan {
    if range.lowerBound >= bodyStart {
      return TextSpan(.body, range.lowerBound - bodyStart..<range.upperBound - bodyStart)
    }
    if range.lowerBound >= subheadlineStart {
      let start = subheadlineStart
      return TextSpan(.subheadline, range.lowerBound - start..<range.upperBound - start)
    }
    return TextSpan(.headline, range)
  }
}

/// A part of a story's text.
public struct TextSpan: Hashable, Sendable {
  public enum Field: String, Sendable {
    case headline
    case subheadline
    case body
    case dateline
    case language
    case subjects
    case section
  }

  public let field: Field
  /// Bytes of the field's UTF-8.
  public let bytes: Range<Int>

  public init(_ field: Field, _ bytes: Range<Int>) {
    self.field = field
    self.bytes = bytes
  }
}
