import Foundation
import Kafka
import TestSupport

/// A wire on a test server: topics, configuration, the service's instances, and what came out.
final class Wire {
  static let partitionCount = 8
  static let outputs = ["wire.articles", "wire.duplicates", "wire.deadletters"]

  let servers: String
  let directory: URL

  init(servers: String) throws {
    self.servers = servers
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("copydesk-wire-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: directory) }

  /// Topics with room for a story of one mebibyte, unless told otherwise.
  func createTopics(
    _ roomy: [String: String] = ["max.message.bytes": "8388608"],
    articles: [String: String]? = nil
  ) throws {
    let topics = (["wire.raw"] + Self.outputs).map { name in
      let settings = name == "wire.articles" ? articles ?? roomy : roomy
      return TopicSpecification(name, partitions: Self.partitionCount, configuration: settings)
    }
    try Cluster.createTopics(
      topics + [TopicSpecification("copydesk.claims", partitions: 1)], on: servers)
  }

  /// The path of a configuration file. With an instance id the service is a static member.
  func configuration(
    instance: String?, extra: String = "", properties: [String: String] = [:]
  ) throws -> String {
    let lines = ["session.timeout.ms": "10000"].merging(properties) { $1 }
      .map { "    \($0): \"\($1)\"" }.sorted().joined(separator: "\n")
    let text = """
      kafka:
        bootstrapServers: \(servers)
        properties:
      \(lines)
      source:
        topics: [wire.raw]
        groupId: copydesk
      \(instance.map { "  instanceId: \($0)" } ?? "")
      state:
        directory: \(directory.appendingPathComponent("state-\(instance ?? "shared")").path)
      log:
        level: debug
      batch:
        recordsMax: 500
      admin:
        port: 0
      \(extra)
      """
    let file = directory.appendingPathComponent("\(instance ?? "dynamic").yaml")
    try text.write(to: file, atomically: true, encoding: .utf8)
    return file.path
  }

  func start(
    instance: String?, extra: String = "", properties: [String: String] = [:]
  ) throws -> ServiceProcess {
    let file = try configuration(instance: instance, extra: extra, properties: properties)
    return try ServiceProcess(["run", "--config", file])
  }

  /// Waits until the group has committed everything that the source topic holds.
  func waitUntilDrained(within timeout: Duration = Patience.outcome) async throws -> Bool {
    let admin = try KafkaAdmin(["bootstrap.servers": servers])
    return await eventually(within: timeout) {
      let lags = try? admin.lag(of: "copydesk", topics: ["wire.raw"], timeout: .seconds(10))
      guard let lags else { return false }
      return lags.values.allSatisfy { $0.count == 0 }
    }
  }

  /// Every record that a fresh `read_committed` reader finds in the output topics.
  func outcomes() throws -> [TestRecord] { try Cluster.readAll(Self.outputs, on: servers) }

  /// Coordinates of everything in the source topic.
  func inputs() throws -> Set<String> {
    let admin = try KafkaAdmin(["bootstrap.servers": servers])
    var inputs: Set<String> = []
    for number in 0..<Int32(Self.partitionCount) {
      let partition = TopicPartition("wire.raw", number)
      let watermarks = try admin.watermarks(of: partition, timeout: .seconds(10))
      for offset in watermarks.low..<watermarks.high {
        inputs.insert("wire.raw:\(number):\(offset)")
      }
    }
    return inputs
  }
}

/// Asks again and again until it is so; false if the time runs out.
func eventually(
  within timeout: Duration = Patience.outcome, _ isSo: () throws -> Bool
) async -> Bool {
  let deadline = ContinuousClock.now + timeout
  while ContinuousClock.now < deadline {
    if (try? isSo()) == true { return true }
    try? await ContinuousClock().sleep(for: .milliseconds(50))
  }
  return false
}
