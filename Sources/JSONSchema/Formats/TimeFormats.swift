/// `date`, `time`, `date-time` and `duration` (RFC 3339, its appendix A for the last).
enum TimeFormats {
  static func isDate(_ text: Span<UInt8>) -> Bool { text.count == 10 && startsWithDate(text) }

  static func isDateTime(_ text: Span<UInt8>) -> Bool {
    text.count > 11 && startsWithDate(text) && text[10] | 0x20 == UInt8(ascii: "t")
      && isTime(text, from: 11)
  }

  private static func startsWithDate(_ text: Span<UInt8>) -> Bool {
    let century = Bytes.twoDigits(text, 0)
    let rest = Bytes.twoDigits(text, 2)
    let month = Bytes.twoDigits(text, 5)
    let day = Bytes.twoDigits(text, 8)
    guard century >= 0, rest >= 0, (1...12).contains(month), day >= 1,
      text[4] == UInt8(ascii: "-"), text[7] == UInt8(ascii: "-")
    else { return false }
    return day <= days(in: month, of: century * 100 + rest)
  }

  private static func days(in month: Int, of year: Int) -> Int {
    switch month {
    case 2: year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  /// `HH:MM:SS`, a fraction, and `Z` or an offset. Second 60 only at the end of a day in UTC.
  static func isTime(_ text: Span<UInt8>, from start: Int) -> Bool {
    guard text.count >= start + 9 else { return false }
    let hour = Bytes.twoDigits(text, start)
    let minute = Bytes.twoDigits(text, start + 3)
    let second = Bytes.twoDigits(text, start + 6)
    guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
      text[start + 2] == UInt8(ascii: ":"), text[start + 5] == UInt8(ascii: ":")
    else { return false }
    var next = start + 8
    if text[next] == UInt8(ascii: ".") {
      let first = next + 1
      next = first
      while next < text.count && Bytes.isDigit(text[next]) { next += 1 }
      if next == first { return false }
    }
    guard let offset = offset(text, from: next) else { return false }
    if second < 60 { return true }
    return (hour * 60 + minute - offset + 2880) % 1440 == 1439
  }

  /// Minutes east of UTC, if the rest of the text is just that.
  private static func offset(_ text: Span<UInt8>, from start: Int) -> Int? {
    guard start < text.count else { return nil }
    if text[start] | 0x20 == UInt8(ascii: "z") { return start + 1 == text.count ? 0 : nil }
    let hours = Bytes.twoDigits(text, start + 1)
    let minutes = Bytes.twoDigits(text, start + 4)
    guard text.count == start + 6, text[start + 3] == UInt8(ascii: ":"),
      (0...23).contains(hours), (0...59).contains(minutes)
    else { return nil }
    switch text[start] {
    case UInt8(ascii: "+"): return hours * 60 + minutes
    case UInt8(ascii: "-"): return -(hours * 60 + minutes)
    default: return nil
    }
  }

  /// `P1Y2M3DT4H5M6S`, or weeks alone. A unit may be left out at either end, not in the middle.
  static func isDuration(_ text: Span<UInt8>) -> Bool {
    guard text.count >= 3, text[0] == UInt8(ascii: "P") else { return false }
    if text[text.count - 1] == UInt8(ascii: "W") {
      return (1..<(text.count - 1)).allSatisfy { Bytes.isDigit(text[$0]) }
    }
    var next = 1
    let dates = units(text, &next, "YMD")
    if dates < 0 { return false }
    if next == text.count { return dates > 0 }
    guard text[next] == UInt8(ascii: "T") else { return false }
    next += 1
    return units(text, &next, "HMS") > 0 && next == text.count
  }

  /// How many of the units follow, in their order and without a gap; -1 for a wrong one.
  private static func units(
    _ text: Span<UInt8>, _ next: inout Int, _ names: StaticString
  ) -> Int {
    var found = 0
    var last = -1
    while next < text.count, Bytes.isDigit(text[next]) {
      while next < text.count, Bytes.isDigit(text[next]) { next += 1 }
      guard next < text.count, let place = place(of: text[next], in: names), place > last,
        last < 0 || place == last + 1
      else { return -1 }
      last = place
      found += 1
      next += 1
    }
    return found
  }

  private static func place(of byte: UInt8, in names: StaticString) -> Int? {
    names.description.utf8.enumerated().first { $0.element == byte }?.offset
  }
}
