import Foundation
import Kafka
import TestSupport
import Testing

/// `copydesk replay` on a real server, beside the live service.
@Suite(
  .serialized, .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"),
  .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct ReplayTests {
  /// What became of a record: where it went, with which verdict, as what.
  private struct Fate: Hashable {
    let role: String
    let verdict: String?
    let key: [UInt8]?
    let value: [UInt8]?
  }

  private func fates(_ records: [TestRecord], _ roles: [String: String]) -> [String: [Fate]] {
    Dictionary(grouping: records) { $0.header("copydesk.source") ?? "?" }
      .mapValues { records in
        records.map {
          Fate(
            role: roles[$0.topic] ?? $0.topic, verdict: $0.header("copydesk.verdict"), key: $0.key,
            value: $0.value)
        }
      }
  }

  private func moment(_ milliseconds: Int64) -> String {
    let formatter = ISO8601DateFormatter()
    formatter.formatOptions = [.withInternetDateTime, .withFractionalSeconds]
    return formatter.string(from: Date(timeIntervalSince1970: Double(milliseconds) / 1_000))
  }

  /// What a wire of many stories needs of the test server, which answers a fetch with all that it has.
  private static let roomy = [
    "receive.message.max.bytes": "2000000000", "compression.codec": "zstd",
  ]

  @Test(
    "A window of time, killed three times and resumed, gives each first outcome once",
    .timeLimit(.minutes(8 + LongRun.replayStories / 5_000)))
  func survivesKills() async throws {
    let seed = UInt64.random(in: 1...UInt64(UInt32.max))
    let hint: Comment = "seed \(seed)"
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    let live = try wire.start(instance: "desk-1", properties: Self.roomy)
    var generated = GeneratedWire(seed: seed)
    let count = LongRun.replayStories
    for _ in 0..<8 {
      try wire.send(count / 8, from: &generated)
      // The server keeps its time, and what is read in one go stays small.
      #expect(try await wire.waitUntilDrained(within: .seconds(180)))
    }
    let raw = try Cluster.readAll(["wire.raw"], on: wire.servers)
    let times = raw.compactMap(\.timestamp).sorted()
    let (from, to) = (times[count / 6], times[count * 5 / 6])
    let wanted = Set(
      raw.filter { ($0.timestamp ?? 0) >= from && ($0.timestamp ?? 0) < to }
        .map { "\($0.topic):\($0.partition):\($0.offset)" })
    let first = fates(try wire.outcomes(), [:]).filter { wanted.contains($0.key) }

    let file = try wire.configuration(instance: "desk-1", properties: Self.roomy)
    let options = ["--from", moment(from), "--to", moment(to), "--into", "again"]
    let batch = max(100, wanted.count / 60)
    let pace = ["--batch", "\(batch)", "--rate", "\(batch * 10)/s"]
    for _ in 0..<3 {
      let replay = try ServiceProcess(
        ["replay", "--config", file, "--id", "r1"] + pace + options)
      #expect(replay.wait(for: 4, linesContaining: "Batch committed", within: .seconds(120)), hint)
      replay.kill()
    }
    let last = try CommandRun(
      ["replay", "--config", file, "--resume", "r1", "--json"], within: .seconds(600))
    #expect(last.code == 0, "\(last.problems.suffix(2_000))")
    let account = try #require(last.documents.last?["account"] as? [String: Int])
    #expect(account["read"] == wanted.count, hint)
    let parts = ["published", "diverted", "deadlettered", "held", "filtered"]
    #expect(parts.reduce(0) { $0 + (account[$1] ?? 0) } == wanted.count, hint)

    let topics = ["again", "again.duplicates", "again.deadletters"]
    let copies = try Cluster.readAll(topics, on: wire.servers)
    #expect(copies.allSatisfy { $0.header("copydesk.replay") == "r1" })
    let roles = Dictionary(uniqueKeysWithValues: zip(topics, Wire.outputs))
    let second = fates(copies, roles)
    #expect(Set(second.keys) == wanted, hint)
    #expect(second.values.allSatisfy { $0.count == 1 }, hint)
    let differing = wanted.filter { first[$0] != second[$0] }
    #expect(
      differing.isEmpty, "\(differing.count), such as \(differing.sorted().prefix(3)); \(hint)")

    #expect(live.isRunning)
    #expect(live.lineCount(containing: "Partitions assigned") == 1, "no rebalance")
    #expect(live.lineCount(containing: "Partitions revoked") == 0, "no rebalance")
    #expect(try wire.outcomes().count == raw.count, "the live topics are as they were")
    let again = try CommandRun(["replay", "--config", file, "--resume", "r1"])
    #expect(again.code == 0)
    #expect(again.output.contains("complete already"))
    live.terminate()
  }

  @Test("A dry run writes nothing, and filters account for what they leave out")
  func dryRun() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    var generated = GeneratedWire(seed: 7)
    try wire.send(1_000, from: &generated)
    let live = try wire.start(instance: "desk-1")
    #expect(try await wire.waitUntilDrained(within: .seconds(120)))
    live.terminate()
    #expect(live.waitForExit(within: .seconds(35)) == 0)
    let file = try wire.configuration(instance: "desk-1")
    let before = try topics(wire)
    func account(_ options: [String]) throws -> [String: Int] {
      let run = try CommandRun(
        ["replay", "--config", file, "--dry-run", "--json"] + options, within: .seconds(120))
      #expect(run.code == 0, "\(run.problems.suffix(1_000))")
      return try #require(run.documents.last?["account"] as? [String: Int])
    }
    let all = try account([])
    #expect(all["read"] == 1_000)
    #expect(all["filtered"] == 0)
    let updates = try account(["--verdict", "update"])
    #expect(updates["read"] == 1_000)
    #expect((updates["published"] ?? 0) > 0)
    #expect(updates["published"].map { 1_000 - $0 } == updates["filtered"])
    let keyed = try account(["--key", "item-1"])
    #expect((keyed["published"] ?? 0) + (keyed["diverted"] ?? 0) >= 1)
    #expect((keyed["filtered"] ?? 0) > 900)
    #expect(keyed["read"] == 1_000)
    let foreign = try account(["--provider", "Nobody"])
    #expect(foreign["filtered"] == 1_000)
    #expect(try topics(wire) == before, "a dry run makes no topic")
    #expect(try wire.outcomes().count == 1_000)
  }

  @Test("A replay into the live topics puts no older version behind a newer one")
  func promotes() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    try Cluster.produce(4, to: "wire.raw", partition: 0, on: wire.servers) { number in
      let id = number == 3 ? "other" : "one"
      let text =
        #"{"provider":"AFP","id":"\#(id)","version":\#(number + 1),"headline":"Version \#(number + 1)","body":"It is told for the \#(number + 1)th time."}"#
      return (Array(id.utf8), Array(text.utf8))
    }
    let live = try wire.start(instance: "desk-1")
    #expect(try await wire.waitUntilDrained(within: .seconds(60)))
    live.terminate()
    #expect(live.waitForExit(within: .seconds(35)) == 0)
    let file = try wire.configuration(instance: "desk-1")
    func promote(_ options: [String]) throws -> [String: Int] {
      let run = try CommandRun(["replay", "--config", file, "--promote", "--json"] + options)
      #expect(run.code == 0, "\(run.problems.suffix(1_000))")
      return try #require(run.documents.last?["account"] as? [String: Int])
    }
    let early = try promote(["--partition", "0", "--from", "0", "--to", "2"])
    #expect(early["filtered"] == 2 && early["published"] == 0, "\(early)")
    #expect(try wire.outcomes().count == 4)
    let all = try promote(["--partition", "0", "--from", "0"])
    #expect(all["filtered"] == 2 && all["published"] == 2, "\(all)")
    let articles = try wire.outcomes().filter { $0.topic == "wire.articles" }
    #expect(articles.count == 6)
    let last = articles.last { $0.keyText == "urn:copydesk:afp:one" }
    #expect(last?.header("copydesk.source") == "wire.raw:0:2")
    let fresh = try CommandRun(["replay", "--config", file, "--promote", "--fresh-ledger"])
    #expect(fresh.code == 64, "\(fresh.problems)")
  }

  @Test("A wrong use is told before any work, by its exit code, and nothing is written")
  func wrongUses() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    try Cluster.produce(20, to: "wire.raw", partition: 0, on: wire.servers) { number in
      (nil, Array(#"{"headline":"\#(number)","body":"x"}"#.utf8))
    }
    let admin = try KafkaAdmin(["bootstrap.servers": wire.servers])
    _ = try admin.deleteRecords(
      before: [TopicPartition("wire.raw", 0): 10], timeout: .seconds(10))
    let file = try wire.configuration(instance: "desk-1")
    let before = try topics(wire)
    let wrong: [([String], Int32, String)] = [
      (["--from", "yesterday"], 64, "--from yesterday"),
      (["--from", "2026-02-30T00:00:00Z"], 64, "--from"),
      (["--to", "10", "--from", "15"], 64, "not before"),
      (["--topic", "wire.rwa"], 64, "wire.rwa"),
      (["--partition", "99"], 64, "--partition 99"),
      (["--from", "2h", "--to", "1h"], 65, "empty"),
      (["--from", "500"], 65, "empty"),
      (["--from", "3"], 65, "retention"),
      (["--into", "wire.raw"], 64, "feed itself"),
      (["--into", "wire.articles"], 64, "--promote"),
      (["--topic", "wire.deadletters"], 64, "redrive"),
      (["--verdict", "fine"], 64, "correction"),
      (["--rate", "fast"], 64, "--rate"),
      (["--resume", "never-begun"], 64, "never-begun"),
      (["--set", "topics.claims=copydesk.other"], 78, "copydesk.other"),
      (["--set", "kafka.bootstrapServers=127.0.0.1:1"], 69, "127.0.0.1:1"),
      (["--no-such-flag"], 64, "no-such-flag"),
    ]
    for (options, code, words) in wrong {
      let run = try CommandRun(["replay", "--config", file] + options, within: .seconds(90))
      #expect(run.code == code, "\(options): \(run.problems)")
      #expect(run.problems.contains(words), "\(options): \(run.problems)")
    }
    #expect(try topics(wire) == before)
    #expect(try wire.outcomes().isEmpty)
  }

  private func topics(_ wire: Wire) throws -> Set<String> {
    let admin = try KafkaAdmin(["bootstrap.servers": wire.servers])
    return Set(try admin.metadata(timeout: .seconds(10)).topics.map(\.name))
  }
}
