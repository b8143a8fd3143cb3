import Foundation
import Kafka
import TestSupport
import Testing

/// Versions of raw-story side by side, in and out of a schema registry's frames, through the real
/// program and a real server.
@Suite(
  .serialized, .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"),
  .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct SchemaVersionTests {
  private static let first =
    #"{"provider":"AFP","id":"1","headline":"A storm","body":"Roads were closed."}"#
  private static let second = """
    {"provider":"AFP","id":"2","version":1,"headline":"A flood","published":"2026-03-01T10:00:00Z",\
    "body":{"value":"Bridges were closed.","contentType":"text/plain"}}
    """
  private static let third = #"{"schemaVersion":"3","headline":"A fire","body":"Woods burn."}"#
  private static let header = (
    name: "copydesk.schemaVersion", value: Array("2".utf8) as [UInt8]?
  )

  @Test("Both versions come in framed and plain, and an unknown one is a dead letter that says so")
  func versions() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    let sender = try Sender(servers: wire.servers)
    let guid: [UInt8] = [1] + (1...16).map { UInt8($0) }
    try sender.send(Array(Self.first.utf8), key: "first")
    try sender.send(
      [0, 0, 1, 0x86, 0xA1] + Array(Self.second.utf8), key: "second", headers: [Self.header])
    try sender.send(
      Array(Self.third.utf8), key: "third", headers: [("__value_schema_id", guid)])
    try sender.send(Array(Self.second.utf8), key: "as the first")
    try sender.finish()

    let service = try wire.start(instance: "desk-1")
    #expect(try await wire.waitUntilDrained())
    service.terminate()
    #expect(service.waitForExit() == 0)

    let outcomes = try wire.outcomes()
    Conservation(inputs: try wire.inputs(), outputs: outcomes).expectEachOnce("")
    func outcome(of offset: Int) throws -> TestRecord {
      try #require(outcomes.first { $0.header("copydesk.source") == "wire.raw:0:\(offset)" })
    }
    let plain = try outcome(of: 0)
    #expect(plain.topic == "wire.articles")
    #expect(plain.header("copydesk.source.schemaId") == nil)
    let framed = try outcome(of: 1)
    #expect(framed.topic == "wire.articles")
    #expect(framed.header("copydesk.source.schemaId") == "100001")
    let unknown = try outcome(of: 2)
    #expect(unknown.topic == "wire.deadletters")
    #expect(unknown.header("copydesk.error.code") == "unknown_schema_version")
    #expect(unknown.header("copydesk.error.message")?.hasSuffix("raw-story: 1, 2.") == true)
    #expect(
      unknown.header("copydesk.source.schemaId") == "01020304-0506-0708-090a-0b0c0d0e0f10")
    #expect(unknown.value == Array(Self.third.utf8))
    // Without the header it is held against the first version, which allows all that it says.
    #expect(try outcome(of: 3).header("copydesk.verdict") == "redelivery")

    let file = try wire.configuration(instance: "desk-1")
    let run = try CommandRun(["explain", "wire.raw:0:1", "--config", file, "--json"])
    #expect(run.documents.last?["schema"] as? String == "raw-story/2", "\(run.problems)")
    #expect(run.documents.last?["schemaId"] as? String == "100001")
  }
}
