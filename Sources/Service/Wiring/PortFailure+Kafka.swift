import Kafka
import Pipeline

extension PortFailure {
  /// Adds what was being done, and which permission is missing; what Kafka said stays as it is.
  init(_ error: KafkaError, while activity: String) {
    self.init(Self.kind(of: error), "\(activity): \(error.told)")
  }

  private static func kind(of error: KafkaError) -> Kind {
    switch error.code {
    case .fenced, .producerFenced, .fencedInstance: .fenced
    case .unknownTopicOrPartition, .unknownTopic, .unknownPartition, .invalidArgument,
      .messageTooLarge:
      .misconfigured
    default: error.code.isRefusal ? .misconfigured : .unavailable
    }
  }
}

extension KafkaErrorCode {
  /// The broker does not let us, and waiting would not mend it.
  var isRefusal: Bool {
    switch self {
    case .topicAuthorizationFailed, .groupAuthorizationFailed: true
    default: Self.refusals.contains(name)
    }
  }

  /// By the names that librdkafka has for them.
  private static let refusals: Set<String> = [
    "_AUTHENTICATION", "SASL_AUTHENTICATION_FAILED", "CLUSTER_AUTHORIZATION_FAILED",
    "TRANSACTIONAL_ID_AUTHORIZATION_FAILED", "UNSUPPORTED_VERSION", "INVALID_RECORD",
  ]
}
