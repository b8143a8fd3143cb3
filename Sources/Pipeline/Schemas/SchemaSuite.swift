public import JSONSchema

/// Test files in the form of the official JSON Schema suite: what `copydesk validate --suite` runs.
public struct SchemaSuite: Sendable {
  public struct Result: Sendable {
    /// Each with file, case, test and reason.
    public let failures: [String]
    public let passedCount: Int

    public var failedCount: Int { failures.count }
  }

  private let paths: [String]
  private let remotes: String?
  private let formats: SchemaOptions.Formats

  /// - Parameters:
  ///   - paths: files, or directories with files in them.
  ///   - remotes: the directory that answers for `http://localhost:1234/`.
  ///   - assertsFormats: else formats annotate.
  public init(paths: [String], remotes: String?, assertsFormats: Bool) {
    self.paths = paths
    self.remotes = remotes
    formats = assertsFormats ? .assert : .annotate
  }

  public func run() throws(SchemaError) -> Result {
    let registry: SchemaRegistry =
      if let remotes { try SuiteFiles.remotes(remotes) } else { SchemaRegistry() }
    var runner = SuiteRunner(remotes: registry, formats: formats)
    let report = runner.run(paths: paths)
    return Result(failures: report.failures.map(\.description), passedCount: report.passed)
  }
}
