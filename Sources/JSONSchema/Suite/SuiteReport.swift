/// What running test files gave.
public struct SuiteReport: Sendable {
  /// One test of a suite whose verdict is not the expected one.
  public struct Failure: Sendable {
    public let file: String
    /// Description of the case, whose schema its tests share.
    public let caseName: String
    public let testName: String
    /// What should have been and what was instead.
    public let reason: String
  }

  public internal(set) var passed = 0
  public internal(set) var failures: [Failure] = []

  public init() {}

  /// Tests that failed, of `passed + failed` in all.
  public var failed: Int { failures.count }

  public static func + (left: SuiteReport, right: SuiteReport) -> SuiteReport {
    var sum = left
    sum.passed += right.passed
    sum.failures += right.failures
    return sum
  }
}

extension SuiteReport.Failure: CustomStringConvertible {
  public var description: String {
    [file, caseName, testName, reason].filter { !$0.isEmpty }.joined(separator: ": ")
  }
}
