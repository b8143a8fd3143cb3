import Foundation
import Kafka
import TestSupport
import Testing

/// `copydesk deadletters redrive` on a real server, with the live service beside it.
@Suite(
  .serialized, .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"),
  .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct RedriveTests {
  /// Stories that were refused by earlier rules and are good by today's, and stories that are not.
  private func send(mendable: Int, broken: Int, to wire: Wire) throws {
    let producer = try KafkaProducer(["bootstrap.servers": wire.servers])
    let raw = try producer.topic("wire.raw")
    let letters = try producer.topic("wire.deadletters")
    let delivery = DeliveryBatch(capacity: 2 * (mendable + broken))
    for number in 0..<(mendable + broken) {
      let isGood = number < mendable
      let value =
        isGood
        ? #"{"provider":"AFP","id":"m-\#(number)","headline":"Story \#(number)","body":"It is told."}"#
        : #"{"provider":"AFP","id":"m-\#(number)","headline":\#(number),"body":"It is told."}"#
      let bytes = Array(value.utf8)
      let key = Array("key-\(number)".utf8)
      try producer.produce(
        to: raw, partition: 0, key: key, value: bytes, timestamp: 1_772_359_200_000,
        delivery: delivery)
      var headers = KafkaHeaders(capacity: 6)
      for (name, text) in [
        ("copydesk.source", "wire.raw:0:\(number)"), ("copydesk.error.stage", "validate"),
        ("copydesk.error.code", "schema_mismatch"), ("copydesk.error.signature", Self.signature),
        ("copydesk.error.attempts", "1"), ("copydesk.error.firstSeen", "2026-03-01T10:00:00Z"),
        ("copydesk.source.timestamp", "1772359200000"),
      ] {
        headers.append(named: name, Array(text.utf8))
      }
      try producer.produce(
        to: letters, partition: 0, key: key, value: bytes, headers: headers, delivery: delivery)
    }
    try producer.flush(timeout: .seconds(60))
    #expect(delivery.wait(timeout: .seconds(60)) && delivery.failures.isEmpty)
  }

  private static let signature = "0123456789abcdef"

  private func redrive(_ file: String, _ options: [String]) throws -> [String: Int] {
    let run = try CommandRun(
      ["deadletters", "redrive", "--config", file, "--json"] + options, within: .seconds(120))
    #expect(run.code == 0, "\(run.problems.suffix(1_000))")
    let document = try #require(run.documents.last)
    return document.compactMapValues { $0 as? Int }
  }

  @Test("The mendable become articles once, the others come back and stop at the maximum")
  func redrives() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    try send(mendable: 30, broken: 12, to: wire)
    let file = try wire.configuration(instance: "desk-1")

    let dry = try redrive(file, ["--signature", Self.signature, "--dry-run"])
    #expect(dry["published"] == 30)
    #expect(dry["deadlettered"] == 12)
    #expect(try wire.outcomes().count == 42, "nothing but the dead letters that were there")

    let first = try redrive(file, ["--signature", Self.signature])
    #expect(first["selected"] == 42)
    #expect(first["published"] == 30)
    #expect(first["deadlettered"] == 12)
    let outcomes = try wire.outcomes()
    let articles = outcomes.filter { $0.topic == "wire.articles" }
    #expect(
      Set(articles.compactMap { $0.header("copydesk.source") })
        == Set((0..<30).map { "wire.raw:0:\($0)" }), "under the coordinates of their records")
    #expect(articles.count == 30)
    let back = outcomes.filter { $0.header("copydesk.error.attempts") == "2" }
    #expect(back.count == 12)
    #expect(back.allSatisfy { $0.header("copydesk.error.firstSeen") == "2026-03-01T10:00:00Z" })

    let second = try redrive(file, ["--all"])
    #expect(second["published"] == 0)
    #expect(second["unchanged"] == 12, "these rules have refused them already")
    #expect(try wire.outcomes().count == outcomes.count, "a second redrive changes nothing")

    for attempts in 3...4 {
      let again = try redrive(file, ["--all", "--again", "--max-attempts", "4"])
      #expect(again["deadlettered"] == 12, "attempt \(attempts)")
    }
    let last = try redrive(file, ["--all", "--again", "--max-attempts", "4"])
    #expect(last["exhausted"] == 12)
    #expect(last["deadlettered"] == 0)

    let list = try CommandRun(["deadletters", "list", "--config", file, "--json"])
    #expect(list.documents.compactMap { $0["count"] as? Int } == [12])
    #expect(list.documents.first?["attemptsMax"] as? Int == 4)
  }

  @Test("A redrive that is killed goes on, and no outcome is there twice")
  func survivesKills() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    try send(mendable: 2_000, broken: 100, to: wire)
    let file = try wire.configuration(instance: "desk-1")
    for _ in 0..<2 {
      let redrive = try ServiceProcess(["deadletters", "redrive", "--config", file, "--all"])
      redrive.wait(linesContaining: "Batch committed", within: .seconds(60))
      redrive.kill()
    }
    _ = try redrive(file, ["--all"])
    let outcomes = try wire.outcomes()
    let sources = outcomes.filter { $0.topic == "wire.articles" }
      .compactMap { $0.header("copydesk.source") }
    #expect(sources.count == 2_000)
    #expect(Set(sources).count == 2_000)
    let back = outcomes.filter { $0.header("copydesk.error.attempts") == "2" }
    #expect(back.count == 100)
    #expect(outcomes.count { $0.header("copydesk.error.attempts") == "3" } == 0)
  }

  @Test("A redrive says which: without a selection nothing is done")
  func wrongUses() throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    let file = try wire.configuration(instance: "desk-1")
    for options in [[], ["--signature", "x"], ["--max-attempts", "0", "--all"], ["wire.raw:1"]] {
      let run = try CommandRun(["deadletters", "redrive", "--config", file] + options)
      #expect(run.code == 64, "\(options): \(run.problems)")
    }
    let admin = try KafkaAdmin(["bootstrap.servers": wire.servers])
    let topics = try admin.metadata(timeout: .seconds(10)).topics.map(\.name)
    #expect(!topics.contains("wire.deadletters.redriven"))
  }
}
