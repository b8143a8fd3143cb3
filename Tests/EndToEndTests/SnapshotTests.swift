import Foundation
import TestSupport
import Testing

/// The real program with a snapshot of its ledger: lost, stale and broken ones cost time and no story.
@Suite(
  .serialized, .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"),
  .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct SnapshotTests {
  private static let seed: UInt64 = 11
  private static let count = 600

  @Test(
    "After a kill, with the snapshot, with a broken one and without, a wire sent again is known",
    .timeLimit(.minutes(10)))
  func restarts() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    let file = wire.directory.appendingPathComponent("ledger/desk.snapshot")
    let extra = "ledger:\n  snapshot:\n    path: \(file.path)\n    interval: 1s"

    // A first life, killed after it has written a snapshot and gone on.
    try Self.send(to: wire)
    let first = try wire.start(instance: "desk-1", extra: extra)
    #expect(first.wait(linesContaining: "Ledger snapshot written", within: Patience.outcome))
    #expect(try await wire.waitUntilDrained())
    first.kill()
    let articles = try Self.articleCount(wire)
    #expect(articles > Self.count / 2)

    // With the snapshot the rest of the topic is enough.
    let second = try await Self.resend(wire, extra)
    #expect(second.lineCount(containing: "Ledger snapshot read") == 1)
    #expect(second.lineCount(containing: "snapshot refused") == 0)
    second.terminate()
    #expect(second.waitForExit() == 0)
    #expect(second.fields(of: "Ledger snapshot written") != nil)
    let tail = second.fields(of: "Claims caught up")?["kafka.offset"] as? Int
    #expect(try #require(tail) > 0)

    // A broken one is noticed, and the whole topic is read.
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count / 2] ^= 4
    try bytes.write(to: file)
    let third = try await Self.resend(wire, extra)
    #expect(third.fields(of: Self.refused)?["reason"] as? String == "wrong checksum")
    third.kill()

    // A lost disk.
    try FileManager.default.removeItem(at: file.deletingLastPathComponent())
    let fourth = try await Self.resend(wire, extra)
    #expect(fourth.lineCount(containing: "Ledger snapshot read") == 0)
    fourth.terminate()
    #expect(fourth.waitForExit() == 0)

    // Another configuration of the ledger makes other verdicts: its snapshot is none of ours.
    let fifth = try wire.start(
      instance: "desk-1", extra: extra + "\n  similarity:\n    updateJaccard: 0.8")
    #expect(fifth.wait(linesContaining: Self.refused, within: Patience.outcome))
    fifth.terminate()
    #expect(fifth.waitForExit() == 0)

    #expect(try Self.articleCount(wire) == articles)
    let result = Conservation(inputs: try wire.inputs(), outputs: try wire.outcomes())
    result.expectEachOnce("seed \(Self.seed)")
  }

  private static let refused = "Ledger snapshot refused; reading the claims topic instead"

  /// Starts the service and has it read the same wire again.
  private static func resend(_ wire: Wire, _ extra: String) async throws -> ServiceProcess {
    try send(to: wire)
    let service = try wire.start(instance: "desk-1", extra: extra)
    #expect(service.wait(linesContaining: "Claims caught up", within: Patience.outcome))
    #expect(try await wire.waitUntilDrained())
    return service
  }

  private static func send(to wire: Wire) throws {
    var generated = GeneratedWire(seed: seed)
    try wire.send(count, from: &generated)
  }

  private static func articleCount(_ wire: Wire) throws -> Int {
    try Cluster.readAll(["wire.articles"], on: wire.servers).count
  }
}
