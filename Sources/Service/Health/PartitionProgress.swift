import Kafka

/// How far one assigned partition has come.
struct PartitionProgress: Sendable {
  typealias Instant = ContinuousClock.Instant

  /// Records polled together and not committed yet.
  private struct Open {
    let next: Int64
    let count: Int
    /// Milliseconds since 1970 of the first of them.
    let time: Int64?
  }

  /// What librdkafka knows of the partition's end.
  struct End: Sendable, Hashable {
    /// Last stable offset.
    var end: Int64
    /// Where the next fetch begins; beyond the last record where control records follow it.
    var next: Int64
    /// Fetched and not polled.
    var queued: Int
  }

  private(set) var polledNext: Int64?
  private(set) var committedNext: Int64?
  private(set) var end: End?
  private var open: [Open] = []
  /// Timestamp of the newest record that was committed.
  private var committedTime: Int64?
  private var newestTime: Int64?
  /// Since when something has been waiting without a commit.
  private var waitingSince: Instant?

  init() {}

  /// Records that were polled and have no committed outcome.
  var inFlight: Int { open.reduce(0) { $0 + $1.count } }

  /// Records at the broker that were not polled, as far as is known.
  var unpolled: Int {
    guard let end else { return 0 }
    guard end.queued > 0 || end.next < end.end else { return 0 }
    let from = max(polledNext ?? 0, end.next - Int64(end.queued))
    return Int(clamping: max(0, end.end - from))
  }

  /// Records that are not done: polled or not.
  var lag: Int { inFlight + unpolled }

  /// Age of the oldest record that is not done, in milliseconds; `nil` where it cannot be known.
  func lagAge(wallClock: Int64) -> Int64? {
    guard lag > 0 else { return 0 }
    guard let oldest = open.first?.time ?? committedTime else { return nil }
    return max(0, wallClock - oldest)
  }

  /// How long something has been waiting here since the last commit; `nil` if nothing waits.
  func stalled(at now: Instant) -> Duration? {
    guard lag > 0, let waitingSince else { return nil }
    return now - waitingSince
  }

  mutating func polled(next: Int64, count: Int, times: ClosedRange<Int64>?, at now: Instant) {
    polledNext = next
    open.append(Open(next: next, count: count, time: times?.lowerBound))
    newestTime = times?.upperBound ?? newestTime
    noteWaiting(at: now)
  }

  mutating func committed(next: Int64, at now: Instant) {
    committedNext = next
    open.removeAll { $0.next <= next }
    if open.isEmpty { committedTime = newestTime }
    waitingSince = lag > 0 ? now : nil
  }

  /// What was in flight was given up and will be read again from here.
  mutating func rewound(to offset: Int64) {
    open = []
    polledNext = offset
  }

  mutating func learned(_ end: End, at now: Instant) {
    self.end = end
    if lag == 0 { waitingSince = nil }
    noteWaiting(at: now)
  }

  /// What kept it waiting is over: it gets its full time again.
  mutating func restart(at now: Instant) {
    if waitingSince != nil { waitingSince = now }
  }

  private mutating func noteWaiting(at now: Instant) {
    if waitingSince == nil, lag > 0 { waitingSince = now }
  }
}
