import Foundation
import TestSupport
import Testing

/// Dead letters of rules that refused too much, after those were mended.
@Suite(
  .serialized, .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"),
  .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct MendedRulesTests {
  private static let each = LongRun.failuresOfEachKind

  /// The `number`th record of the kind: two that only a poisoned schema refuses, and ten that any does.
  private func record(_ kind: Int, _ number: Int) -> [UInt8] {
    let story = #""provider":"Test Wire","id":"k\#(kind)-\#(number)","headline":"Item \#(number)""#
    let body = #""body":"Item \#(number) of kind \#(kind) is told in a few words.""#
    switch kind {
    case 0: return Array("{\(story),\(body),\"urgency\":\(6 + number % 4)}".utf8)
    case 1: return Array("{\(story),\(body),\"copyright\":\"Test Wire 2026\"}".utf8)
    default:
      let failures = DeadLetterTests.failures.filter {
        // It would be of one kind with what the poisoned schema refuses.
        !String(decoding: $0.value ?? [], as: UTF8.self).contains("urgency")
      }
      return failures[kind - 2].value ?? []
    }
  }

  private func redrive(_ file: String, _ options: [String] = []) throws -> [String: Int] {
    let run = try CommandRun(
      ["deadletters", "redrive", "--config", file, "--json", "--max-attempts", "3"] + options,
      within: .seconds(300))
    #expect(run.code == 0, "\(run.problems.suffix(1_000))")
    return try #require(run.documents.last).compactMapValues { $0 as? Int }
  }

  private func groups(_ file: String) throws -> [[String: Any]] {
    try CommandRun(["deadletters", "list", "--config", file, "--json"]).documents
  }

  @Test(
    "Twelve kinds of failure; the schema mended, two become articles once, ten stop at the maximum",
    .timeLimit(.minutes(10)))
  func schema() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    let folder = try Folder()
    let poisoned = try OtherProgram.withRawStorySchema(
      [#""maximum": 9"#: #""maximum": 5"#, #""copyright":"#: #""copyrighu":"#], in: folder)
    let each = Self.each
    func send() throws {
      try Cluster.produce(12 * each, to: "wire.raw", on: wire.servers) { number in
        (Array("key-\(number)".utf8), record(number % 12, number / 12))
      }
    }
    try send()
    let file = try wire.configuration(instance: "desk-1")
    let first = try ServiceProcess(["run", "--config", file], executable: poisoned)
    #expect(try await wire.waitUntilDrained(within: .seconds(240)))
    first.terminate()
    #expect(first.waitForExit(within: .seconds(35)) == 0)
    #expect(try groups(file).map { $0["count"] as? Int } == Array(repeating: each, count: 12))

    let dry = try redrive(file, ["--all", "--dry-run"])
    #expect(dry["published"] == 2 * each && dry["deadlettered"] == 10 * each, "\(dry)")
    #expect(try wire.outcomes().count == 12 * each, "a dry run writes nothing")

    let mended = try redrive(file, ["--all"])
    #expect(mended["selected"] == 12 * each)
    #expect(mended["published"] == 2 * each && mended["deadlettered"] == 10 * each, "\(mended)")
    let outcomes = try wire.outcomes()
    let articles = outcomes.filter { $0.topic == "wire.articles" }
    #expect(articles.count == 2 * each)
    #expect(Set(articles.map(\.keyText)).count == 2 * each, "each an article of its own, once")
    #expect(Set(articles.compactMap { $0.header("copydesk.source") }).count == 2 * each)
    #expect(outcomes.count { $0.header("copydesk.error.attempts") == "2" } == 10 * each)

    let second = try redrive(file, ["--all"])
    #expect(second["unchanged"] == 10 * each && second["published"] == 0, "\(second)")
    #expect(try wire.outcomes().count == outcomes.count, "a second redrive changes nothing")
    let third = try redrive(file, ["--all", "--again"])
    #expect(third["deadlettered"] == 10 * each, "\(third)")
    let last = try redrive(file, ["--all", "--again"])
    #expect(last["exhausted"] == 10 * each && last["deadlettered"] == 0, "\(last)")
    let left = try groups(file)
    #expect(left.map { $0["count"] as? Int } == Array(repeating: each, count: 10))
    #expect(left.allSatisfy { $0["attemptsMax"] as? Int == 3 })

    // The wire sends all of it again, to the mended program: the articles are known.
    try send()
    let live = try wire.start(instance: "desk-1")
    #expect(try await wire.waitUntilDrained(within: .seconds(240)))
    live.terminate()
    let all = try wire.outcomes()
    #expect(all.count { $0.topic == "wire.articles" } == 2 * each)
    #expect(all.count { $0.header("copydesk.verdict") == "redelivery" } == 2 * each)
  }

  @Test("A profile that took a story's text for boilerplate, mended: another try is worth it")
  func profile() async throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    try wire.createTopics()
    let folder = try Folder()
    func profile(_ line: String) throws -> String {
      try folder.write(
        "name: \"Test Wire\"\nboilerplate:\n  - {line: \"\(line)\", match: \"start\"}\n",
        to: "test-wire.yaml")
    }
    let profiles = ["--set", "source.profiles=\(try profile("Item"))"]
    try Cluster.produce(20, to: "wire.raw", on: wire.servers) { (nil, record(1, $0)) }
    let file = try wire.configuration(instance: "desk-1")
    let live = try ServiceProcess(["run", "--config", file] + profiles)
    #expect(try await wire.waitUntilDrained(within: .seconds(120)))
    live.terminate()
    #expect(live.waitForExit(within: .seconds(35)) == 0)
    #expect(try groups(file).map { $0["code"] as? String } == ["no_body"])
    #expect(try redrive(file, ["--all"] + profiles)["deadlettered"] == 20)
    #expect(try redrive(file, ["--all"] + profiles)["unchanged"] == 20)
    _ = try profile("An advertisement")
    #expect(try redrive(file, ["--all"] + profiles)["published"] == 20)
    #expect(try groups(file).isEmpty)
  }
}
