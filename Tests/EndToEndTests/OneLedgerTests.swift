import Foundation
import TestSupport
import Testing

/// Several real instances, killed at random, are one ledger.
@Suite(
  .serialized, .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"),
  .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct OneLedgerTests {
  /// What became of a record.
  private struct Fate: Hashable {
    let topic: String
    let verdict: String?
    let key: [UInt8]?
    let value: [UInt8]?
  }

  private func fates(_ records: [TestRecord], _ roles: [String: String] = [:]) -> [String: Fate] {
    var fates: [String: Fate] = [:]
    for record in records {
      fates[record.header("copydesk.source") ?? "?"] = Fate(
        topic: roles[record.topic] ?? record.topic, verdict: record.header("copydesk.verdict"),
        key: record.key, value: record.value)
    }
    return fates
  }

  /// Sends the wire in rounds, to instances of which one is killed and started again in each.
  private func fly(
    _ wire: Wire, instances: Int, rounds: Int, _ generated: inout FamilyWire, seed: UInt64
  ) async throws -> [FamilyWire.Record] {
    var random = SplitMix(state: seed &+ 1)
    var sent: [FamilyWire.Record] = []
    var services = try (1...instances).map { try wire.start(instance: "desk-\($0)") }
    for _ in 0..<rounds {
      sent += try wire.send(400, from: &generated)
      let victim = Int(random.next() % UInt64(instances))
      services[victim].wait(linesContaining: "Partitions assigned", within: .seconds(20))
      services[victim].wait(
        for: Int(random.next() % 4), linesContaining: "Batch committed", within: .seconds(1))
      services[victim].kill()
      services[victim] = try wire.start(instance: "desk-\(victim + 1)")
    }
    #expect(try await wire.waitUntilDrained())
    for service in services {
      // The last one may be too young to know the signal.
      service.wait(linesContaining: "Partitions assigned")
      service.terminate()
      #expect(service.waitForExit() == 0)
    }
    return sent
  }

  @Test(
    "However many are killed, what comes out is what the claims log says, and no text comes out twice",
    .timeLimit(.minutes(15)), arguments: [2, 3])
  func manyAreOne(instances: Int) async throws {
    let seed = UInt64.random(in: 1...UInt64(UInt32.max))
    let hint: Comment = "\(instances) instances, seed \(seed)"
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    var generated = FamilyWire(seed: seed, keepsFamilies: false)
    let sent = try await fly(wire, instances: instances, rounds: 10, &generated, seed: seed)
    let outputs = try wire.outcomes()
    let result = Conservation(inputs: try wire.inputs(), outputs: outputs)
    #expect(result.inputs.count == sent.count)
    result.expectEachOnce(hint)
    let file = try wire.configuration(instance: "desk-1")
    try LedgerExport(file).expectAgrees(with: outputs, hint)
    try expectOneOriginal(of: sent, among: outputs, wire, hint)

    let replay = try CommandRun(
      ["replay", "--config", file, "--into", "again", "--json"], within: .seconds(240))
    #expect(replay.code == 0, "\(replay.problems.suffix(1_000))")
    let topics = ["again", "again.duplicates", "again.deadletters"]
    let copies = try Cluster.readAll(topics, on: wire.servers)
    let second = fates(copies, Dictionary(uniqueKeysWithValues: zip(topics, Wire.outputs)))
    let first = fates(outputs)
    let differing = first.keys.filter { first[$0] != second[$0] }.sorted()
    #expect(copies.count == outputs.count, hint)
    #expect(
      differing.isEmpty, "replayed: \(differing.count) differ, as \(differing.prefix(3)); \(hint)")
    let kinds = Set(outputs.compactMap { $0.header("copydesk.verdict") })
    #expect(kinds.isSuperset(of: ["original", "update", "duplicate", "redelivery", "stale"]), hint)
  }

  /// Of the deliveries of one text, by whatever ids and instances, one at most is an original.
  private func expectOneOriginal(
    of sent: [FamilyWire.Record], among outputs: [TestRecord], _ wire: Wire, _ hint: Comment
  ) throws {
    let families = Dictionary(
      sent.filter(\.isFirstText).map { ($0.value, $0.family) }, uniquingKeysWith: { one, _ in one })
    var originals: [Int: Int] = [:]
    let verdicts = fates(outputs)
    for record in try Cluster.readAll(["wire.raw"], on: wire.servers) {
      let source = "\(record.topic):\(record.partition):\(record.offset)"
      guard let value = record.value, let family = families[value],
        verdicts[source]?.verdict == "original"
      else { continue }
      originals[family, default: 0] += 1
    }
    let doubled = originals.filter { $0.value > 1 }.keys.sorted()
    #expect(!originals.isEmpty, hint)
    #expect(doubled.isEmpty, "families \(doubled.prefix(5)) came out twice; \(hint)")
  }

  @Test(
    "Three that are killed do to every record what one does that is left alone",
    .timeLimit(.minutes(15)))
  func sameAsOne() async throws {
    let seed = UInt64.random(in: 1...UInt64(UInt32.max))
    let hint: Comment = "seed \(seed)"
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    var generated = FamilyWire(seed: seed, keepsFamilies: true)
    let sent = try await fly(wire, instances: 3, rounds: 10, &generated, seed: seed)
    let many = fates(try wire.outcomes())

    let quiet = try NoidaBroker()
    let lone = try Wire(servers: quiet.bootstrapServers)
    try lone.createTopics()
    var again = FamilyWire(seed: seed, keepsFamilies: true)
    try lone.send(sent.count, from: &again)
    let service = try lone.start(instance: "desk-1")
    #expect(try await lone.waitUntilDrained())
    service.terminate()
    #expect(service.waitForExit() == 0)
    let one = fates(try lone.outcomes())
    #expect(one.count == sent.count, hint)
    let differing = Set(one.keys).union(many.keys).filter { one[$0] != many[$0] }.sorted()
    #expect(
      differing.isEmpty, "\(differing.count) of \(one.count), as \(differing.prefix(3)); \(hint)")
  }
}
