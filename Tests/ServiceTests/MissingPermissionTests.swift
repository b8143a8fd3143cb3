import Kafka
import Pipeline
import Testing

@testable import Service

/// What is said where a broker does not allow something, as no broker of these tests does.
struct MissingPermissionTests {
  @Test(
    "the message names the permission to be given",
    arguments: [
      (29, KafkaOperation.produce, "Write to write to it"), (30, .poll, "Read on the group"),
      (31, .createTopics, "Create on the cluster"),
      (53, .initTransactions, "transactional ids that begin with copydesk-"),
      (58, .metadata, "sasl.*"),
    ])
  func names(code: Int32, operation: KafkaOperation, permission: String) {
    let error = KafkaError(operation, KafkaErrorCode(rawValue: code))
    #expect(error.told.hasPrefix(error.description))
    #expect(error.told.contains(permission), "\(error.told)")
    let failure = PortFailure(error, while: "reading the window")
    #expect(failure.description.contains(permission), "\(failure)")
    #expect(failure.kind == .misconfigured, "waiting would not mend it")
  }

  @Test("any other error is told as Kafka said it")
  func others() {
    let error = KafkaError(.produce, .messageTooLarge)
    #expect(error.told == error.description)
  }
}
