import Kafka

extension KafkaError {
  /// What Kafka said, and where a permission is missing, which one an administrator has to give.
  var told: String {
    guard let permission = code.missingPermission else { return description }
    return "\(description); \(permission)"
  }
}

extension KafkaErrorCode {
  /// By the names that librdkafka has for them.
  fileprivate var missingPermission: String? {
    switch name {
    case "TOPIC_AUTHORIZATION_FAILED":
      "allow this user Describe on the topic, with Read to read it or Write to write to it"
    case "GROUP_AUTHORIZATION_FAILED": "allow this user Read on the group"
    case "TRANSACTIONAL_ID_AUTHORIZATION_FAILED":
      "allow this user Describe and Write on transactional ids that begin with copydesk-"
    case "CLUSTER_AUTHORIZATION_FAILED":
      "allow this user Create on the cluster to make topics, IdempotentWrite to produce"
    case "_AUTHENTICATION", "SASL_AUTHENTICATION_FAILED":
      "look at the sasl.* and ssl.* of kafka.properties"
    default: nil
    }
  }
}
