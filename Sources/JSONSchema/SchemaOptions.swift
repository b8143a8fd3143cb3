/// How a schema is compiled.
public struct SchemaOptions: Sendable {
  /// What `format` does: a failure where it does not hold, or an annotation only.
  public enum Formats: Sendable {
    /// `format` is checked.
    case assert
    /// `format` only annotates, unless the dialect's vocabulary asserts it.
    case annotate
  }

  /// 2019-09 and later annotate unless told otherwise; Copydesk asserts.
  public var formats: Formats
  /// For schemas without `$schema`.
  public var defaultDraft: SchemaDraft
  public var limits: SchemaLimits

  public init(
    formats: Formats = .assert, defaultDraft: SchemaDraft = .draft2020_12,
    limits: SchemaLimits = .default
  ) {
    self.formats = formats
    self.defaultDraft = defaultDraft
    self.limits = limits
  }
}
