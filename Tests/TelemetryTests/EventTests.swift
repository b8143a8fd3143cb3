import Foundation
import Logging
import Testing

@testable import Telemetry

private enum Stage: String, CaseIterable { case decode, validate }
private enum Code: String, CaseIterable { case empty, syntax }
private enum Outcome: String, CaseIterable { case published, deadlettered }
private enum Verdict: String, CaseIterable { case original }

@Suite struct EventTests {
  private let sink = MemorySink()

  private func telemetry(_ level: Logger.Level) -> Telemetry {
    Telemetry(level: level, sink: sink)
  }

  private let committed = BatchCommitted(
    records: 10, bytes: 2048,
    outcomes: [
      .init(
        outcome: ClosedLabel(Outcome.published), verdict: ClosedLabel(Verdict.original), count: 7),
      .init(outcome: ClosedLabel(Outcome.deadlettered), verdict: nil, count: 3),
    ],
    rejections: [
      .init(stage: ClosedLabel(Stage.decode), code: ClosedLabel(Code.empty), count: 1),
      .init(stage: ClosedLabel(Stage.decode), code: ClosedLabel(Code.syntax), count: 2),
    ],
    stages: [.init(stage: ClosedLabel(Stage.decode), duration: .microseconds(1500))],
    duration: .milliseconds(20))

  @Test func anEventBelowTheLevelIsCountedButNotWritten() {
    let telemetry = telemetry(.info)
    telemetry.emit(committed)
    #expect(sink.lines.isEmpty)
    #expect(telemetry.metrics.value(.consumedRecords) == 10)
  }

  @Test func aBatchSaysItsOutcomesRejectionsAndStages() throws {
    let telemetry = telemetry(.debug)
    telemetry.emit(committed)
    let object = try #require(
      try JSONSerialization.jsonObject(with: Data(sink.lines[0].utf8)) as? [String: Any])
    let metadata = try #require(object["metadata"] as? [String: Any])
    #expect(object["logger"] as? String == "copydesk.pipeline")
    #expect(metadata["outcomes"] as? [String: Int] == ["published/original": 7, "deadlettered": 3])
    #expect(metadata["rejections"] as? [String: Int] == ["decode/empty": 1, "decode/syntax": 2])
    #expect(metadata["stages.ms"] as? [String: Double] == ["decode": 1.5])
    #expect(metadata["duration.ms"] as? Double == 20)
  }

  @Test func theOutcomesCountedEqualTheRecordsConsumed() {
    let telemetry = telemetry(.info)
    telemetry.emit(committed)
    telemetry.emit(committed)
    let metrics = telemetry.metrics
    #expect(metrics.total(.outcomeRecords) == metrics.value(.consumedRecords))
    #expect(metrics.total(.rejectedRecords, MetricLabel(.stage, Stage.decode)) == 6)
    #expect(metrics.value(.stageDuration, MetricLabel(.stage, Stage.decode))?.count == 2)
  }

  @Test func aViolationSaysHowManyRecordsHaveNoOutcome() {
    let telemetry = telemetry(.info)
    telemetry.emit(
      CompletenessViolated(
        topic: "wire.raw", partition: 3, consumed: 10, published: 5, diverted: 1,
        deadlettered: 1, held: 0))
    #expect(sink.lines[0].contains(#""completeness.gap":3"#))
    #expect(sink.lines[0].contains(#""level":"error""#))
    #expect(telemetry.metrics.value(.completenessGap) == 3)
  }

  @Test func healthIsAWarningOnceItIsDegraded() {
    func health(_ status: HealthReported.Status) -> HealthReported {
      HealthReported(
        status: status, reason: nil, partitions: 8, lagRecords: 12, lag: .milliseconds(1250),
        recordsPerSecond: 99.96, consumed: 5, completenessGap: 0, batchesInFlight: 2)
    }
    #expect(health(.healthy).level == .info)
    #expect(health(.degraded).level == .warning)
    #expect(health(.stuck).level == .error)
    let telemetry = telemetry(.info)
    telemetry.emit(health(.healthy))
    #expect(sink.lines[0].contains(#""lag.s":1.25"#))
    #expect(sink.lines[0].contains(#""records.perSecond":100.0"#))
    #expect(telemetry.metrics.value(.lagRecords) == 12)
  }

  @Test func anAssignmentIsSaidInTheOrderOfItsPartitions() {
    let telemetry = telemetry(.info)
    telemetry.emit(
      AssignmentChanged(kind: .assigned, partitions: ["b": [3, 1], "a": [0]], held: 3))
    #expect(sink.lines[0].contains(#""kafka.partition":{"a":[0],"b":[1,3]}"#))
    #expect(telemetry.metrics.value(.assignedPartitions) == 3)
  }

  @Test func theKafkaClientsOwnErrorsAreWarningsHere() {
    let line = KafkaClientLogged(severity: 3, facility: "FAIL", client: "c", text: "t")
    #expect(line.level == .warning)
    #expect(KafkaClientLogged(severity: 7, facility: "X", client: "c", text: "t").level == .debug)
  }

  @Test func everyLogKeyIsUnique() {
    #expect(Set(LogKey.allCases.map(\.rawValue)).count == LogKey.allCases.count)
  }

  @Test func linesFromManyThreadsStayWhole() async throws {
    let telemetry = telemetry(.debug)
    let committed = committed
    await withTaskGroup { group in
      for _ in 0..<8 { group.addTask { for _ in 0..<50 { telemetry.emit(committed) } } }
    }
    #expect(sink.lines.count == 400)
    for line in sink.lines { _ = try JSONSerialization.jsonObject(with: Data(line.utf8)) }
  }
}
