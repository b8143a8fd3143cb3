/// Quoted words and who said them.
extension StoryReader {
  mutating func readQuotes() -> [StoryQuote] {
    guard !personMentions.isEmpty else { return [] }
    var quotes: [StoryQuote] = []
    var opened: QuoteStart?
    let count = text.tokens.count
    var token = text.bodyToken
    while token <= count, quotes.count < Self.quotesMax {
      // Marks stand between words; behind the last one too.
      let isLast = token == count
      if isLast || !text.tokens[token].gap.isDisjoint(with: [.quote, .newline]) {
        readQuotes(before: token, &opened, &quotes)
      }
      token += 1
    }
    return quotes
  }

  /// Reads the marks between a word and the one before it.
  private mutating func readQuotes(
    before token: Int, _ opened: inout QuoteStart?, _ quotes: inout [StoryQuote]
  ) {
    let isLast = token == text.tokens.count
    var index = token > 0 ? Int(text.tokens[token - 1].end) : text.bodyStart
    let end = isLast ? text.bytes.count : Int(text.tokens[token].start)
    while index < end {
      let mark = quoteMark(index)
      if text.bytes[index] == 0x0A { opened = nil }
      if mark.width > 0, opened == nil, mark.kind != .closing {
        opened = QuoteStart(byte: index + mark.width, token: token)
      } else if mark.width > 0, let start = opened, mark.kind != .opening {
        if !isLast, index - start.byte >= Self.bytesMin,
          let speaker = speaker(of: start.token..<token, closedAt: index)
        {
          quotes.append(StoryQuote(span: text.span(start.byte..<index), speaker: speaker))
        }
        opened = nil
      }
      index += max(1, mark.width)
    }
  }

  /// Where a quotation begins: its first byte and its first word.
  private struct QuoteStart {
    let byte: Int
    let token: Int
  }

  private static let quotesMax = 64
  /// Less is a word in quotation marks.
  private static let bytesMin = 12
  /// How far from the quotation the verb and the name may stand, in words.
  private static let reach = 14

  private enum QuoteKind {
    case opening
    case closing
    case either
  }

  private mutating func quoteMark(_ index: Int) -> (width: Int, kind: QuoteKind) {
    let byte = text.bytes[index]
    if byte == 0x22 { return (1, .either) }
    guard byte == 0xE2, index + 2 < text.bytes.count, text.bytes[index + 1] == 0x80 else {
      return (0, .either)
    }
    switch text.bytes[index + 2] {
    case 0x9C: return (3, .opening)
    case 0x9D: return (3, .closing)
    default: return (0, .either)
    }
  }
}
