import Pipeline
import ServiceLifecycle
import Telemetry

/// Writes the `Health` line, from which the service can be followed by its log alone: every half
/// minute, and at once when the status changes.
struct HealthReporter: ServiceLifecycle.Service {
  let monitor: HealthMonitor
  var interval = Duration.seconds(30)
  var clock: any Clock<Duration> = ContinuousClock()

  private static let tick = Duration.seconds(1)

  /// Until the service has stopped.
  func run() async {
    await cancelWhenGracefulShutdown { await watch() }
  }

  private func watch() async {
    var line = Line(consumed: 0, rejected: 0, at: .now)
    var sample = line
    var status: HealthReported.Status?
    var wasReady = false
    while await pause() {
      monitor.turn()
      let facts = monitor.facts()
      let report = facts.report
      let now = ContinuousClock.now
      if report.status != status || now - line.at >= interval {
        line = emit(facts, report, since: line)
        if report.status == status { monitor.telemetry.flushRepetitions() }
        status = report.status
      }
      if report.isReady, !wasReady {
        wasReady = true
        monitor.telemetry.emit(
          ServiceReady(partitions: facts.partitions.count, duration: monitor.age))
      }
      if now - sample.at >= HealthHistory.interval {
        sample = keep(facts, since: sample)
        monitor.emitLedger()
      }
    }
    let facts = monitor.facts()
    _ = emit(facts, facts.report, since: line)
  }

  private struct Line {
    let consumed: Int
    let rejected: Int
    let at: ContinuousClock.Instant

    func rate(of count: Int, at now: ContinuousClock.Instant) -> Double {
      let seconds = (now - at) / .seconds(1)
      return seconds > 0 ? Double(count) / seconds : 0
    }
  }

  private func emit(_ facts: HealthFacts, _ report: HealthReport, since before: Line) -> Line {
    let now = ContinuousClock.now
    let total = monitor.completeness.total
    monitor.telemetry.emit(
      HealthReported(
        status: report.status, reason: report.trouble.map { "\($0.name.rawValue): \($0.reason)" },
        partitions: facts.partitions.count, lagRecords: Int64(facts.lagRecords), lag: facts.lagAge,
        recordsPerSecond: before.rate(of: total.consumed - before.consumed, at: now),
        consumed: total.consumed, completenessGap: total.gap,
        batchesInFlight: monitor.batchesInFlight))
    return Line(consumed: total.consumed, rejected: total.deadlettered, at: now)
  }

  private func keep(_ facts: HealthFacts, since before: Line) -> Line {
    let now = ContinuousClock.now
    let total = monitor.completeness.total
    monitor.history.add(
      HealthHistory.Sample(
        time: Timestamp.now.millisecondsSince1970,
        consumedPerSecond: before.rate(of: total.consumed - before.consumed, at: now),
        lagRecords: facts.lagRecords, lagSeconds: facts.lagAge.map { $0 / .seconds(1) },
        rejectedPerSecond: before.rate(of: total.deadlettered - before.rejected, at: now)))
    return Line(consumed: total.consumed, rejected: total.deadlettered, at: now)
  }

  private func pause() async -> Bool {
    do {
      try await clock.sleep(for: Self.tick)
      return true
    } catch {
      return false
    }
  }
}
