import Kafka

/// Properties of the clients that tools use: of no group, under names of their own, so that nothing
/// that the service does sees them.
enum ToolClients {
  /// A reader of chosen partitions that sees committed records only.
  static func reader(_ config: Config, role: String) -> KafkaConfiguration {
    ClientProperties.admin(config, .consumer)
      .withDefaults([
        "queued.max.messages.kbytes": "32768",
        // A broker that answers with more than was asked for must not stop the reading for ever.
        "receive.message.max.bytes": "2000000000",
      ])
      .overriding(with: [
        "client.id": "copydesk-\(role)", "isolation.level": "read_committed",
        "enable.partition.eof": "true", "enable.auto.commit": "false",
        "auto.offset.reset": "error", "allow.auto.create.topics": "false",
      ])
  }

  static func admin(_ config: Config, role: String) -> KafkaConfiguration {
    ClientProperties.admin(config).overriding(with: ["client.id": "copydesk-\(role)"])
  }
}

extension ToolClients {
  /// An idempotent producer.
  static func writer(_ config: Config, role: String) -> KafkaConfiguration {
    ClientProperties.admin(config, .producer)
      .withDefaults([
        "compression.type": "lz4", "linger.ms": "5", "queue.buffering.max.messages": "200000",
      ])
      .overriding(with: ["client.id": "copydesk-\(role)"])
  }
}
