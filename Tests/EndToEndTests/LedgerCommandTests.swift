import Foundation
import Kafka
import TestSupport
import Testing

/// `copydesk ledger` and the policies on a real server.
@Suite(
  .serialized, .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"),
  .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct LedgerCommandTests {
  @Test("Lookups say what the headers say, two exports are the same bytes, and nobody notices")
  func reads() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    var generated = FamilyWire(seed: 11, keepsFamilies: false)
    try wire.send(600, from: &generated)
    let services = [try wire.start(instance: "desk-1"), try wire.start(instance: "desk-2")]
    #expect(try await wire.waitUntilDrained())
    let files = try ["desk-1", "desk-2"].map { try wire.configuration(instance: $0) }
    let exports = try files.map { try LedgerExport($0) }
    #expect(exports[0].bytes == exports[1].bytes)
    let outputs = try wire.outcomes()
    exports[0].expectAgrees(with: outputs, "seed 11")

    let stats = try CommandRun(["ledger", "stats", "--config", files[0], "--json"])
    let statistics = try #require(stats.documents.last)
    #expect(statistics["deliveries"] as? Int == 600)
    let verdicts = try #require(statistics["verdicts"] as? [String: [String: Double]])
    for (name, rate) in verdicts {
      #expect(
        rate["count"] == Double(outputs.count { $0.header("copydesk.verdict") == name }), "\(name)")
    }
    #expect(try CommandRun(["ledger", "stats", "--config", files[0]]).output.contains("original"))

    for output in outputs.prefix(12) {
      let source = try #require(output.header("copydesk.source"))
      let run = try CommandRun(["ledger", "lookup", source, "--config", files[1], "--json"])
      let line = try #require(run.documents.first { $0["source"] as? String == source })
      #expect(line["verdict"] as? String == output.header("copydesk.verdict"))
    }
    let byID = try CommandRun(
      ["ledger", "lookup", "f-0", "--provider", "Wire One", "--config", files[0], "--json"])
    let byURI = try CommandRun(
      ["ledger", "lookup", "urn:copydesk:wire-one:f-0", "--config", files[0], "--json"])
    #expect(byID.output == byURI.output)
    #expect(byID.documents.contains { $0["verdict"] as? String == "original" })
    #expect(services.allSatisfy { $0.lineCount(containing: "Partitions revoked") <= 1 })
    for service in services { service.terminate() }
    for service in services { #expect(service.waitForExit() == 0) }
  }

  @Test("A wrong question is told by its exit code")
  func wrongUses() throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    let file = try wire.configuration(instance: "desk-1")
    let wrong: [([String], Int32, String)] = [
      (["lookup", "f-0"], 64, "--provider"),
      (["lookup", ""], 64, "give an article's URI"),
      (["lookup", "urn:copydesk:wire-one:none"], 65, "no claim"),
      (["lookup", "wire.raw:0:99"], 65, "no claim"),
      (["stats", "--set", "topics.claims=copydesk.other"], 78, "copydesk.other"),
      (["export", "--set", "kafka.bootstrapServers=127.0.0.1:1"], 69, "127.0.0.1:1"),
      (["export", "--set", "ledger.policies.kill=divert"], 78, "a kill that is not published"),
      (["nothing"], 64, "nothing"),
    ]
    for (arguments, code, words) in wrong {
      let run = try CommandRun(
        ["ledger"] + arguments + (arguments[0] == "nothing" ? [] : ["--config", file]),
        within: .seconds(90))
      #expect(run.code == code, "\(arguments): \(run.problems)")
      #expect(run.problems.contains(words), "\(arguments): \(run.problems)")
      #expect(run.output.isEmpty, "\(arguments): \(run.output)")
    }
    try Cluster.produce(1, to: "copydesk.claims", partition: 0, on: wire.servers) { _ in
      (nil, Array("no claim".utf8))
    }
    let broken = try CommandRun(["ledger", "stats", "--config", file])
    #expect(broken.code == 78)
    #expect(broken.problems.contains("copydesk.claims"), "\(broken.problems)")
  }

  @Test("A house that is held has its records, kills all the same, and comes out when it is let go")
  func policies() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    let body =
      "The ferry to the islands was stopped on Monday by a strong wind, the port said, and nobody knew when it would sail again."
    func story(_ provider: String, _ id: String, _ version: Int, _ rest: String) -> [UInt8] {
      Array(
        #"{"provider":"\#(provider)","id":"\#(id)","version":\#(version),"published":"2026-03-01T10:00:00Z",\#(rest)}"#
          .utf8)
    }
    let records = [
      story("Fresh House", "1", 1, #""headline":"Ferry stopped","body":"\#(body)""#),
      story("AFP", "7", 1, #""headline":"Ferry stopped","body":"\#(body)""#),
      story(
        "Fresh House", "1", 2,
        #""headline":"CORRECTED-Ferry stopped","body":"\#(body) It is 2."#
          + #"""#),
      story("Fresh House", "1", 1, #""headline":"Ferry stopped","body":"\#(body)""#),
      story("Fresh House", "1", 3, #""status":"canceled","headline":"Ferry","body":"Withdrawn.""#),
    ]
    try Cluster.produce(records.count, to: "wire.raw", partition: 0, on: wire.servers) {
      (nil, records[$0])
    }
    let rules = """
      ledger:
        policies:
          duplicate: publish
          providers:
            Fresh House:
              original: hold
              update: hold
              correction: hold
              stale: drop-with-record
      """
    let service = try wire.start(instance: "desk-1", extra: rules)
    #expect(try await wire.waitUntilDrained())
    service.terminate()
    #expect(service.waitForExit() == 0)
    let outputs = try wire.outcomes()
    let seen = outputs.map { record in
      let source = record.header("copydesk.source")?.split(separator: ":").last ?? "?"
      return [
        String(source), record.topic, record.header("copydesk.verdict") ?? "-",
        record.header("copydesk.action") ?? "-",
      ].joined(separator: " ")
    }
    #expect(
      seen.sorted() == [
        "0 wire.duplicates original held", "1 wire.articles duplicate -",
        "2 wire.duplicates correction held", "3 wire.duplicates stale dropped",
        "4 wire.articles kill -",
      ])
    #expect(service.fields(of: "Stopped")?["records.consumed"] as? Int == 5)

    // Let go: the same verdicts, published where it is asked for.
    let file = try wire.configuration(instance: "desk-1")
    let release = try CommandRun([
      "replay", "--config", file, "--provider", "Fresh House", "--verdict", "original", "--verdict",
      "correction", "--into", "released", "--json",
    ])
    #expect(release.code == 0, "\(release.problems.suffix(1_000))")
    let released = try Cluster.readAll(["released"], on: wire.servers)
    #expect(released.map { $0.header("copydesk.verdict") } == ["original", "correction"])
    #expect(released.allSatisfy { $0.keyText == "urn:copydesk:fresh-house:1" })
    let check = try CommandRun(
      ["check", "--config", file, "--offline", "--set", "ledger.policies.stale=publish"])
    #expect(check.code == 78)
    #expect(check.problems.contains("ledger.policies.stale: may not be publish"))
  }
}
