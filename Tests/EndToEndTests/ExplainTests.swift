import Foundation
import Kafka
import TestSupport
import Testing

/// `copydesk explain` and `copydesk tail` on a real server.
@Suite(
  .serialized, .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"),
  .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct ExplainTests {
  private static let stories = [
    #"{"provider":"AFP","id":"S-1","version":1,"headline":"Dam breaks in the north","body":"Three villages were flooded on Monday when a dam broke in the north of the country, officials said.","published":"2026-03-01T10:00:00Z"}"#,
    #"{"provider":"AFP","id":"S-1","version":2,"headline":"Dam breaks in the north","body":"Five villages were flooded on Monday when a dam broke in the north of the country, officials said.","published":"2026-03-01T11:00:00Z"}"#,
    #"{"provider":"dpa","id":"X-9","headline":"Dam breaks in the north","body":"Three villages were flooded on Monday when a dam broke in the north of the country, officials said.","published":"2026-03-01T12:00:00Z"}"#,
    #"{"provider":"AFP","id":"S-1","version":3,"status":"canceled","headline":"Dam breaks in the north","body":"This story is withdrawn.","published":"2026-03-01T13:00:00Z"}"#,
    #"{"provider":"AFP","headline":"No body","body":["x"]}"#,
  ]

  @Test("A story is explained by what came in, what was decided, and what went out")
  func explains() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    try Cluster.produce(Self.stories.count, to: "wire.raw", partition: 0, on: wire.servers) {
      (nil, Array(Self.stories[$0].utf8))
    }
    let live = try wire.start(instance: "desk-1")
    #expect(try await wire.waitUntilDrained(within: .seconds(60)))
    live.terminate()
    #expect(live.waitForExit(within: .seconds(35)) == 0)
    let file = try wire.configuration(instance: "desk-1")
    func explain(_ id: String, _ options: [String] = []) throws -> CommandRun {
      try CommandRun(["explain", id, "--config", file] + options)
    }
    let outcomes = try wire.outcomes()
    for offset in 0..<Self.stories.count {
      let id = "wire.raw:0:\(offset)"
      let run = try explain(id, ["--json"])
      #expect(run.code == 0, "\(run.problems)")
      let document = try #require(run.documents.last)
      let written = try #require(outcomes.first { $0.header("copydesk.source") == id })
      #expect(document["verdict"] as? String == written.header("copydesk.verdict"), "\(run.output)")
      let outputs = try #require(document["outputs"] as? [[String: Any]])
      #expect(outputs.count == 1)
      #expect(
        outputs.first?["at"] as? String
          == "\(written.topic):\(written.partition):\(written.offset)")
    }
    let update = try explain("wire.raw:0:1")
    #expect(update.output.contains("update: It is a newer version"), "\(update.output)")
    #expect(update.output.contains("headline: Dam breaks in the north"))
    #expect(update.output.contains("Others of the same article"))
    #expect(update.output.contains("belongs to article urn:copydesk:afp:S-1"))
    #expect(update.output.contains("Found: summary"), "what was found in the text")
    #expect(update.output.contains("The first paragraph, or its whole sentences."), "and why")
    let traced = try #require(try explain("wire.raw:0:1", ["--json"]).documents.last)
    #expect(
      (traced["enrich"] as? [[String: Any]])?.contains { $0["rule"] as? String == "lead" } == true)
    let refused = try explain("wire.raw:0:4")
    #expect(refused.output.contains("refused before the ledger was asked"))
    #expect(refused.output.contains("validate/schema_mismatch at /body"), "\(refused.output)")
    #expect(refused.output.contains("^^^^^"))
    let byName = try explain("urn:copydesk:afp:S-1", ["--json"])
    #expect(byName.documents.last?["source"] as? String == "wire.raw:0:3", "its newest version")
    #expect(try explain("urn:copydesk:afp:none").code == 65)
    #expect(try explain("wire.raw:0:999").code == 65)
    #expect(try explain("wire.rwa:0:1").code == 64)
    #expect(try explain("wire.raw:99:1").code == 64)
    #expect(try explain("what").code == 64)
  }

  @Test("Outcomes are shown as they come, filtered, until an interruption")
  func tails() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    try Cluster.produce(Self.stories.count, to: "wire.raw", partition: 0, on: wire.servers) {
      (nil, Array(Self.stories[$0].utf8))
    }
    let live = try wire.start(instance: "desk-1")
    #expect(try await wire.waitUntilDrained(within: .seconds(60)))
    live.terminate()
    #expect(live.waitForExit(within: .seconds(35)) == 0)
    let file = try wire.configuration(instance: "desk-1")
    #expect(try CommandRun(["tail", "--config", file, "--verdict", "best"]).code == 64)
    let tail = try RunningCommand([
      "tail", "--config", file, "--last", "100", "--outcome", "articles",
    ])
    let hasShown = await eventually(within: .seconds(20)) {
      try tail.output.split(separator: "\n").count == 3
    }
    tail.interrupt()
    let run = try tail.finish()
    let text = run.output
    #expect(hasShown, "\(text)")
    #expect(run.code == 0)
    #expect(text.contains("Dam breaks in the north"), "\(text)")
    #expect(!text.contains("duplicates"))
  }
}
