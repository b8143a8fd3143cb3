/// So many records a second, evenly: a token bucket with room for a tenth of a second.
struct RateLimit: Hashable, Sendable {
  /// Above 0.
  let recordsPerSecond: Double
  private var tokens: Double
  private var last: ContinuousClock.Instant?

  init(recordsPerSecond: Double) {
    self.recordsPerSecond = recordsPerSecond
    tokens = 0
  }

  /// `200/s`, `200`; `nil` for anything else, or for nothing at all a second.
  init?(_ text: String) {
    let digits = text.hasSuffix("/s") ? String(text.dropLast(2)) : text
    guard let number = Quantity.wholeNumber(digits), number > 0 else { return nil }
    self.init(recordsPerSecond: Double(number))
  }

  /// Records that should be taken at once, so that waits are neither many nor long.
  var burst: Int { max(1, Int(recordsPerSecond / 10)) }

  /// Takes room for so many records; answers how long to wait before they may go.
  mutating func take(_ count: Int, now: ContinuousClock.Instant) -> Duration {
    let passed = last.map { $0.duration(to: now) / .seconds(1) } ?? 0
    last = now
    tokens = min(tokens + passed * recordsPerSecond, Double(burst)) - Double(count)
    return tokens >= 0 ? .zero : .seconds(-tokens / recordsPerSecond)
  }
}
