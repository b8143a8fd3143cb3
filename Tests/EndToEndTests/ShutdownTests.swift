import Kafka
import TestSupport
import Testing

/// The end of the service, as a container runtime brings it about.
@Suite(.serialized, .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct ShutdownTests {
  @Test(
    "SIGTERM under load ends in time, and the next start repeats nothing", .timeLimit(.minutes(10)),
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
      #expect(service.wait(linesContaining: "Batch committed"))
      service.terminate()
      #expect(service.waitForExit() == 0, "round \(round), seed \(seed)")
      #expect(service.fields(of: "Draining timed out; batches in flight are aborted") == nil)
      let stopped = try #require(service.fields(of: "Stopped"))
      consumed += try #require(stopped["records.consumed"] as? Int)
      // What is committed is what has an outcome, partition by partition.
      #expect(try wire.outcomeCounts() == wire.committedCounts(), "seed \(seed)")
    }
    let last = try wire.start(instance: "desk-1")
    #expect(try await wire.waitUntilDrained())
    last.terminate()
    #expect(last.waitForExit() == 0)
    consumed += try #require(last.fields(of: "Stopped")?["records.consumed"] as? Int)
    #expect(consumed == 20_000, "seed \(seed)")
    let result = Conservation(inputs: try wire.inputs(), outputs: try wire.outcomes())
    result.expectEachOnce("seed \(seed)")
    result.expectOrderPerStory("seed \(seed)")
  }

  @Test(
    "From its start to an orderly end the service has nothing to warn of",
    .timeLimit(.minutes(10)),
    .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"))
  func isQuiet() async throws {
    let seed = UInt64.random(in: 1...UInt64(UInt32.max))
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    // Properties of one kind of client each, and of every client.
    let file = try wire.configuration(
      instance: "desk-1",
      properties: [
        "fetch.min.bytes": "1", "linger.ms": "3", "compression.type": "lz4",
        "socket.keepalive.enable": "true",
      ])
    let creation = try CommandRun(
      ["topics", "create", "--config", file, "--replication-factor", "1"])
    #expect(creation.code == 0, "\(creation.problems)")
    var generated = GeneratedWire(seed: seed)
    try wire.send(500, from: &generated)
    let service = try ServiceProcess(
      ["run", "--config", file, "--set", "log.level=warning"])
    #expect(try await wire.waitUntilDrained())
    service.terminate()
    #expect(service.waitForExit() == 0)
    #expect(service.lines == [], "seed \(seed)")
    Conservation(inputs: try wire.inputs(), outputs: try wire.outcomes())
      .expectEachOnce("seed \(seed)")
  }

  @Test(
    "SIGTERM while no broker answers ends with 0 where nothing is in the air",
    .timeLimit(.minutes(10)))
  func stopsWithoutBroker() throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1", extra: "drainTimeout: 3s")
    try mock.sendStories(200)
    try mock.expectOutcomes(mock.hint)
    #expect(service.wait(linesContaining: "Batch committed"))
    try mock.cluster.takeDown()
    service.terminate()
    #expect(service.waitForExit() == 0)
  }

  @Test("SIGTERM while a broker is waited for at the start ends with 0", .timeLimit(.minutes(10)))
  func stopsBeforeItBegan() throws {
    let mock = try MockWire()
    try mock.cluster.takeDown()
    let service = try mock.wire.start(instance: "desk-1", extra: "drainTimeout: 3s")
    #expect(service.wait(linesContaining: "No broker can be reached; waiting"))
    service.terminate()
    #expect(service.waitForExit() == 0)
  }

  @Test(
    "SIGTERM with work in the air that cannot be committed gives it up and ends with 75",
    .timeLimit(.minutes(10)))
  func givesUp() throws {
    let mock = try MockWire()
    let service = try mock.start(
      instance: nil, extra: "drainTimeout: 3s", properties: MockWire.shortSession)
    // No commit comes through: each is told to come again.
    mock.cluster.fail(
      .endTransaction, with: Array(repeating: KafkaErrorCode(rawValue: 51), count: 20_000))
    try mock.sendStories(200)
    #expect(try mock.watch.wait { !$0.records.isEmpty })
    service.terminate()
    #expect(service.waitForExit() == 75)
    #expect(service.fields(of: "Draining timed out; batches in flight are aborted") != nil)
    mock.cluster.clearFailures(of: .endTransaction)
    let next = try mock.start(instance: nil, properties: MockWire.shortSession)
    try mock.expectOutcomes(mock.hint)
    mock.conservation.expectDoublesAgree(mock.hint)
    next.terminate()
    #expect(next.waitForExit() == 0)
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
