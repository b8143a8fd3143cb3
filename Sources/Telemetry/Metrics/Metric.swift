/// A quantity that only grows; its name ends in `_total`.
public struct Counter: Hashable, Sendable {
  public let name: String
  public let help: String
  public let labels: [LabelName]
}

/// A quantity that goes up and down.
public struct Gauge: Hashable, Sendable {
  public let name: String
  public let help: String
  public let labels: [LabelName]
}

/// How often values fell below each bound, with their sum and count.
public struct Histogram: Hashable, Sendable {
  public let name: String
  public let help: String
  public let labels: [LabelName]
  /// Upper bounds, rising; one more bucket without a bound follows.
  public let bounds: [Double]
}

extension Histogram {
  /// From 100 µs, a stage of a small batch, to 30 s, where a person is looking already.
  static let durations = [
    0.0001, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30,
  ]
}
