/// The dateline that a field gives: `BEIRUT (AP) —`.
enum Dateline {
  /// The place: what stands before the date and the agency, without the dash that ends it.
  static func place(in dateline: String) -> String? {
    let place = LineView(dateline.utf8.span)
    let end = place.bytes.firstIndex(of: 0x28, from: 0)
    var last = end
    while last > 0 {
      let byte = place.byte(last - 1)
      if byte == 0x20 || byte == 0x2D || byte == 0x2C || byte == 0x5F || byte == 0x3A {
        last -= 1
      } else if last >= 3, place.byte(last - 3) == 0xE2, place.byte(last - 2) == 0x80,
        byte == 0x93 || byte == 0x94
      {
        last -= 3
      } else {
        break
      }
    }
    if let comma = dateComma(in: place, before: last) { last = comma }
    let found = place.part(0..<last)
    guard last > 0, !isDate(found) else { return nil }
    return last == place.count ? dateline : found.string
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

  /// The comma after which nothing is left but a date: `MOSCOW, January 21`.
  private static func dateComma(in line: LineView, before end: Int) -> Int? {
    var hasDigit = false
    for index in (0..<end).reversed() {
      if line.byte(index) &- 0x30 < 10 { hasDigit = true }
      if line.byte(index) == 0x2C { return hasDigit ? index : nil }
    }
    return nil
  }
}
