import Kafka

extension Console {
  /// Says what Kafka said and what to look at; answers with the exit code.
  func problem(_ error: KafkaError, at servers: [String]) -> ExitCode {
    guard error.code.isUnreachable else {
      problem(error.told)
      return .configuration
    }
    problem(
      "no broker answers at \(servers.joined(separator: ", ")) (\(error)); "
        + "is kafka.bootstrapServers right, is the broker up, and does security.protocol in "
        + "kafka.properties fit it?")
    return .brokerUnavailable
  }
}

extension KafkaErrorCode {
  /// Nobody answers: the broker is down, or the address is wrong.
  var isUnreachable: Bool {
    switch self {
    case .transport, .allBrokersDown, .timedOut: true
    default: false
    }
  }
}
