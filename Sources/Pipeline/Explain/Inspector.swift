public import Stories

/// One record at a time through the flow's own steps, for those who ask what they do to it.
public final class Inspector: Sendable {
  private let bench: Workbench

  public init(settings: FlowSettings) { bench = Workbench(settings: settings) }

  /// Decodes, validates and normalizes.
  public func prepare(_ record: MemoryBatch.Record) -> Result<Story, Rejection> {
    MemoryBatch([record]).withRecord(at: 0) { bench.prepare($0) }
  }

  /// Enriches and serializes.
  public func publish(_ story: Story, _ verdict: Verdict) -> Publication {
    bench.publish(story, verdict)
  }
}
