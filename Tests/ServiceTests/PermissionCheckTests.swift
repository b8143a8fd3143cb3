import Kafka
import Testing

@testable import Service

/// What `copydesk check` finds out of a broker's permissions, by errors that the mock cluster answers with.
struct PermissionCheckTests {
  private static let topics = ["copydesk.claims", "wire.raw"]

  private func refusals(_ api: KafkaAPI? = nil, _ code: Int32 = 0) throws -> [String] {
    let cluster = try MockCluster()
    for topic in Self.topics { try cluster.createTopic(topic, partitions: 1) }
    if let api {
      cluster.fail(api, with: Array(repeating: KafkaErrorCode(rawValue: code), count: 50))
    }
    let config = Config(bootstrapServers: [cluster.bootstrapServers])
    return try PermissionCheck(config).refusals(reading: Self.topics)
  }

  @Test("where all is allowed there is nothing to say", .timeLimit(.minutes(2)))
  func allowed() throws { #expect(try refusals().isEmpty) }

  @Test(
    "what is refused is named, with the permission to ask for", .timeLimit(.minutes(2)),
    arguments: [
      (KafkaAPI.fetch, Int32(29), "topic copydesk.claims", "Read to read it"),
      (.offsetFetch, 30, "group copydesk", "Read on the group"),
      (.initProducerID, 53, "transactional id copydesk-copydesk-", "Describe and Write"),
    ])
  func refused(_ api: KafkaAPI, _ code: Int32, _ what: String, _ permission: String) throws {
    let refusals = try refusals(api, code)
    #expect(refusals.first?.hasPrefix(what) == true, "\(refusals)")
    #expect(refusals.first?.contains(permission) == true, "\(refusals)")
  }
}
