import Foundation
import TestSupport
import Testing

/// The admin endpoint under good and hostile requests while stories flow.
@Suite(.serialized, .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct AdminFloodTests {
  @Test("two thousand requests a second cost no story and no answer", .timeLimit(.minutes(3)))
  func flood() async throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1")
    let probe = try HealthProbe(service)
    let script = Repository.root.appendingPathComponent("Tests/Fixtures/flood-admin.py").path
    let flood = try RunningCommand(
      ["python3", script, probe.address, "--seconds", "5"],
      executable: URL(fileURLWithPath: "/usr/bin/env"))
    try mock.sendStories(2_000)
    try mock.expectOutcomes(mock.hint, within: .seconds(60))
    let said = Data(try flood.finish().output.utf8)
    let counts = try #require(
      try JSONSerialization.jsonObject(with: said) as? [String: Int])
    #expect(try #require(counts["good"]) > 500, "\(counts)")
    #expect(try #require(counts["refused"]) > 50, "\(counts)")
    try await probe.expect(live: true, ready: true, status: "healthy")
    mock.conservation.expectEachOnce(mock.hint)
    service.terminate()
    #expect(service.waitForExit(within: .seconds(35)) == 0)
  }
}
