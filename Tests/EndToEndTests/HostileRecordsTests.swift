import Foundation
import Kafka
import TestSupport
import Testing

/// Records that would bring down a naive parser, through the real program and a real server: each is
/// dead-lettered with its reason, its bytes are kept, and the partition goes on.
@Suite(
  .serialized, .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"),
  .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct HostileRecordsTests {
  struct Hostile {
    let name: String
    let value: [UInt8]?
    let stage: String
    let code: String
    /// What the dead letter's location begins with; `nil` where there is none to give.
    let location: String?
    var headers: [(name: String, value: [UInt8]?)] = [
      ("x-desk", Array("night".utf8)), ("x-desk", Array("twice".utf8)), ("x-null", nil),
      ("x-bytes", [0x00, 0xFF]),
    ]
  }

  @Test("Every hostile record is dead-lettered as it came, and the partition goes on")
  func hostileRecords() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics(["max.message.bytes": "41943040"])
    let records = Self.records
    let sender = try Sender(servers: wire.servers)
    for (number, record) in records.enumerated() {
      try sender.send(Self.story(number), key: "good-\(number)")
      try sender.send(record.value, key: record.name, headers: record.headers)
    }
    try sender.send(Self.story(records.count), key: "good-last")
    try sender.finish()

    let service = try wire.start(instance: "desk-1")
    #expect(try await wire.waitUntilDrained())
    service.terminate()
    #expect(service.waitForExit() == 0)

    let outcomes = try wire.outcomes()
    Conservation(inputs: try wire.inputs(), outputs: outcomes).expectEachOnce("")
    let letters = outcomes.filter { $0.topic == "wire.deadletters" }
    #expect(letters.count == records.count)
    for record in records {
      let letter = try #require(letters.first { $0.keyText == record.name }, "\(record.name)")
      Self.expect(letter, tells: record)
    }
    let headlines = Set(outcomes.filter { $0.topic == "wire.articles" }.map(\.keyText))
    #expect(headlines.count == records.count + 1, "every good story in between is published")
  }

  @Test("A story whose article the topic does not take is a dead letter of the publish stage")
  func articleTooLarge() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics(articles: ["max.message.bytes": "65536"])
    let sender = try Sender(servers: wire.servers)
    let large = Self.story(1_000, body: Self.noise(300_000))
    for number in 0..<20 {
      try sender.send(Self.story(number), key: "good-\(number)")
      if number == 10 { try sender.send(large, key: "large") }
    }
    try sender.finish()

    let service = try wire.start(instance: "desk-1")
    #expect(try await wire.waitUntilDrained())
    service.terminate()
    #expect(service.waitForExit() == 0)

    let outcomes = try wire.outcomes()
    let result = Conservation(inputs: try wire.inputs(), outputs: outcomes)
    result.expectEachOnce("")
    #expect(result.count(in: "wire.articles") == 20)
    let letter = try #require(outcomes.first { $0.topic == "wire.deadletters" })
    #expect(letter.keyText == "large")
    #expect(letter.value == large)
    #expect(letter.header("copydesk.error.stage") == "publish")
    #expect(letter.header("copydesk.error.code") == "record_too_large")
  }

  private static func expect(_ letter: TestRecord, tells record: Hostile) {
    let name = Comment(rawValue: record.name)
    #expect(letter.header("copydesk.error.stage") == record.stage, name)
    #expect(letter.header("copydesk.error.code") == record.code, name)
    #expect((letter.value == nil) == (record.value == nil), name)
    #expect(letter.value == record.value, "\(record.name): the value differs")
    let location = letter.header("copydesk.error.instanceLocation")
    if let prefix = record.location {
      #expect(location?.hasPrefix(prefix) == true, "\(record.name): \(location ?? "nowhere")")
    } else {
      #expect(location?.isEmpty == true, name)
    }
    let kept = letter.headers.filter { !$0.name.hasPrefix("copydesk.") }
    let sent = record.headers.map { TestRecord.Header($0.name, $0.value) }
    #expect(kept == sent, name)
    #expect(letter.header("copydesk.error.message")?.isEmpty == false, name)
    #expect(letter.header("copydesk.error.signature")?.count == 16, name)
    #expect(letter.header("copydesk.error.attempts") == "1", name)
    #expect(letter.header("copydesk.source.timestamp") != nil, name)
  }

  private static var records: [Hostile] {
    let nested = String(repeating: "[", count: 10_000) + String(repeating: "]", count: 10_000)
    let number = String(repeating: "7", count: 30_000_000)
    return [
      Hostile(
        name: "deep", value: json(#""ext":{"a":\#(nested)}"#), stage: "decode", code: "too_deep",
        location: "line 1 column"),
      Hostile(
        name: "number", value: json(#""urgency":\#(number)"#), stage: "decode",
        code: "number_too_long", location: "line 1 column"),
      Hostile(
        name: "surrogate", value: json(#""note":"\ud800 alone""#), stage: "decode",
        code: "lone_surrogate", location: "line 1 column"),
      Hostile(
        name: "repeated", value: json(#""note":"a","note":"b""#), stage: "decode",
        code: "duplicate_key", location: "line 1 column"),
      Hostile(
        name: "utf8", value: [0x7B, 0x22, 0xFF, 0xFE, 0x22], stage: "decode",
        code: "invalid_utf8", location: "line 1 column"),
      Hostile(
        name: "cut", value: Array(#"{"headline": "cut of"#.utf8), stage: "decode",
        code: "invalid_json", location: "line 1 column"),
      Hostile(
        name: "schema", value: Array(#"{"headline":7,"body":"x"}"#.utf8), stage: "validate",
        code: "schema_mismatch", location: "/headline"),
      Hostile(
        name: "misspelt", value: json(#""headlin":"x""#), stage: "validate",
        code: "schema_mismatch", location: ""),
      Hostile(name: "null", value: nil, stage: "decode", code: "empty_value", location: nil),
      Hostile(name: "empty", value: [], stage: "decode", code: "empty_value", location: nil),
      Hostile(
        name: "blank", value: Array(" \n\t ".utf8), stage: "decode", code: "empty_value",
        location: nil),
      Hostile(
        name: "format", value: json(#""note":"x""#), stage: "decode", code: "unknown_format",
        location: "header content-type", headers: [("content-type", Array("image/jpeg".utf8))]),
      Hostile(
        name: "time", value: json(#""published":"the day before yesterday""#), stage: "normalize",
        code: "bad_time", location: "/published"),
    ]
  }

  /// A story with one more member.
  private static func json(_ member: String) -> [UInt8] {
    Array(#"{"headline":"A headline","body":"A body of one sentence.",\#(member)}"#.utf8)
  }

  private static func story(_ number: Int, body: String? = nil) -> [UInt8] {
    let text = body ?? "Sentence \(number) of the test wire was read to the end."
    return Array(
      #"{"provider":"Test","id":"\#(number)","headline":"Item \#(number)","body":"\#(text)"}"#.utf8)
  }

  /// Text that does not compress.
  private static func noise(_ count: Int) -> String {
    var random = SplitMix(state: 7)
    var text = ""
    while text.utf8.count < count { text += String(random.next(), radix: 36) + " " }
    return text
  }
}
