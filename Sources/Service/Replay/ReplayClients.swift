import Kafka
import Telemetry

/// The librdkafka clients of a replay: under names of their own, members of no group.
struct ReplayClients {
  let reader: KafkaConsumer
  let claimsReader: KafkaConsumer
  let ownClaimsReader: KafkaConsumer

  init(_ config: Config, telemetry: Telemetry) throws(KafkaError) {
    func consumer(_ role: String) throws(KafkaError) -> KafkaConsumer {
      try KafkaConsumer(
        ToolClients.reader(config, role: role), events: .told(to: telemetry, client: role))
    }
    reader = try consumer("replay-source")
    claimsReader = try consumer("replay-claims-reader")
    ownClaimsReader = try consumer("replay-own-claims-reader")
  }

  /// Writes outcomes and progress in transactions. Two replays of one id fence each other.
  static func producer(
    _ config: Config, transactionalID: String, role: String, telemetry: Telemetry
  ) throws(KafkaError) -> KafkaProducer {
    try KafkaProducer(
      ToolClients.writer(config, role: role).overriding(with: [
        "transactional.id": transactionalID, "transaction.timeout.ms": "60000",
        "message.max.bytes": "67108864",
      ]), events: .told(to: telemetry, client: role))
  }

  static func claimsProducer(
    _ config: Config, role: String, telemetry: Telemetry
  ) throws(KafkaError) -> KafkaProducer {
    try KafkaProducer(
      ToolClients.writer(config, role: role)
        // Never given up: a claim that does not arrive would leave its batch waiting.
        .overriding(with: ["message.timeout.ms": "0", "linger.ms": "0"]),
      events: .told(to: telemetry, client: role))
  }
}
