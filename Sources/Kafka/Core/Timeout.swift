extension Duration {
  /// Whole milliseconds, rounded up, within 0 and `Int32.max`: librdkafka's unit. Never its -1
  /// ("for ever"): with a broker gone that call would not return, and no drain time-out would hold.
  var kafkaMilliseconds: Int32 {
    let (seconds, attoseconds) = components
    guard seconds >= 0, attoseconds >= 0 else { return 0 }
    guard seconds < Int64(Int32.max) / 1000 else { return Int32.max }
    let fraction = attoseconds / 1_000_000_000_000_000
    let rounding: Int64 = attoseconds % 1_000_000_000_000_000 == 0 ? 0 : 1
    return Int32(seconds * 1000 + fraction + rounding)
  }
}
