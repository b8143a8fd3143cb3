/// The time that the log has come to, by the event times in it: what the windows are measured from.
///
/// The sixteenth-newest event time, so that a few records from the future do not make the ledger forget
/// the present.
struct LogClock: Sendable {
  /// The newest event times, newest first, milliseconds since 1970 UTC.
  private(set) var times: [Int64] = []

  static let outliersMax = 15

  init(_ times: [Int64] = []) { self.times = times }

  var newest: Int64? { times.first }

  /// Unknown until there are more event times than there may be outliers.
  var time: StorySeconds {
    times.count > Self.outliersMax ? StorySeconds(milliseconds: times[Self.outliersMax]) : .unknown
  }

  mutating func see(_ time: Int64) {
    if times.count > Self.outliersMax, let last = times.last, time <= last { return }
    let place = times.firstIndex { $0 < time } ?? times.count
    times.insert(time, at: place)
    if times.count > Self.outliersMax + 1 { times.removeLast() }
  }
}

extension StorySeconds {
  /// The time so many milliseconds before, as far as there is one.
  func before(_ window: Int64) -> StorySeconds {
    let seconds = UInt32(clamping: window / 1_000)
    return StorySeconds(bits: bits > seconds ? bits - seconds : 1)
  }
}
