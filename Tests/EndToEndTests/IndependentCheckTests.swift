import Foundation
import Testing

/// Articles as another implementation of JSON Schema sees them.
@Suite(
  .serialized, .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"),
  .enabled(
    if: Shared.path("ninjs/specification/ninjs-schema_3.1.json") != nil,
    "the IPTC's schemas are not in COPYDESK_SHARED or ../shared"),
  .enabled(
    if: Peers.areInstalled,
    "python-jsonschema is missing: run Tests/Fixtures/install-peers.sh schema"))
struct IndependentCheckTests {
  @Test(
    "Every article of the fixtures and of 1,000 generated stories is valid for python-jsonschema",
    .timeLimit(.minutes(10)))
  func articles() throws {
    let schema = try #require(Shared.path("ninjs/specification/ninjs-schema_3.1.json"))
    let shared = URL(fileURLWithPath: schema).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let script = Repository.root.appendingPathComponent("Tests/Fixtures/check-articles.py").path
    let check = try CommandRun(
      [script, "--binary", ServiceProcess.binary.path, "--shared", shared.path],
      executable: Peers.interpreter, within: .seconds(540))
    print(check.output)
    #expect(check.code == 0, "\(check.output)\(check.problems)")
  }
}

private enum Peers {
  static let interpreter = Repository.root.appendingPathComponent(
    ".tools/schema-peers/bin/python3")
  static var areInstalled: Bool {
    FileManager.default.isExecutableFile(atPath: interpreter.path)
  }
}
