/// RFC 3339 moments, strictly: what people type as `--from` and `--to`.
enum Moment {
  /// Milliseconds since 1970 UTC of `2026-03-01T10:00:00Z`, with fraction and offset as wanted, or of
  /// the day `2026-03-01`, which begins at midnight UTC. `nil` for anything else, such as 30 February.
  static func milliseconds(_ text: String) -> Int64? {
    let day = #/([0-9]{4})-([0-9]{2})-([0-9]{2})/#
    if let match = text.wholeMatch(of: day) {
      return dayStart(match.1, match.2, match.3)
    }
    let moment =
      #/([0-9]{4})-([0-9]{2})-([0-9]{2})[Tt]([0-9]{2}):([0-9]{2}):([0-9]{2})(\.[0-9]{1,9})?([Zz]|[+\-][0-9]{2}:[0-9]{2})/#
    guard let match = text.wholeMatch(of: moment),
      let start = dayStart(match.1, match.2, match.3), let hour = number(match.4, 23),
      let minute = number(match.5, 59), let second = number(match.6, 59),
      let offset = offsetMinutes(match.8)
    else { return nil }
    let fraction = match.7.map { milliseconds(of: $0) } ?? 0
    return start + Int64((hour * 60 + minute - offset) * 60 + second) * 1_000 + fraction
  }

  private static func number(_ digits: Substring, _ largest: Int) -> Int? {
    Int(digits).flatMap { $0 <= largest ? $0 : nil }
  }

  private static func milliseconds(of fraction: Substring) -> Int64 {
    let digits = (fraction.dropFirst() + "00").prefix(3)
    return Int64(digits) ?? 0
  }

  private static func offsetMinutes(_ text: Substring) -> Int? {
    guard let sign = text.first, sign == "+" || sign == "-" else { return 0 }
    let parts = text.dropFirst().split(separator: ":")
    guard let hours = number(parts[0], 23), let minutes = number(parts[1], 59) else { return nil }
    return (hours * 60 + minutes) * (sign == "-" ? -1 : 1)
  }

  private static func dayStart(
    _ year: Substring, _ month: Substring, _ day: Substring
  ) -> Int64? {
    guard let year = Int(year), let month = number(month, 12), month > 0, let day = Int(day),
      day > 0, day <= dayCount(year, month)
    else { return nil }
    return Int64(daysSince1970(year, month, day)) * 86_400_000
  }

  private static func dayCount(_ year: Int, _ month: Int) -> Int {
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    return [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
  }

  /// The proleptic Gregorian calendar, counted in years that begin in March.
  private static func daysSince1970(_ year: Int, _ month: Int, _ day: Int) -> Int {
    let year = month > 2 ? year : year - 1
    let era = (year >= 0 ? year : year - 399) / 400
    let yearOfEra = year - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }
}
