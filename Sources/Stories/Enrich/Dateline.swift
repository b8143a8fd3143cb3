/// The dateline that a field gives: `BEIRUT (AP) —`.
enum Dateline {
  /// The place: what stands before the date and the agency, without the dash that ends it.
  static func place(in dateline: String) -> String? {
    let line = LineView(dateline.utf8.span)
    guard let range = placeRange(line) else { return nil }
    return range.count == line.count ? dateline : line.part(range).string
  }

  /// Where in a dateline the place stands.
  static func placeRange(_ line: LineView) -> Range<Int>? {
    let start = placeStart(line)
    var last = min(
      line.bytes.firstIndex(of: 0x28, from: start), line.bytes.firstIndex(of: 0x5B, from: start))
    while last > start {
      let byte = line.byte(last - 1)
      if byte == 0x20 || byte == 0x2D || byte == 0x2C || byte == 0x5F || byte == 0x3A {
        last -= 1
      } else if last >= start + 3, line.byte(last - 3) == 0xE2, line.byte(last - 2) == 0x80,
        byte == 0x93 || byte == 0x94
      {
        last -= 3
      } else {
        break
      }
    }
    if let end = dateStart(in: line.part(start..<last)) { last = start + end }
    guard last > start, !isDate(line.part(start..<last)) else { return nil }
    return start..<last
  }

  /// Behind the wire's name where that comes first: `(ANSA) - ROMA, 17 MAG`.
  private static func placeStart(_ line: LineView) -> Int {
    guard line.byte(0) == 0x28 else { return 0 }
    var start = line.bytes.firstIndex(of: 0x29, from: 0) + 1
    while start < line.count {
      let dash = line.dash(at: start)
      guard dash > 0 || line.byte(start) == 0x20 || line.byte(start) == 0x2E else { break }
      start += max(1, dash)
    }
    return min(start, line.count)
  }

  /// `Sept 11 (Reuters) -`: a date alone.
  private static func isDate(_ line: LineView) -> Bool {
    let text = line.string
    // Most begin with a place and are asked nothing more.
    guard isOfDate(text.prefix { !isBetweenWords($0) }) else { return false }
    let words = text.split(whereSeparator: isBetweenWords)
    return words.contains { MonthName.number($0) != nil } && words.allSatisfy(isOfDate)
  }

  private static func isBetweenWords(_ mark: Character) -> Bool {
    mark == " " || mark == "," || mark == "."
  }

  private static func isOfDate(_ word: Substring) -> Bool {
    MonthName.number(word) != nil || word.utf8.allSatisfy { $0 &- 0x30 < 10 }
  }

  /// The comma or the full stop after which nothing is left but a date: `MOSCOW, January 21`,
  /// `MOSCOW. Jan 5`.
  private static func dateStart(in line: LineView) -> Int? {
    var hasDigit = false
    for index in (0..<line.count).reversed() {
      let byte = line.byte(index)
      if byte &- 0x30 < 10 { hasDigit = true }
      if byte == 0x2C { return hasDigit ? index : nil }
      if byte == 0x2E, hasDigit, line.byte(index + 1) == 0x20, !endsInMonth(line.part(0..<index)),
        isDate(line.part(index + 1..<line.count).trimmed())
      {
        return index
      }
    }
    return nil
  }

  private static func endsInMonth(_ line: LineView) -> Bool {
    var start = line.count
    while start > 0, line.byte(start - 1) != 0x20 { start -= 1 }
    return MonthName.number(line.part(start..<line.count).string) != nil
  }
}
