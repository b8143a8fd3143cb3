import Synchronization

/// The numbers of one process. Thread-safe; meant for a few updates a batch, not one a record.
public final class Metrics: Sendable {
  /// More series than this are not kept: a label that is not as closed as it should be must not
  /// fill the memory.
  public static let seriesMax = 5_000

  private struct State {
    var counters: [SeriesKey: UInt64] = [:]
    var gauges: [SeriesKey: Double] = [:]
    var histograms: [SeriesKey: HistogramValue] = [:]

    var hasRoom: Bool { counters.count + gauges.count + histograms.count < Metrics.seriesMax }
  }

  /// Beside the numbers, what was rejected and what went wrong lately, and who sends.
  public let rejections = RejectionJournal()
  public let errors = ErrorJournal()
  public let providers = ProviderBook()

  private let state = Mutex(State())

  public init() {}

  // MARK: Writing

  public func add(_ counter: Counter, _ amount: Int = 1, _ labels: MetricLabel...) {
    let key = SeriesKey(counter.name, counter.labels, labels)
    precondition(amount >= 0, "a counter never falls")
    state.withLock { state in
      guard state.counters[key] != nil || state.hasRoom else { return Self.drop(&state) }
      state.counters[key, default: 0] &+= UInt64(amount)
    }
  }

  public func set(_ gauge: Gauge, _ value: Double, _ labels: MetricLabel...) {
    let key = SeriesKey(gauge.name, gauge.labels, labels)
    state.withLock { state in
      guard state.gauges[key] != nil || state.hasRoom else { return Self.drop(&state) }
      state.gauges[key] = value
    }
  }

  public func observe(_ histogram: Histogram, _ value: Double, _ labels: MetricLabel...) {
    let key = SeriesKey(histogram.name, histogram.labels, labels)
    state.withLock { state in
      guard state.histograms[key] != nil || state.hasRoom else { return Self.drop(&state) }
      state.histograms[key, default: HistogramValue(bounds: histogram.bounds)].observe(value)
    }
  }

  public func observe(_ histogram: Histogram, _ duration: Duration, _ labels: MetricLabel...) {
    let key = SeriesKey(histogram.name, histogram.labels, labels)
    state.withLock { state in
      guard state.histograms[key] != nil || state.hasRoom else { return Self.drop(&state) }
      state.histograms[key, default: HistogramValue(bounds: histogram.bounds)]
        .observe(duration / .seconds(1))
    }
  }

  /// As one `observe` for each value, in one step.
  public func observe(_ histogram: Histogram, all values: [Double], _ labels: MetricLabel...) {
    let key = SeriesKey(histogram.name, histogram.labels, labels)
    state.withLock { state in
      guard state.histograms[key] != nil || state.hasRoom else { return Self.drop(&state) }
      var histogramValue = state.histograms[key] ?? HistogramValue(bounds: histogram.bounds)
      for value in values { histogramValue.observe(value) }
      state.histograms[key] = histogramValue
    }
  }

  /// Forgets a gauge's series, for instance when its partition is gone.
  public func remove(_ gauge: Gauge, _ labels: MetricLabel...) {
    let key = SeriesKey(gauge.name, gauge.labels, labels)
    state.withLock { $0.gauges[key] = nil }
  }

  // MARK: Reading

  /// One series of the counter; 0 if nothing was counted yet.
  public func value(_ counter: Counter, _ labels: MetricLabel...) -> Int {
    let key = SeriesKey(counter.name, counter.labels, labels)
    return state.withLock { Int(clamping: $0.counters[key] ?? 0) }
  }

  /// The sum over all series that carry the given labels, whatever their others are.
  public func total(_ counter: Counter, _ labels: MetricLabel...) -> Int {
    state.withLock { state in
      let matching = state.counters.filter { key, _ in
        key.name == counter.name && labels.allSatisfy(key.labels.contains)
      }
      return Int(clamping: matching.values.reduce(0, &+))
    }
  }

  public func value(_ gauge: Gauge, _ labels: MetricLabel...) -> Double? {
    let key = SeriesKey(gauge.name, gauge.labels, labels)
    return state.withLock { $0.gauges[key] }
  }

  public func value(_ histogram: Histogram, _ labels: MetricLabel...) -> HistogramValue? {
    let key = SeriesKey(histogram.name, histogram.labels, labels)
    return state.withLock { $0.histograms[key] }
  }

  /// All series at one moment, in the order of names and labels.
  public func snapshot() -> MetricsSnapshot {
    state.withLock { state in
      MetricsSnapshot(
        counters: Self.sorted(state.counters), gauges: Self.sorted(state.gauges),
        histograms: Self.sorted(state.histograms))
    }
  }

  private static func sorted<Value>(
    _ series: [SeriesKey: Value]
  ) -> [MetricsSnapshot.Series<Value>] {
    series.sorted { $0.key < $1.key }.map { key, value in
      MetricsSnapshot.Series(name: key.name, labels: key.labels, value: value)
    }
  }

  private static func drop(_ state: inout State) {
    let key = SeriesKey(Counter.droppedSeries.name, [], [])
    state.counters[key, default: 0] &+= 1
  }
}

/// A metric with the values of its labels.
struct SeriesKey: Hashable, Comparable {
  let name: String
  let labels: [MetricLabel]

  init(_ name: String, _ declared: [LabelName], _ labels: [MetricLabel]) {
    precondition(
      labels.count == declared.count && labels.allSatisfy { declared.contains($0.name) },
      "the labels are not those that the metric declares")
    self.name = name
    self.labels = labels.sorted()
  }

  static func < (left: SeriesKey, right: SeriesKey) -> Bool {
    guard left.name == right.name else { return left.name < right.name }
    return left.labels.lexicographicallyPrecedes(right.labels)
  }
}
