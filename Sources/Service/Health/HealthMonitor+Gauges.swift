import Kafka
import Telemetry

extension HealthMonitor {
  /// Sets what is only looked at when somebody asks for the metrics.
  func refreshGauges() {
    let metrics = telemetry.metrics
    let facts = facts()
    let report = facts.report
    metrics.set(.live, report.isLive ? 1 : 0)
    metrics.set(.ready, report.isReady ? 1 : 0)
    for check in report.live + report.ready {
      metrics.set(.check, check.isGood ? 1 : 0, MetricLabel(.check, check.name))
    }
    metrics.set(.lagRecords, Double(facts.lagRecords))
    metrics.set(.lagSeconds, (facts.lagAge ?? .zero) / .seconds(1))
    metrics.set(.completenessGap, Double(facts.completenessGap))
    metrics.set(.batchesInFlight, Double(batchesInFlight))
    metrics.set(.assignedPartitions, Double(facts.partitions.count))
    metrics.set(.brokerReachable, facts.brokerSilence == nil ? 1 : 0)
    for worker in Pulses.Worker.allCases {
      metrics.set(
        .threadOverdue, (facts.overdue[worker] ?? .zero) / .seconds(1),
        MetricLabel(.thread, worker))
    }
    refreshPartitions(facts)
    refreshQueues()
    for silence in metrics.providers.silences() {
      metrics.set(.providerSilence, silence.duration / .seconds(1), .provider(silence.name))
      metrics.set(.providerSilenceRatio, silence.ratio, .provider(silence.name))
    }
    refreshProcess()
  }

  private func refreshPartitions(_ facts: HealthFacts) {
    let metrics = telemetry.metrics
    let progress = board.progress
    for gone in show(Set(facts.partitions.map(\.partition))) {
      for gauge in [Gauge.partitionLagRecords, .partitionStalled, .partitionOffset] {
        metrics.remove(gauge, .topic(gone.topic), .partition(gone.partition))
      }
    }
    for each in facts.partitions {
      let topic = MetricLabel.topic(each.partition.topic)
      let number = MetricLabel.partition(each.partition.partition)
      metrics.set(.partitionLagRecords, Double(each.lag), topic, number)
      metrics.set(.partitionStalled, (each.stalled ?? .zero) / .seconds(1), topic, number)
      if let offset = progress[each.partition]?.committedNext {
        metrics.set(.partitionOffset, Double(offset), topic, number)
      }
    }
  }

  private func refreshQueues() {
    let metrics = telemetry.metrics
    for (client, statistics) in clients {
      if client == .source {
        metrics.set(.fetchQueue, Double(statistics.fetchedCount))
      } else {
        metrics.set(
          .producerQueue, Double(statistics.messageCount), MetricLabel(.client, client))
      }
    }
  }

  private func refreshProcess() {
    let metrics = telemetry.metrics
    metrics.set(.buildInfo, 1, .version(copydeskVersion))
    metrics.set(.startTime, Double(started.millisecondsSince1970) / 1_000)
    if let bytes = ProcessFigures.residentBytes { metrics.set(.residentMemory, Double(bytes)) }
    if let count = ProcessFigures.openFileCount { metrics.set(.openFiles, Double(count)) }
  }
}
