import Pipeline

/// Test files in the form of the official JSON Schema suite: what `copydesk validate --suite` does.
public struct SuiteJob: Sendable {
  private let paths: [String]
  private let remotes: String?
  private let assertsFormats: Bool

  public init(paths: [String], remotes: String?, assertsFormats: Bool) {
    self.paths = paths
    self.remotes = remotes
    self.assertsFormats = assertsFormats
  }

  public func run() -> ExitCode {
    let console = Console()
    do {
      let result = try SchemaSuite(
        paths: paths, remotes: remotes, assertsFormats: assertsFormats
      ).run()
      for failure in result.failures { console.line(failure) }
      console.line("\(result.passedCount) passed, \(result.failedCount) failed")
      return result.failedCount == 0 ? .done : .badInput
    } catch {
      console.problem("remotes: \(error)")
      return .badInput
    }
  }
}
