import Foundation
import Kafka
import TestSupport
import Testing

/// Members that die, join, leave and lose their partitions (mock cluster).
///
/// The mock stores no transactional offsets, so whoever takes a partition over reads it from its
/// beginning: outcomes come again. That each copy is the same as the first, by another process on a
/// ledger of its own, is what these tests look at.
@Suite(.serialized, .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct MembershipTests {
  /// Both have partitions, and together all of them.
  private func share(_ services: [ServiceProcess], within timeout: Duration) async -> Bool {
    await eventually(within: timeout) {
      let held = services.map { Self.held(by: $0) }
      return held.allSatisfy { $0 > 0 } && held.reduce(0, +) == Wire.partitionCount
    }
  }

  /// How many partitions a service holds by its last word on them.
  private static func held(by service: ServiceProcess) -> Int {
    for line in service.lines.reversed()
    where line.contains("\"message\":\"Partitions ") {
      let document = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      let fields = document?["metadata"] as? [String: Any]
      return fields?["kafka.partitions"] as? Int ?? 0
    }
    return 0
  }

  @Test("The survivor of a killed dynamic member takes all and goes on", .timeLimit(.minutes(3)))
  func killedMember() async throws {
    let mock = try MockWire()
    let doomed = try mock.start(instance: nil)
    let survivor = try mock.start(instance: nil)
    #expect(await share([doomed, survivor], within: .seconds(40)))
    try mock.sendStories(400)
    doomed.kill()
    try mock.sendStories(400)
    #expect(
      await eventually(within: .seconds(60)) { Self.held(by: survivor) == Wire.partitionCount })
    try mock.expectOutcomes(mock.hint)
    try mock.sendStories(200)
    try mock.expectOutcomes(mock.hint)
    #expect(survivor.isRunning)
    mock.conservation.expectEachAtLeastOnce(mock.hint)
    mock.conservation.expectDoublesAgree(mock.hint)
    survivor.terminate()
    #expect(survivor.waitForExit(within: .seconds(35)) == 0)
  }

  @Test("Two instances with one state directory take different names", .timeLimit(.minutes(2)))
  func sharedStateDirectory() async throws {
    let mock = try MockWire()
    let first = try mock.start(instance: nil)
    let second = try mock.start(instance: nil)
    #expect(await share([first, second], within: .seconds(40)))
    let state = mock.wire.directory.appendingPathComponent("state-shared")
    let names = try (0..<2).map {
      try String(
        contentsOf: state.appendingPathComponent("instance-\($0)"), encoding: .utf8
      ).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    #expect(names.allSatisfy { UUID(uuidString: $0) != nil }, "\(names)")
    #expect(Set(names).count == 2)
    first.kill()
    // A killed instance leaves its name behind, and the next one goes on under it.
    let third = try mock.start(instance: nil)
    let files = try FileManager.default.contentsOfDirectory(atPath: state.path)
    #expect(files.filter { $0.hasPrefix("instance-") }.count == 2, "\(files)")
    for service in [second, third] {
      service.terminate()
      #expect(service.waitForExit(within: .seconds(35)) == 0)
    }
  }
}
