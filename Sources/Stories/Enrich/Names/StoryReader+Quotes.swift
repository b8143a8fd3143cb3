/// Quoted words and who said them.
extension StoryReader {
  func readQuotes() -> [StoryQuote] {
    guard !personMentions.isEmpty else { return [] }
    var quotes: [StoryQuote] = []
    var opened = -1
    for token in text.bodyToken...max(text.tokens.count, text.bodyToken)
    where quotes.count < Self.quotesMax {
      // Marks stand between words; behind the last one too.
      let isLast = token == text.tokens.count
      if !isLast, text.tokens[token].gap.isDisjoint(with: [.quote, .newline]) { continue }
      var index = token > 0 ? Int(text.tokens[token - 1].end) : text.bodyStart
      let end = isLast ? text.bytes.count : Int(text.tokens[token].start)
      while index < end {
        let mark = quoteMark(index)
        if text.bytes[index] == 0x0A { opened = -1 }
        if mark.width > 0, opened < 0, mark.kind != .closing {
          opened = index + mark.width
        } else if mark.width > 0, opened >= 0, mark.kind != .opening {
          if index - opened >= Self.bytesMin, let speaker = speaker(of: opened..<index) {
            quotes.append(StoryQuote(span: text.span(opened..<index), speaker: speaker))
          }
          opened = -1
        }
        index += max(1, mark.width)
      }
    }
    return quotes
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

  private func quoteMark(_ index: Int) -> (width: Int, kind: QuoteKind) {
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

  /// The person next to the verb of saying that stands closest to the quotation in its paragraph.
  private func speaker(of quote: Range<Int>) -> Int? {
    guard let after = firstToken(from: quote.upperBound) else { return nil }
    var token = after
    while token < min(after + Self.reach, text.tokens.count) {
      if token > after, text.tokens[token].gap.contains(.newline) { break }
      if has(.speech, token), let person = person(near: token) { return person }
      token += 1
    }
    guard let first = firstToken(from: quote.lowerBound) else { return nil }
    token = first - 1
    while token >= max(text.bodyToken, first - Self.reach) {
      if has(.speech, token), let person = person(near: token) { return person }
      if text.tokens[token].gap.contains(.newline) { break }
      token -= 1
    }
    return nil
  }

  private func person(near verb: Int) -> Int? {
    let near = personMentions.filter { abs($0.token - verb) <= Self.reach / 2 }
    return near.min { abs($0.token - verb) < abs($1.token - verb) }?.person
  }

  /// The first word at or behind a byte.
  private func firstToken(from byte: Int) -> Int? {
    var low = 0
    var high = text.tokens.count
    while low < high {
      let middle = (low + high) / 2
      if Int(text.tokens[middle].start) < byte { low = middle + 1 } else { high = middle }
    }
    return low < text.tokens.count ? low : nil
  }
}
