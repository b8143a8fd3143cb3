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
    let script = Repository.root.appendingPathComponent("Tests/Fixtures/check-scrape.sh").path
    let check = try CommandRun(
      [script, probe.address], executable: URL(fileURLWithPath: "/bin/bash"))
    #expect(check.code == 0, "\(check.output)\(check.problems)")
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
