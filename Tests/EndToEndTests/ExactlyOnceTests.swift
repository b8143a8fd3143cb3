import TestSupport
import Testing

/// The real program on a real server, killed again and again.
@Suite(
  .serialized, .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"),
  .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct ExactlyOnceTests {
  @Test("Twenty kills lose nothing and double nothing", .timeLimit(.minutes(20)))
  func survivesKills() async throws {
    let seed = UInt64.random(in: 1...UInt64(UInt32.max))
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    var generated = GeneratedWire(seed: seed)
    var random = SplitMix(state: seed &+ 1)
    for _ in 0..<20 {
      try wire.send(2_500, from: &generated)
      let service = try wire.start(instance: "desk-1")
      service.wait(linesContaining: "Partitions assigned", within: .seconds(20))
      service.wait(
        for: Int(random.next() % 5), linesContaining: "Batch committed", within: .seconds(5))
      service.kill()
    }
    let service = try wire.start(instance: "desk-1")
    #expect(try await wire.waitUntilDrained())
    service.terminate()
    #expect(service.waitForExit() == 0)
    let result = Conservation(inputs: try wire.inputs(), outputs: try wire.outcomes())
    #expect(result.inputs.count == 50_000)
    result.expectEachOnce("seed \(seed)")
    result.expectOrderPerStory("seed \(seed)")
  }

  @Test("Two instances share the wire, and neither publishes a re-send", .timeLimit(.minutes(20)))
  func twoInstances() async throws {
    let seed = UInt64.random(in: 1...UInt64(UInt32.max))
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    var generated = GeneratedWire(seed: seed)
    var random = SplitMix(state: seed &+ 1)
    var services = [
      try wire.start(instance: "desk-1"), try wire.start(instance: "desk-2"),
    ]
    for round in 0..<20 {
      try wire.send(2_500, from: &generated)
      let victim = Int(random.next() % 2)
      services[victim].wait(linesContaining: "Partitions assigned", within: .seconds(20))
      services[victim].wait(
        for: Int(random.next() % 5), linesContaining: "Batch committed", within: .seconds(1))
      if round % 5 == 4 {
        services[victim].terminate()
        #expect(services[victim].waitForExit() == 0)
      } else {
        services[victim].kill()
      }
      services[victim] = try wire.start(instance: "desk-\(victim + 1)")
    }
    #expect(try await wire.waitUntilDrained())
    for service in services {
      // The last one may not have come to its first instruction yet, and would end by the signal.
      #expect(service.wait(linesContaining: "Starting"))
      service.terminate()
      #expect(service.waitForExit() == 0)
    }
    let result = Conservation(inputs: try wire.inputs(), outputs: try wire.outcomes())
    #expect(result.inputs.count == 50_000)
    result.expectEachOnce("seed \(seed)")
    result.expectOrderPerStory("seed \(seed)")
  }
}
