import Foundation
import Kafka
import TestSupport
import Testing

/// `copydesk deadletters` on a real server.
@Suite(
  .serialized, .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"),
  .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct DeadLetterTests {
  /// One story of each kind of failure, with what its kind is called.
  static let failures: [(kind: String, value: [UInt8]?)] = [
    ("decode/empty_value", []),
    ("decode/invalid_json", Array(#"{"headline": "cut of"#.utf8)),
    ("decode/invalid_utf8", [0x7B, 0x22, 0xFF, 0xFE, 0x22]),
    ("decode/duplicate_key", Array(#"{"headline":"a","headline":"b","body":"c"}"#.utf8)),
    ("decode/lone_surrogate", Array(#"{"headline":"\ud800","body":"c"}"#.utf8)),
    ("validate/schema_mismatch", Array(#"{"headline":7,"body":"x"}"#.utf8)),
    ("validate/schema_mismatch", Array(#"{"headline":"a","body":["x"]}"#.utf8)),
    ("validate/schema_mismatch", Array(#"{"headline":"a","body":"b","urgency":12}"#.utf8)),
    ("validate/schema_mismatch", Array(#"{"headline":"a","body":"b","colour":"red"}"#.utf8)),
    (
      "validate/schema_mismatch",
      Array(#"{"provider":"AFP","headline":"a","body":"b","keywords":[3]}"#.utf8)
    ),
    ("normalize/no_body", Array(#"{"headline":"a","body":"  "}"#.utf8)),
    ("normalize/bad_time", Array(#"{"headline":"a","body":"b c d","published":"soon"}"#.utf8)),
  ]

  /// A wire with so many failures of each kind, and the configuration file.
  private func wire(
    _ broker: NoidaBroker, each count: Int
  ) async throws -> (Wire, String, ServiceProcess) {
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    let failures = Self.failures
    try Cluster.produce(failures.count * count, to: "wire.raw", on: wire.servers) { number in
      (Array("key-\(number)".utf8), failures[number % failures.count].value ?? [])
    }
    let live = try wire.start(instance: "desk-1")
    #expect(try await wire.waitUntilDrained(within: .seconds(120)))
    return (wire, try wire.configuration(instance: "desk-1"), live)
  }

  @Test("Dead letters are grouped by kind, and each is shown with its reason in its bytes")
  func lists() async throws {
    let broker = try NoidaBroker()
    let (wire, file, live) = try await wire(broker, each: 10)
    live.terminate()
    let list = try CommandRun(["deadletters", "list", "--config", file, "--json"])
    #expect(list.code == 0, "\(list.problems)")
    let groups = list.documents
    #expect(groups.count == Self.failures.count, "\(list.output)")
    #expect(groups.allSatisfy { $0["count"] as? Int == 10 })
    let kinds = groups.map { "\($0["stage"] ?? "")/\($0["code"] ?? "")" }
    #expect(kinds.sorted() == Self.failures.map(\.kind).sorted())
    let table = try CommandRun(["deadletters", "list", "--config", file])
    #expect(table.lines.count { $0.contains("schema_mismatch") } == 5, "\(table.output)")

    let body = try #require(groups.first { $0["instanceLocation"] as? String == "/body" })
    let signature = try #require(body["signature"] as? String)
    let show = try CommandRun(["deadletters", "show", signature, "--config", file])
    #expect(show.code == 0)
    let lines = show.lines
    let mark = try #require(lines.firstIndex { $0.contains("^^^^^") })
    let start = try #require(lines[mark].firstIndex(of: "^"))
    let column = lines[mark].distance(from: lines[mark].startIndex, to: start)
    #expect(String(Array(lines[mark - 1])[column...].prefix(5)) == #"["x"]"#)

    let export = try CommandRun(
      ["deadletters", "export", "--signature", signature, "--config", file])
    #expect(export.documents.count == 10)
    let values = export.documents.map { $0["value"] as? String }
    #expect(Set(values) == [#"{"headline":"a","body":["x"]}"#])
    let source = try #require((body["sample"] as? [String: String])?["source"])
    let one = try CommandRun(["deadletters", "show", source, "--json", "--config", file])
    #expect(one.documents.first?["source"] as? String == source)
    let none = try CommandRun(["deadletters", "show", "wire.raw:0:99999", "--config", file])
    #expect(none.code == 65)
    for command in ["redrive", "export"] {
      let absent = try CommandRun(
        ["deadletters", command, source, "wire.raw:0:99999", "--config", file])
      #expect(absent.code == 65, "\(command): \(absent.problems)")
      #expect(absent.problems.contains("wire.raw:0:99999"))
      #expect(absent.output.isEmpty)
    }
    #expect(try CommandRun(["deadletters", "show", "what", "--config", file]).code == 64)
    _ = wire
  }
}
