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

  /// How many records were refused for reasons with one signature.
  public struct RejectionSignature: Sendable {
    public let signature: String
    public let stage: ClosedLabel
    public let code: ClosedLabel
    public let provider: String?
    public var count: Int
    /// `topic:partition:offset` of the last of them.
    public var source: String

    public init(
      signature: String, stage: ClosedLabel, code: ClosedLabel, provider: String?, count: Int,
      source: String
    ) {
      self.signature = signature
      self.stage = stage
      self.code = code
      self.provider = provider
      self.count = count
      self.source = source
    }
  }

  /// How many records of one provider had one outcome.
  public struct ProviderCount: Sendable {
    public let provider: String
    public let outcome: ClosedLabel
    public let count: Int

    public init(provider: String, outcome: ClosedLabel, count: Int) {
      self.provider = provider
      self.outcome = outcome
      self.count = count
    }
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
  public let signatures: [RejectionSignature]
  public let providers: [ProviderCount]
  /// When the records were written, in milliseconds since 1970; those that say it.
  public let timestamps: [Int64]

  public init(
    records: Int, bytes: Int, outcomes: [OutcomeCount], rejections: [RejectionCount],
    stages: [StageDuration], duration: Duration, signatures: [RejectionSignature] = [],
    providers: [ProviderCount] = [], timestamps: [Int64] = []
  ) {
    self.records = records
    self.bytes = bytes
    self.outcomes = outcomes
    self.rejections = rejections
    self.stages = stages
    self.duration = duration
    self.signatures = signatures
    self.providers = providers
    self.timestamps = timestamps
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
    for each in signatures { metrics.rejections.note(each) }
    let now = ContinuousClock.now
    for each in providers {
      let name = metrics.providers.saw(each.provider, at: now)
      metrics.add(
        .providerRecords, each.count, .provider(name), MetricLabel(.outcome, each.outcome))
    }
    let wallClock = Timestamp.now.millisecondsSince1970
    metrics.observe(
      .recordAge, all: timestamps.map { Double(max(0, wallClock - $0)) / 1_000 })
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
