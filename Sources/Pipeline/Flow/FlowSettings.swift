public import Stories

/// What a flow is told at its creation.
public struct FlowSettings: Sendable {
  public var limits = Limits()
  /// What is done with each verdict.
  public var policies = Policies()
  /// What is taken for granted about stories that do not say it themselves.
  public var defaults: StoryDefaults
  public var catalog: SchemaCatalog
  /// Tells this run's claims from those of every other run and instance.
  public var writer: WriterID
  /// What is alike, and for how long it is remembered.
  public var ledger = LedgerSettings()
  /// Workers for one batch: as many as there are processors.
  public var workerCount: Int

  public init(
    defaults: StoryDefaults, catalog: SchemaCatalog, writer: WriterID, workerCount: Int
  ) {
    self.defaults = defaults
    self.catalog = catalog
    self.writer = writer
    self.workerCount = workerCount
  }
}
