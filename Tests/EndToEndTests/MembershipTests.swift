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
  private func share(_ services: [ServiceProcess]) async -> Bool {
    await eventually {
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

  /// Partitions of the source topic that a service has ever been given.
  private static func given(to service: ServiceProcess) -> Set<Int> {
    var numbers: Set<Int> = []
    for fields in service.allFields(of: "Partitions assigned") {
      let topics = fields["kafka.partition"] as? [String: [Int]]
      numbers.formUnion(topics?["wire.raw"] ?? [])
    }
    return numbers
  }

  @Test("The survivor of a killed dynamic member takes all and goes on", .timeLimit(.minutes(10)))
  func killedMember() async throws {
    let mock = try MockWire()
    let doomed = try mock.start(instance: nil, properties: MockWire.shortSession)
    let survivor = try mock.start(instance: nil, properties: MockWire.shortSession)
    #expect(await share([doomed, survivor]))
    try mock.sendStories(400)
    doomed.kill()
    try mock.sendStories(400)
    #expect(await eventually { Self.held(by: survivor) == Wire.partitionCount })
    try mock.expectOutcomes(mock.hint)
    try mock.sendStories(200)
    try mock.expectOutcomes(mock.hint)
    #expect(survivor.isRunning)
    mock.conservation.expectEachAtLeastOnce(mock.hint)
    mock.conservation.expectDoublesAgree(mock.hint)
    survivor.terminate()
    #expect(survivor.waitForExit() == 0)
  }

  @Test(
    "A member joins a running group cooperatively and leaves it again", .timeLimit(.minutes(10)))
  func cooperativeJoin() async throws {
    let cooperative = MockWire.shortSession.merging([
      "partition.assignment.strategy": "cooperative-sticky"
    ]) { $1 }
    let mock = try MockWire()
    let first = try mock.start(instance: nil, properties: cooperative)
    try mock.sendStories(300)
    try mock.expectOutcomes(mock.hint)
    let second = try mock.start(instance: nil, properties: cooperative)
    try mock.sendStories(300)
    #expect(await share([first, second]))
    try mock.sendStories(300)
    try mock.expectOutcomes(mock.hint)
    second.terminate()
    #expect(second.waitForExit() == 0)
    #expect(await eventually { Self.held(by: first) == Wire.partitionCount })
    try mock.sendStories(300)
    try mock.expectOutcomes(mock.hint)
    mock.conservation.expectEachAtLeastOnce(mock.hint)
    mock.conservation.expectDoublesAgree(mock.hint)
    // Only what moved was read again: the other partitions went on through both changes.
    let moved = Self.given(to: second)
    let doubled = mock.conservation.doubled.keys.compactMap { source in
      source.split(separator: ":").dropFirst().first.flatMap { Int($0) }
    }
    #expect((1..<Wire.partitionCount).contains(moved.count))
    #expect(moved.isSuperset(of: doubled), "\(Set(doubled).subtracting(moved)) were kept")
    first.terminate()
    #expect(first.waitForExit() == 0)
  }

  @Test(
    "Partitions lost by standing still are taken over and nothing is lost", .timeLimit(.minutes(10))
  )
  func lostPartitions() async throws {
    let mock = try MockWire()
    let frozen = try mock.start(instance: nil, properties: MockWire.shortSession)
    let other = try mock.start(instance: nil, properties: MockWire.shortSession)
    #expect(await share([frozen, other]))
    try mock.sendStories(400)
    frozen.freeze()
    try mock.sendStories(400)
    #expect(await eventually { Self.held(by: other) == Wire.partitionCount })
    try mock.expectOutcomes(mock.hint)
    frozen.thaw()
    #expect(frozen.wait(linesContaining: "Partitions lost"))
    #expect(await share([frozen, other]))
    try mock.sendStories(200)
    try mock.expectOutcomes(mock.hint)
    mock.conservation.expectEachAtLeastOnce(mock.hint)
    mock.conservation.expectDoublesAgree(mock.hint)
    for service in [frozen, other] {
      #expect(service.isRunning)
      service.terminate()
      #expect(service.waitForExit() == 0)
    }
  }

  @Test("Two instances with one state directory take different names", .timeLimit(.minutes(10)))
  func sharedStateDirectory() throws {
    let mock = try MockWire()
    func start() throws -> ServiceProcess {
      let service = try mock.wire.start(instance: nil)
      #expect(service.wait(linesContaining: "Claims caught up"))
      return service
    }
    let first = try start()
    let second = try start()
    let state = mock.wire.directory.appendingPathComponent("state-shared")
    let names = try (0..<2).map {
      try String(
        contentsOf: state.appendingPathComponent("instance-\($0)"), encoding: .utf8
      ).trimmingCharacters(in: .whitespacesAndNewlines)
    }
    #expect(names.allSatisfy { UUID(uuidString: $0) != nil }, "\(names)")
    #expect(Set(names).count == 2)
    // A killed instance leaves its name behind, and the next one goes on under it.
    first.kill()
    let third = try start()
    let files = try FileManager.default.contentsOfDirectory(atPath: state.path)
    #expect(files.filter { $0.hasPrefix("instance-") }.count == 2, "\(files)")
    for service in [second, third] {
      #expect(service.isRunning)
      service.terminate()
      #expect(service.waitForExit() == 0)
    }
  }
}
