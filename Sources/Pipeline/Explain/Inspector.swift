public import Stories

/// One record at a time through the flow's own steps, without a ledger, for those who ask what they do
/// to it.
public struct Inspector: Sendable {
  private let bench: Workbench

  public init(settings: FlowSettings) { bench = Workbench(settings: settings) }

  /// Decodes, validates and normalizes.
  public func prepare(_ batch: any RecordBatch, at index: Int) -> Result<Story, Rejection> {
    batch.withRecord(at: index) { bench.prepare($0) }
  }

  /// Which rules fire on the story, as an article.
  public func explain(_ story: Story) -> Explanation { bench.explain(story) }
}
