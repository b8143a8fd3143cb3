import Foundation
import Kafka
import TestSupport
import Testing

/// The truth table on the real program: what each state looks like to a probe and in the log.
@Suite(.serialized, .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct HealthTruthTests {
  @Test("healthy; without a broker live but not ready; and healthy again", .timeLimit(.minutes(3)))
  func brokerDown() async throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1")
    let probe = try HealthProbe(service)
    try mock.sendStories(100)
    try mock.expectOutcomes(mock.hint)
    try await probe.expect(live: true, ready: true, status: "healthy")
    try mock.cluster.takeDown()
    try await probe.expect(live: true, ready: false, status: "degraded", reason: "broker: ")
    try mock.cluster.bringUp()
    try await probe.expect(
      live: true, ready: true, status: "healthy", within: .seconds(30))
    service.terminate()
    #expect(service.waitForExit(within: .seconds(35)) == 0)
    #expect(try probe.ask().code == 69, "nothing answers any more")
  }

  @Test(
    "a broker that stands still, its connections open, is away: live but not ready",
    .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"), .timeLimit(.minutes(4)),
    arguments: [0, 2_000])
  func brokerFrozen(inFlight: Int) async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    let service = try wire.start(instance: "desk-1")
    let probe = try HealthProbe(service)
    var generated = GeneratedWire(seed: 7)
    try wire.send(100, from: &generated)
    #expect(try await wire.waitUntilDrained())
    try await probe.expect(live: true, ready: true, status: "healthy")
    if inFlight > 0 { try wire.send(inFlight, from: &generated) }
    broker.freeze()
    try await probe.expect(
      live: true, ready: false, status: "degraded", reason: "broker: ", within: .seconds(12))
    broker.thaw()
    try await probe.expect(live: true, ready: true, status: "healthy", within: .seconds(60))
    #expect(try await wire.waitUntilDrained())
    service.terminate()
    #expect(service.waitForExit(within: .seconds(35)) == 0)
  }

  @Test("a partition stuck on a blocked sink is neither live nor ready", .timeLimit(.minutes(3)))
  func blockedSink() async throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1")
    let probe = try HealthProbe(service)
    try mock.sendStories(50)
    try mock.expectOutcomes(mock.hint)
    for number in 0..<Int32(Wire.partitionCount) {
      try mock.cluster.setLeader(of: TopicPartition("wire.articles", number), to: nil)
    }
    try mock.sendStories(50)
    try await probe.expect(
      live: false, ready: false, status: "stuck", reason: "nothing was committed for",
      within: .seconds(20))
    for number in 0..<Int32(Wire.partitionCount) {
      try mock.cluster.setLeader(of: TopicPartition("wire.articles", number), to: 1)
    }
    try mock.expectOutcomes(mock.hint, within: .seconds(60))
    try await probe.expect(live: true, ready: true, status: "healthy")
    service.terminate()
    #expect(service.waitForExit(within: .seconds(35)) == 0)
  }

  @Test("while the ledger catches up it lives and is not ready", .timeLimit(.minutes(3)))
  func catchingUp() async throws {
    let mock = try MockWire()
    let first = try mock.start(instance: "desk-1", properties: MockWire.shortSession)
    try mock.sendStories(100)
    try mock.expectOutcomes(mock.hint)
    first.terminate()
    #expect(first.waitForExit(within: .seconds(35)) == 0)
    let errors = [KafkaErrorCode](repeating: KafkaErrorCode(rawValue: 6), count: 2_000)
    mock.cluster.fail(.fetch, with: errors)
    let service = try mock.wire.start(
      instance: "desk-1",
      // The cluster waits for a static member's session to end before it lets the next one in.
      properties: ["fetch.error.backoff.ms": "100", "session.timeout.ms": "8000"])
    let probe = try HealthProbe(service)
    try await probe.expect(live: true, ready: false, status: "starting", reason: "claims topic")
    let said = try probe.ask().said
    #expect(said.contains("ledger: "), "\(said)")
    mock.cluster.clearFailures(of: .fetch)
    try await probe.expect(live: true, ready: true, status: "healthy", within: .seconds(90))
    service.terminate()
    #expect(service.waitForExit(within: .seconds(35)) == 0)
  }

  @Test(
    "an instance whose partitions were revoked stands by: live and ready", .timeLimit(.minutes(3)))
  func standby() async throws {
    let mock = try MockWire()
    try mock.cluster.createTopic("wire.one", partitions: 1, replicationFactor: 3)
    func start(_ instance: String) throws -> ServiceProcess {
      let file = try mock.wire.configuration(
        instance: instance, properties: ["session.timeout.ms": "6000"])
      return try ServiceProcess(["run", "--config", file, "--set", "source.topics=wire.one"])
    }
    let services = [try start("desk-1"), try start("desk-2")]
    let probes = try services.map { try HealthProbe($0) }
    let isSplit = await eventually(within: .seconds(60)) {
      Set(probes.map(\.line.status)) == ["healthy", "standby"]
    }
    #expect(isSplit, "\(probes.map(\.line))")
    for probe in probes {
      let live = try probe.ask("--live")
      let ready = try probe.ask()
      #expect(live.code == 0 && ready.code == 0, "\(live) \(ready)")
    }
    for service in services { service.terminate() }
    for service in services { #expect(service.waitForExit(within: .seconds(35)) == 0) }
  }

  @Test("fenced, its last Health line says so, and nothing answers for it", .timeLimit(.minutes(2)))
  func fenced() async throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1")
    let probe = try HealthProbe(service)
    let fence = KafkaErrorCode(rawValue: 47)
    mock.cluster.fail(.endTransaction, with: [fence, fence, fence])
    try mock.sendStories(50)
    #expect(service.waitForExit(within: .seconds(30)) == 75)
    #expect(probe.line.status == "stuck")
    #expect(probe.line.reason.hasPrefix("process: stops: "))
    #expect(try probe.ask().code == 69)
  }

  @Test("lag over its bound: live, not ready, until it is worked off", .timeLimit(.minutes(3)))
  func lag() async throws {
    let mock = try MockWire()
    let service = try mock.start(
      instance: "desk-1", extra: "health: {lagMax: 1s, stuckAfter: 10m}")
    let probe = try HealthProbe(service)
    for number in 0..<Int32(Wire.partitionCount) {
      try mock.cluster.setLeader(of: TopicPartition("wire.articles", number), to: nil)
    }
    try mock.sendStories(50)
    try await probe.expect(live: true, ready: false, status: "degraded", reason: "lag: the oldest")
    for number in 0..<Int32(Wire.partitionCount) {
      try mock.cluster.setLeader(of: TopicPartition("wire.articles", number), to: 1)
    }
    try mock.expectOutcomes(mock.hint, within: .seconds(60))
    try await probe.expect(live: true, ready: true, status: "healthy")
    service.terminate()
    #expect(service.waitForExit(within: .seconds(35)) == 0)
  }

  @Test(
    "a thread that stands still ends life, and its return is seen too", .timeLimit(.minutes(4)),
    arguments: ["intake", "claims"])
  func deadThread(name: String) async throws {
    let mock = try MockWire()
    let service = try mock.start(instance: "desk-1")
    let probe = try HealthProbe(service)
    let script = Repository.root.appendingPathComponent("Tests/Fixtures/hold-thread.py").path
    // It ends by itself, and lets go with its end, so nothing here can wait for it for ever.
    let hold = try ServiceProcess(
      ["python3", script, "\(service.identifier)", "copydesk-\(name)", "60"],
      executable: URL(fileURLWithPath: "/usr/bin/env"))
    // Before the service is ended: of one with a thread that is held, the remains could not go.
    defer { hold.kill() }
    guard hold.wait(linesContaining: "held", within: .seconds(20)) else {
      #expect(hold.waitForExit(within: .seconds(70)) == 77, "only permission may be missing")
      return
    }
    try await probe.expect(
      live: false, ready: false, status: "stuck", reason: "\(name): the thread")
    hold.kill()
    try await probe.expect(live: true, ready: true, status: "healthy", within: .seconds(30))
    service.terminate()
    #expect(service.waitForExit(within: .seconds(35)) == 0)
  }
}
