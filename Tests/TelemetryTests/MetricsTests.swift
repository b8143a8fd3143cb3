import Testing

@testable import Telemetry

private enum Verdict: String, CaseIterable { case original, duplicate }
private enum Outcome: String, CaseIterable { case published, diverted }

@Suite struct MetricsTests {
  @Test func aCounterAddsUpPerSeriesAndOverAll() {
    let metrics = Metrics()
    metrics.add(
      .outcomeRecords, 3, MetricLabel(.outcome, Outcome.published),
      MetricLabel(.verdict, Verdict.original))
    metrics.add(
      .outcomeRecords, 2, MetricLabel(.verdict, Verdict.duplicate),
      MetricLabel(.outcome, Outcome.diverted))
    metrics.add(
      .outcomeRecords, 1, MetricLabel(.outcome, Outcome.diverted),
      MetricLabel(.verdict, Verdict.duplicate))
    #expect(metrics.total(.outcomeRecords) == 6)
    #expect(metrics.total(.outcomeRecords, MetricLabel(.outcome, Outcome.diverted)) == 3)
    #expect(
      metrics.value(
        .outcomeRecords, MetricLabel(.outcome, Outcome.diverted),
        MetricLabel(.verdict, Verdict.duplicate)) == 3)
  }

  @Test func aHistogramCountsEachValueInItsBucket() throws {
    let metrics = Metrics()
    for value in [0.5, 1, 7, 100_000] { metrics.observe(.batchRecords, value) }
    let value = try #require(metrics.value(.batchRecords))
    #expect(value.count == 4)
    #expect(value.sum == 100_008.5)
    #expect(value.buckets.first == 2)
    #expect(value.buckets.last == 1)
    #expect(value.bound(ofShare: 0.5) == 1)
    #expect(value.bound(ofShare: 1) == nil)
  }

  @Test func aSnapshotIsInTheOrderOfNamesAndLabels() {
    let metrics = Metrics()
    metrics.set(.lagRecords, 1)
    metrics.set(.assignedPartitions, 2)
    let names = metrics.snapshot().gauges.map(\.name)
    #expect(names == ["copydesk_assigned_partitions", "copydesk_lag_records"])
  }

  @Test func aGaugeThatIsRemovedIsGone() {
    let metrics = Metrics()
    metrics.set(.lagRecords, 1)
    metrics.remove(.lagRecords)
    #expect(metrics.value(.lagRecords) == nil)
  }

  @Test func seriesWithoutEndDoNotFillTheMemory() {
    let metrics = Metrics()
    let open = Gauge(name: "open", help: "", labels: [.partition])
    for partition in 0..<Int32(Metrics.seriesMax + 10) {
      metrics.set(open, 1, .partition(partition))
    }
    #expect(metrics.snapshot().gauges.count == Metrics.seriesMax)
    #expect(metrics.value(.droppedSeries) == 10)
  }

  @Test func manyThreadsLoseNoCount() async {
    let metrics = Metrics()
    await withTaskGroup { group in
      for _ in 0..<8 {
        group.addTask { for _ in 0..<1000 { metrics.add(.committedBatches) } }
      }
    }
    #expect(metrics.value(.committedBatches) == 8000)
  }

  @Test func everyMetricHasOneNameInTheHouseStyle() {
    let names = Counter.all.map(\.name) + Gauge.all.map(\.name) + Histogram.all.map(\.name)
    #expect(Set(names).count == names.count)
    // What the kernel knows of a process has names that every dashboard knows.
    let allowed = /(copydesk|process)_[a-z]+(_[a-z]+)*/
    for name in names { #expect(name.wholeMatch(of: allowed) != nil, "\(name)") }
    for counter in Counter.all { #expect(counter.name.hasSuffix("_total")) }
    for name in (Gauge.all.map(\.name) + Histogram.all.map(\.name)) {
      #expect(!name.hasSuffix("_total"))
    }
  }

  @Test func histogramBoundsRise() {
    for histogram in Histogram.all {
      #expect(histogram.bounds == histogram.bounds.sorted())
      #expect(Set(histogram.bounds).count == histogram.bounds.count)
    }
  }
}
