import Kafka
import TestSupport
import Testing

/// The end of the service, as a container runtime brings it about.
@Suite(.serialized, .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct ShutdownTests {
  @Test(
    "SIGTERM under load ends in time, and the next start repeats nothing", .timeLimit(.minutes(3)),
    .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"))
  func stopsUnderLoad() async throws {
    let seed = UInt64.random(in: 1...UInt64(UInt32.max))
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    var generated = GeneratedWire(seed: seed)
    try wire.send(20_000, from: &generated)

    var consumed = 0
    for round in 0..<3 {
      let service = try wire.start(instance: "desk-1")
      #expect(service.wait(linesContaining: "Batch committed", within: .seconds(30)))
      service.terminate()
      let began = ContinuousClock.now
      #expect(service.waitForExit(within: .seconds(35)) == 0, "round \(round), seed \(seed)")
      #expect(ContinuousClock.now - began < .seconds(30))
      let stopped = try #require(service.fields(of: "Stopped"))
      consumed += try #require(stopped["records.consumed"] as? Int)
      // What is committed is what has an outcome, partition by partition.
      #expect(try wire.outcomeCounts() == wire.committedCounts(), "seed \(seed)")
    }
    let last = try wire.start(instance: "desk-1")
    #expect(try await wire.waitUntilDrained(within: .seconds(60)))
    last.terminate()
    #expect(last.waitForExit(within: .seconds(35)) == 0)
    consumed += try #require(last.fields(of: "Stopped")?["records.consumed"] as? Int)
    #expect(consumed == 20_000, "seed \(seed)")
    let result = Conservation(inputs: try wire.inputs(), outputs: try wire.outcomes())
    result.expectEachOnce("seed \(seed)")
    result.expectOrderPerStory("seed \(seed)")
  }

  @Test(
    "SIGTERM while no broker answers ends within the drain time-out as well",
    .timeLimit(.minutes(2)))
  func stopsWithoutBroker() throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1", extra: "drainTimeout: 3s")
    try mock.sendStories(200)
    try mock.expectOutcomes(mock.hint)
    try mock.cluster.takeDown()
    service.terminate()
    #expect(service.waitForExit(within: .seconds(15)) != nil)
  }

  @Test(
    "SIGTERM while the broker is waited for at the start ends at once", .timeLimit(.minutes(2)))
  func stopsBeforeItBegan() throws {
    let mock = try MockWire()
    let servers = mock.wire.servers
    try mock.cluster.takeDown()
    let service = try mock.wire.start(instance: "desk-1", extra: "drainTimeout: 3s")
    #expect(service.wait(linesContaining: "Starting", within: .seconds(10)), "\(servers)")
    service.terminate()
    #expect(service.waitForExit(within: .seconds(15)) != nil)
  }

}

extension Wire {
  /// Outcomes by partition of the source.
  func outcomeCounts() throws -> [Int32: Int] {
    var counts: [Int32: Int] = [:]
    for record in try outcomes() {
      let parts = (record.header("copydesk.source") ?? "").split(separator: ":")
      if parts.count == 3, let partition = Int32(parts[1]) { counts[partition, default: 0] += 1 }
    }
    return counts
  }

  /// Records before the group's committed offsets, by partition of the source.
  func committedCounts() throws -> [Int32: Int] {
    let admin = try KafkaAdmin(["bootstrap.servers": servers])
    let lags = try admin.lag(of: "copydesk", topics: ["wire.raw"], timeout: .seconds(10))
    var counts: [Int32: Int] = [:]
    for (partition, lag) in lags {
      let count = Int((lag.committed ?? lag.watermarks.low) - lag.watermarks.low)
      if count > 0 { counts[partition.partition] = count }
    }
    return counts
  }
}
