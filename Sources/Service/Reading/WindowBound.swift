/// One end of a window, as people give it.
enum WindowBound: Hashable, Sendable {
  /// The same offset in every partition.
  case offset(Int64)
  /// Milliseconds since 1970 UTC.
  case time(Int64)

  static let allowed =
    "an offset such as 1200, a time such as 2026-03-01T10:00:00Z, or a duration back from now such as 2h"

  /// - Parameter now: milliseconds since 1970 UTC, from which durations count back.
  init?(_ text: String, now: Int64) {
    if let offset = Quantity.wholeNumber(text) {
      self = .offset(Int64(offset))
    } else if let time = Moment.milliseconds(text) {
      self = .time(time)
    } else if let back = Quantity.duration(text) {
      self = .time(now - Int64(back / .milliseconds(1)))
    } else {
      return nil
    }
  }
}
