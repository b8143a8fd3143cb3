/// What a histogram has seen.
public struct HistogramValue: Sendable, Equatable {
  /// Upper bounds of the buckets; the last bucket has none.
  public let bounds: [Double]
  /// How many values fell into each bucket, one more than there are bounds; not cumulative.
  public private(set) var buckets: [UInt64]
  public private(set) var sum = 0.0

  init(bounds: [Double]) {
    self.bounds = bounds
    buckets = Array(repeating: 0, count: bounds.count + 1)
  }

  public var count: UInt64 { buckets.reduce(0, &+) }

  /// The bound below which the given share (0 to 1) of the values lies; `nil` if there are none, or
  /// if they lie beyond the last bound.
  public func bound(ofShare share: Double) -> Double? {
    let wanted = Double(count) * share
    var seen: UInt64 = 0
    for (bound, bucket) in zip(bounds, buckets) {
      seen &+= bucket
      if seen > 0, Double(seen) >= wanted { return bound }
    }
    return nil
  }

  mutating func observe(_ value: Double) {
    let index = bounds.firstIndex { value <= $0 } ?? bounds.count
    buckets[index] &+= 1
    sum += value
  }
}

/// All series of a process at one moment.
public struct MetricsSnapshot: Sendable {
  public struct Series<Value: Sendable>: Sendable {
    public let name: String
    public let labels: [MetricLabel]
    public let value: Value
  }

  public let counters: [Series<UInt64>]
  public let gauges: [Series<Double>]
  public let histograms: [Series<HistogramValue>]
}
