public import Logging

/// A batch's outputs and offsets are in Kafka, for good.
public struct BatchCommitted: TelemetryEvent {
  /// How many records had one outcome by one verdict; without a verdict where none was reached.
  public struct OutcomeCount: Sendable {
    public let outcome: ClosedLabel
    public let verdict: ClosedLabel?
    public let count: Int

    public init(outcome: ClosedLabel, verdict: ClosedLabel?, count: Int) {
      self.outcome = outcome
      self.verdict = verdict
      self.count = count
    }

    var name: String { verdict.map { "\(outcome.text)/\($0.text)" } ?? outcome.text }
  }

  /// How many records a stage refused for one reason.
  public struct RejectionCount: Sendable {
    public let stage: ClosedLabel
    public let code: ClosedLabel
    public let count: Int

    public init(stage: ClosedLabel, code: ClosedLabel, count: Int) {
      self.stage = stage
      self.code = code
      self.count = count
    }

    var name: String { "\(stage.text)/\(code.text)" }
  }

  public struct StageDuration: Sendable {
    public let stage: ClosedLabel
    public let duration: Duration

    public init(stage: ClosedLabel, duration: Duration) {
      self.stage = stage
      self.duration = duration
    }
  }

  public let records: Int
  /// Keys and values as consumed.
  public let bytes: Int
  public let outcomes: [OutcomeCount]
  public let rejections: [RejectionCount]
  public let stages: [StageDuration]
  /// From the first record read to the commit.
  public let duration: Duration

  public init(
    records: Int, bytes: Int, outcomes: [OutcomeCount], rejections: [RejectionCount],
    stages: [StageDuration], duration: Duration
  ) {
    self.records = records
    self.bytes = bytes
    self.outcomes = outcomes
    self.rejections = rejections
    self.stages = stages
    self.duration = duration
  }

  public var area: LogArea { .pipeline }
  public var level: Logger.Level { .debug }
  public var message: StaticString { "Batch committed" }

  public var fields: LogFields {
    [
      .records: .number(records), .bytes: .number(bytes),
      .outcomes: .counts(outcomes.map { ($0.name, $0.count) }),
      .rejections: .counts(rejections.map { ($0.name, $0.count) }),
      .stageDurations: .object(
        Dictionary(stages.map { ($0.stage.text, .milliseconds($0.duration)) }) { $1 }),
      .durationMilliseconds: .milliseconds(duration),
    ]
  }

  public func record(in metrics: Metrics) {
    metrics.add(.committedBatches)
    metrics.add(.consumedRecords, records)
    metrics.add(.consumedBytes, bytes)
    for each in outcomes {
      metrics.add(
        .outcomeRecords, each.count, MetricLabel(.outcome, each.outcome),
        MetricLabel(.verdict, each.verdict ?? ClosedLabel(NoVerdict.none)))
    }
    for each in rejections {
      metrics.add(
        .rejectedRecords, each.count, MetricLabel(.stage, each.stage),
        MetricLabel(.code, each.code))
    }
    for each in stages {
      metrics.observe(.stageDuration, each.duration, MetricLabel(.stage, each.stage))
    }
    metrics.observe(.batchDuration, duration)
    metrics.observe(.batchRecords, Double(records))
  }

  /// The label of records that were rejected before a verdict.
  private enum NoVerdict: String, CaseIterable { case none }
}

extension LogValue {
  /// Counts by name; equal names are added up.
  static func counts(_ counts: [(name: String, count: Int)]) -> LogValue {
    let sums = Dictionary(counts.map { ($0.name, $0.count) }, uniquingKeysWith: +)
    return .object(sums.mapValues { .number($0) })
  }
}
