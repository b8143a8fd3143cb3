import Foundation
import JSONSchema
import Testing

/// The official test suite, fetched by Tests/Fixtures/fetch-json-schema-suite.sh.
enum OfficialSuite {
  static let folder: String = {
    var url = URL(fileURLWithPath: #filePath)
    for _ in 0..<3 { url.deleteLastPathComponent() }
    return url.appendingPathComponent(".tools/json-schema-suite").path
  }()

  /// Prints a message where the suite is missing, as without a network.
  static var isThere: Bool {
    let found = FileManager.default.fileExists(atPath: "\(folder)/tests")
    if !found { print("skipped: no \(folder); run Tests/Fixtures/fetch-json-schema-suite.sh") }
    return found
  }

  static func run(
    _ paths: [String], formats: SchemaOptions.Formats = .annotate
  ) throws -> SuiteReport {
    var runner = SuiteRunner(
      remotes: try SuiteFiles.remotes("\(folder)/remotes"), formats: formats)
    return runner.run(paths: paths.map { "\(folder)/tests/\($0)" })
  }

  /// The files of a draft that every implementation must pass.
  static func required(_ draft: String) -> [String] {
    let names = (try? FileManager.default.contentsOfDirectory(atPath: "\(folder)/tests/\(draft)"))
    return (names ?? []).filter { $0.hasSuffix(".json") }.sorted().map { "\(draft)/\($0)" }
  }
}

@Suite("The official JSON Schema test suite", .enabled(if: OfficialSuite.isThere))
struct OfficialSuiteTests {
  @Test(
    "every required test passes",
    arguments: [
      ("draft2020-12", 1200), ("draft2019-09", 1200), ("draft7", 900), ("draft6", 800),
      ("draft4", 600), ("draft3", 300),
    ])
  func required(draft: String, atLeast: Int) throws {
    let report = try OfficialSuite.run(OfficialSuite.required(draft))
    for failure in report.failures { Issue.record("\(failure)") }
    print("\(draft): \(report.passed) passed, \(report.failed) failed")
    #expect(report.passed >= atLeast)
  }

  @Test(
    "formats pass when asserted",
    arguments: ["draft2020-12", "draft2019-09", "draft7", "draft6", "draft4"])
  func formats(draft: String) throws {
    let report = try OfficialSuite.run(["\(draft)/optional/format"], formats: .assert)
    for failure in report.failures { Issue.record("\(failure)") }
    print("\(draft) formats: \(report.passed) passed, \(report.failed) failed")
  }

  /// Draft 7 lets an implementation assert `contentMediaType` and `contentEncoding`; later drafts
  /// forbid it, and here they are annotations in every draft.
  private var excluded: Set<String> { ["draft7/content.json"] }

  @Test(
    "optional tests pass",
    arguments: ["draft2020-12", "draft2019-09", "draft7", "draft6", "draft4"])
  func optional(draft: String) throws {
    let names = try FileManager.default.contentsOfDirectory(
      atPath: "\(OfficialSuite.folder)/tests/\(draft)/optional"
    ).filter { $0.hasSuffix(".json") && !excluded.contains("\(draft)/\($0)") }.sorted()
    let report = try OfficialSuite.run(names.map { "\(draft)/optional/\($0)" })
    for failure in report.failures { Issue.record("\(failure)") }
    print("\(draft) optional: \(report.passed) passed, \(report.failed) failed")
  }
}
