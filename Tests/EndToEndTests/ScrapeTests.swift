import Foundation
import Testing

/// The metrics as Prometheus itself takes them.
@Suite(
  .serialized, .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"),
  .enabled(if: Prometheus.isInstalled, "Prometheus is missing: install-packages.sh lint"))
struct ScrapeTests {
  @Test(
    "promtool finds nothing to say, and a real Prometheus sees what was consumed",
    .timeLimit(.minutes(3)))
  func scrape() throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1")
    let probe = try HealthProbe(service)
    try mock.sendStories(100)
    try mock.expectOutcomes(mock.hint)
    let check = Process()
    check.executableURL = URL(fileURLWithPath: "/bin/bash")
    let script = Repository.root.appendingPathComponent("Tests/Fixtures/check-scrape.sh").path
    check.arguments = [script, probe.address]
    let output = Pipe()
    check.standardOutput = output
    check.standardError = output
    try check.run()
    let said = output.fileHandleForReading.readDataToEndOfFile()
    check.waitUntilExit()
    #expect(check.terminationStatus == 0, "\(String(decoding: said, as: UTF8.self))")
    service.terminate()
    #expect(service.waitForExit(within: .seconds(35)) == 0)
  }
}

private enum Prometheus {
  static var isInstalled: Bool {
    ["prometheus", "promtool"].allSatisfy {
      FileManager.default.isExecutableFile(atPath: "/usr/bin/\($0)")
    }
  }
}
