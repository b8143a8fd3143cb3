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
    let check = Process()
    check.executableURL = Peers.interpreter
    check.arguments = [
      Repository.root.appendingPathComponent("Tests/Fixtures/check-articles.py").path,
      "--binary", ServiceProcess.binary.path, "--shared", shared.path,
    ]
    let output = Pipe()
    check.standardOutput = output
    check.standardError = output
    try check.run()
    let said = String(decoding: output.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    check.waitUntilExit()
    print(said)
    #expect(check.terminationStatus == 0, "\(said)")
  }
}

private enum Peers {
  static let interpreter = Repository.root.appendingPathComponent(
    ".tools/schema-peers/bin/python3")
  static var areInstalled: Bool {
    FileManager.default.isExecutableFile(atPath: interpreter.path)
  }
}
