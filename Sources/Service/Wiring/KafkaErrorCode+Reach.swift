import Kafka

extension KafkaErrorCode {
  /// Nobody answers: the broker is down, or the address is wrong.
  var isUnreachable: Bool {
    switch self {
    case .transport, .allBrokersDown, .timedOut: true
    default: false
    }
  }
}
