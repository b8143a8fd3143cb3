/// A moment in UTC as wires write it. Sample stories live in March 2026, seven seconds apart.
struct SampleTime {
  /// Since the beginning of March 1, 2026.
  private let seconds: Int

  init(place: Int, edition: Int) { seconds = place * 7 + edition * 900 }

  private var clock: String {
    Self.two(seconds / 3_600 % 24) + ":" + Self.two(seconds / 60 % 60) + ":"
      + Self.two(seconds % 60)
  }

  /// Years of 365 days and months of 28, 30 or 31 are all that the samples need.
  private var date: (year: Int, month: Int, day: Int) {
    var days = seconds / 86_400
    var year = 2026
    var month = 3
    while true {
      let length = month == 2 ? 28 : [4, 6, 9, 11].contains(month) ? 30 : 31
      if days < length { return (year, month, days + 1) }
      days -= length
      month += 1
      if month == 13 {
        month = 1
        year += 1
      }
    }
  }

  /// `2026-03-01T00:15:07Z`
  var rfc3339: String {
    let (year, month, day) = date
    return "\(year)-" + Self.two(month) + "-" + Self.two(day) + "T" + clock + "Z"
  }

  /// `2026-03-01 00:15:07`
  var scraped: String {
    let (year, month, day) = date
    return "\(year)-" + Self.two(month) + "-" + Self.two(day) + " " + clock
  }

  /// `01.03.2026 00:15:07`
  var german: String {
    let (year, month, day) = date
    return Self.two(day) + "." + Self.two(month) + ".\(year) " + clock
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
}
