public import Stories

/// Looks at one story after another the way the flow prepares and enriches them, without a ledger.
public struct StoryInspector: Sendable {
  private let bench: Workbench

  public init(settings: FlowSettings) { bench = Workbench(settings: settings) }

  /// Which rules fire on a record's story.
  public func explain(_ batch: any RecordBatch, at index: Int) -> Result<Explanation, Rejection> {
    batch.withRecord(at: index) { bench.prepare($0) }.map { bench.explain($0) }
  }
}
