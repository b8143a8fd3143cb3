/// Reads what a text states (`Facts`): numerals, names, negations and quotations, as far as they can be
/// told without a dictionary. One per worker.
///
/// - A numeral is digits, or number words, by value: `195,000`, `3.5 million`, `ninety-five`.
/// - A name is a capitalized word. One that begins a sentence, and is not common there, may be a name:
///   it counts as replaced, not as added or taken away. Where a text has no lower
///   case (old wires) or no case at all, every word counts as a name.
/// - Negations are counted, and with them words of direction (`rose`, `fell`).
/// - A quotation is its words, whatever marks are around it.
///
/// Of the headline only numerals count: reprints word it anew. The dateline, and lines at either end
/// that are about the publication, count for nothing.
struct FactReader {
  private var table = FactTable()
  private var scan = FactScan()
  /// Where the body's paragraphs begin.
  private var starts: [Int] = []

  mutating func facts(headline: String, body: String) -> Facts {
    table.removeAll()
    scan.reset(treatsAllAsNames: false)
    read(headline: headline.utf8.span)
    read(body: body.utf8.span)
    if scan.capitals * 2 > scan.letters || scan.caseless * 2 > scan.letters {
      table.removeAll()
      scan.reset(treatsAllAsNames: true)
      read(headline: headline.utf8.span)
      read(body: body.utf8.span)
    }
    return Facts(
      items: table.items, sums: table.sums, opposites: table.opposites, patterns: table.patterns)
  }

  private mutating func read(headline: borrowing Span<UInt8>) {
    scan.read(headline, 0..<headline.count, .headline, into: &table)
    table.keepPending()
  }

  private mutating func read(body: borrowing Span<UInt8>) {
    starts.removeAll(keepingCapacity: true)
    var index = 0
    while index < body.count {
      if body[index] == 0x0A {
        index &+= 1
      } else {
        starts.append(index)
        index = body.firstIndex(of: 0x0A, from: index)
      }
    }
    for number in starts.indices {
      let start = starts[number]
      var end = number + 1 < starts.count ? starts[number + 1] : body.count
      while end > start, body[end - 1] == 0x0A { end -= 1 }
      let begin = number == 0 ? Self.endOfDateline(body, start, end) : start
      scan.read(body, begin..<end, .body, into: &table)
      let isAtEnd = number < 2 || number + Self.lastParagraphs >= starts.count
      if starts.count > 2, isAtEnd, scan.isAboutPublication {
        table.dropPending()
      } else {
        table.keepPending()
      }
    }
  }

  private static let lastParagraphs = 6

  /// `LONDON, March 3 (AP) — `: where the text behind it begins.
  private static func endOfDateline(
    _ text: borrowing Span<UInt8>, _ start: Int, _ end: Int
  ) -> Int {
    let limit = min(end, start + datelineBytesMax)
    var capitals = 0
    while start + capitals < limit, text[start + capitals] &- 0x41 < 26 { capitals += 1 }
    var hasBracket = false
    var index = start
    while index < limit {
      let byte = text[index]
      if byte == 0x29 { hasBracket = true }
      let isHyphen =
        byte == 0x2D && index > start && (text[index - 1] == 0x20 || text[index - 1] == 0x29)
        && index + 1 < end && (text[index + 1] == 0x20 || text[index + 1] == 0x2D)
      let isDash =
        byte == 0xE2 && index + 2 < end && text[index + 1] == 0x80
        && text[index + 2] &- 0x93 < 2
      if isHyphen || isDash {
        guard hasBracket || capitals >= 3 else { return start }
        return index + (isDash ? 3 : 1)
      }
      index += 1
    }
    return start
  }

  private static let datelineBytesMax = 90
}
