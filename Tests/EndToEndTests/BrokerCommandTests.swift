import Foundation
import Kafka
import TestSupport
import Testing

/// The commands that ask a broker: `topics`, `check`, `run` and `demo`, and how they end.
@Suite(.serialized, .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct BrokerCommandTests {
  /// A configuration file for these servers.
  private func configuration(_ servers: String, in folder: Folder) throws -> String {
    try folder.write("kafka:\n  bootstrapServers: \(servers)\n", to: "copydesk.yaml")
  }

  @Test(
    "Topics are planned, created once, and found to be good",
    .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"))
  func topics() throws {
    let broker = try NoidaBroker()
    let folder = try Folder()
    let file = try configuration(broker.bootstrapServers, in: folder)
    let names = ["wire.raw"] + Wire.outputs + ["copydesk.claims"]

    let missing = try CommandRun(["check", "--config", file])
    #expect(missing.code == 78)
    for name in names { #expect(missing.problems.contains("topic \(name) ")) }
    #expect(missing.problems.contains("copydesk topics create"), "it says what to do")

    let plan = try CommandRun(["topics", "plan", "--config", file])
    #expect(plan.code == 0, "\(plan.problems)")
    #expect(plan.lines.count { $0.hasSuffix("missing") } == names.count)
    let admin = try KafkaAdmin(["bootstrap.servers": broker.bootstrapServers])
    #expect(try admin.metadata(timeout: .seconds(10)).topic("wire.raw") == nil, "only planned")

    let create = try CommandRun(
      ["topics", "create", "--config", file, "--partitions", "3", "--replication-factor", "1"])
    #expect(create.code == 0, "\(create.problems)")
    #expect(create.lines.count { $0.hasSuffix("created") } == names.count)
    let metadata = try admin.metadata(timeout: .seconds(10))
    #expect(metadata.topic("copydesk.claims")?.partitions.count == 1)
    for name in names.dropLast() { #expect(metadata.topic(name)?.partitions.count == 3) }
    let settings = try admin.describeConfigs(ofTopic: "wire.articles", timeout: .seconds(10))
    #expect(settings["cleanup.policy"]?.value == "compact")

    let again = try CommandRun(["topics", "create", "--config", file])
    #expect(again.code == 0, "\(again.problems)")
    #expect(again.lines.last == "Nothing to create.")
    #expect(again.lines.count { $0.hasSuffix("there, as it should be") } == names.count)

    let check = try CommandRun(["check", "--config", file])
    #expect(check.code == 0, "\(check.problems)")
    for name in names { #expect(check.lines.contains("topic \(name): good")) }
  }

  @Test(
    "A claims topic that cannot keep the claims in order is refused, by check and by run",
    .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"))
  func brokenClaimsTopic() throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    let claims = TopicSpecification("copydesk.claims", partitions: 2)
    try Cluster.createTopics(
      (["wire.raw"] + Wire.outputs).map { TopicSpecification($0, partitions: 2) } + [
        claims,
        TopicSpecification(
          "claims.compacted", partitions: 1, configuration: ["cleanup.policy": "compact"]),
      ], on: broker.bootstrapServers)
    let file = try wire.configuration(instance: "desk-1")
    let check = try CommandRun(["check", "--config", file])
    #expect(check.code == 78)
    #expect(check.problems.contains("must be 1"), "\(check.problems)")
    let run = try CommandRun(["run", "--config", file])
    #expect(run.code == 78)
    #expect(run.problems.contains("copydesk.claims (claims): has 2 partitions"), "\(run.problems)")
    let compacted = try CommandRun(
      ["run", "--config", file, "--set", "topics.claims=claims.compacted"])
    #expect(compacted.code == 78)
    #expect(compacted.problems.contains("cleanup.policy is compact"), "\(compacted.problems)")
  }

  @Test(
    "The service on a broker without its topics ends with 78, says which, and makes none",
    .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"))
  func missingTopics() throws {
    let broker = try NoidaBroker()
    let wire = try Wire(servers: broker.bootstrapServers)
    let file = try wire.configuration(instance: "desk-1")
    let names = ["wire.raw"] + Wire.outputs + ["copydesk.claims"]
    let run = try CommandRun(["run", "--config", file])
    #expect(run.code == 78, "\(run.problems)")
    for name in names { #expect(run.problems.contains("\(name) ("), "\(run.problems)") }
    #expect(run.problems.contains(broker.bootstrapServers), "it says where it looked")
    // Slashes are escaped in the log's JSON.
    let words = run.problems.replacingOccurrences(of: "\\/", with: "/")
    #expect(words.contains("copydesk topics create --config \(file)"), "it says what to do")
    let admin = try KafkaAdmin(["bootstrap.servers": broker.bootstrapServers])
    let metadata = try admin.metadata(timeout: .seconds(30))
    for name in names { #expect(metadata.topic(name) == nil, "\(name) was made by looking") }
    try Cluster.createTopics(
      names.dropLast().map { TopicSpecification($0, partitions: 2) }, on: broker.bootstrapServers)
    let again = try CommandRun(["run", "--config", file])
    #expect(again.code == 78)
    #expect(again.problems.contains("missing: copydesk.claims (claims);"), "\(again.problems)")
  }

  @Test("A topic that may not be seen ends the service with 78, by its name")
  func forbiddenTopic() throws {
    let mock = try MockWire()
    mock.cluster.setError(.topicAuthorizationFailed, ofTopic: "wire.articles")
    let file = try mock.wire.configuration(instance: "desk-1")
    let run = try CommandRun(["run", "--config", file])
    #expect(run.code == 78, "\(run.problems)")
    #expect(
      run.problems.contains("TOPIC_AUTHORIZATION_FAILED: topic wire.articles (articles)"),
      "\(run.problems)")
  }

  @Test(
    "Where no broker answers, check and topics end with 69 and say where they looked",
    arguments: [["check"], ["topics", "create"]])
  func unreachable(_ command: [String]) throws {
    let folder = try Folder()
    // Port 1 (tcpmux) is privileged and nobody's: connections are refused at once.
    let file = try configuration("127.0.0.1:1", in: folder)
    let run = try CommandRun(command + ["--config", file])
    #expect(run.code == 69)
    #expect(run.problems.contains("127.0.0.1:1"), "\(run.problems)")
  }

  @Test("A configuration with several errors ends with 78 and tells all of them at once")
  func wrongConfiguration() throws {
    let folder = try Folder()
    let text = """
      kafka:
        bootstrapServers: 127.0.0.1:1
        properties:
          linger.msx: "1"
      source:
        group: desk
      log:
        level: loud
      drainTimeout: soon
      """
    let file = try folder.write(text, to: "copydesk.yaml")
    for command in [["check"], ["check", "--offline"], ["run"], ["topics", "plan"]] {
      let run = try CommandRun(command + ["--config", file])
      #expect(run.code == 78, "\(command)")
      let lines = run.problems.split(separator: "\n").filter { $0.contains("copydesk.yaml:") }
      #expect(lines.count == 4, "\(run.problems)")
      for (line, key) in [
        (4, "linger.msx"), (6, "source.group"), (8, "log.level"), (9, "drainTimeout"),
      ] {
        #expect(
          lines.contains { $0.contains("copydesk.yaml:\(line): ") && $0.contains(key) },
          "\(key) in \(run.problems)")
      }
    }
  }

  @Test("Flags win over the environment, the environment over the file")
  func precedence() throws {
    let folder = try Folder()
    let file = try configuration("127.0.0.1:1", in: folder)
    let offline = ["check", "--offline", "--config", file]
    #expect(try CommandRun(offline).code == 0)
    let bad = ["COPYDESK_LOG_LEVEL": "loud"]
    let run = try CommandRun(offline, environment: bad)
    #expect(run.code == 78)
    #expect(run.problems.contains("COPYDESK_LOG_LEVEL"), "\(run.problems)")
    #expect(
      try CommandRun(offline + ["--set", "log.level=debug"], environment: bad).code == 0)
    let without = try CommandRun(["check", "--offline", "--config", folder.path("missing.yaml")])
    #expect(without.code == 78)
    #expect(without.problems.contains("missing.yaml"))
  }

  @Test("The demo runs by itself, and its counts add up", .timeLimit(.minutes(10)))
  func demo() throws {
    let run = try CommandRun(["demo", "--stories", "60"])
    #expect(run.code == 0, "\(run.problems)")
    #expect(run.problems.isEmpty, "\(run.problems)")
    // Lines such as `     11  articles / update`.
    let counts = run.lines.compactMap { line -> Int? in
      guard line.contains(" / ") else { return nil }
      return line.split(separator: " ").first.flatMap { Int($0) }
    }
    #expect(counts.count > 4, "\(run.output)")
    #expect(counts.reduce(0, +) == 60)
    #expect(run.output.contains("60  in all: every story has exactly one outcome"))
    #expect(run.output.contains(#""standard": {"#), "one article is shown")
    #expect(run.output.contains("One dead letter in wire.deadletters"))
    #expect(run.output.contains("How to go on"))
  }

  @Test("The demo takes a sensible number of stories only", arguments: ["0", "-1", "many"])
  func demoUsage(_ count: String) throws {
    #expect(try CommandRun(["demo", "--stories", count]).code == 64)
  }
}
