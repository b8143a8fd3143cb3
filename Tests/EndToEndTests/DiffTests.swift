import Foundation
import Kafka
import TestSupport
import Testing

/// `copydesk replay --diff` on a real server.
@Suite(
  .serialized, .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"),
  .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct DiffTests {
  @Test("An unchanged program differs in nothing; a change of rules in exactly what it changes")
  func diffs() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    var generated = GeneratedWire(seed: 11)
    try wire.send(1_000, from: &generated)
    // Their time names no zone: what the configuration says of it decides.
    try Cluster.produce(40, to: "wire.raw", on: wire.servers) { number in
      let text =
        #"{"provider":"dpa","id":"z-\#(number)","headline":"Zone \#(number)","body":"It is told.","published":"2026-03-01 10:00"}"#
      return (nil, Array(text.utf8))
    }
    let live = try wire.start(instance: "desk-1")
    #expect(try await wire.waitUntilDrained(within: .seconds(120)))
    live.terminate()
    #expect(live.waitForExit(within: .seconds(35)) == 0)
    let file = try wire.configuration(instance: "desk-1")
    func diff(_ options: [String]) throws -> CommandRun {
      try CommandRun(["replay", "--diff", "--config", file] + options, within: .seconds(120))
    }
    let same = try diff(["--json", "--threshold", "0"])
    #expect(same.code == 0, "\(same.problems.suffix(1_000))")
    #expect(same.documents.last?["compared"] as? Int == 1_040)
    #expect(same.documents.last?["differences"] as? Int == 0, "\(same.output)")

    let folder = try Folder()
    let report = folder.path("report.jsonl")
    let zoned = ["--set", "source.timeZone=+02:00"]
    let changed = try diff(["--json", "--threshold", "39", "--report", report] + zoned)
    #expect(changed.code == 65, "\(changed.output)")
    #expect(changed.documents.last?["differences"] as? Int == 40, "\(changed.output)")
    let lines = try folder.read("report.jsonl").split(separator: "\n")
    #expect(lines.count == 40)
    #expect(lines.allSatisfy { $0.contains(#""provider":"dpa""#) && $0.contains("versionCreated") })
    let values =
      #""versionCreated":{"before":"\"2026-03-01T10:00:00+01:00\"","after":"\"2026-03-01T10:00:00+02:00\""}"#
    #expect(lines.count { $0.contains(values) } == 3, "examples show both values: \(lines[0])")
    #expect(try diff(["--threshold", "40"] + zoned).code == 0)
    #expect(try diff(["--threshold", "3%"] + zoned).code == 65)
    #expect(try diff(["--threshold", "some"] + zoned).code == 64)
    let table = try diff(zoned)
    #expect(table.output.contains("40 differ"), "\(table.output)")
    #expect(table.lines.contains { $0.contains("versionCreated") })
    #expect(table.lines.contains(#"  after  "2026-03-01T10:00:00+02:00""#), "\(table.output)")
  }
}
