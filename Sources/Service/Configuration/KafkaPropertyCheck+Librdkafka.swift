import Kafka

extension KafkaPropertyCheck {
  /// librdkafka is asked itself; where it takes anything, or only refuses, the choices are ours to say.
  static let librdkafka = KafkaPropertyCheck(names: KafkaConfiguration.knownNames) { name, value in
    let choices = choices[name]
    let isAChoice = choices?.contains { $0.lowercased() == value.lowercased() } ?? true
    let problem = KafkaConfiguration([name: value]).problems().first
    if problem == nil, isAChoice { return nil }
    let reason = problem?.detail ?? "\(name): no such choice"
    guard let choices else { return reason }
    return "\(reason); allowed: \(choices.joined(separator: ", "))"
  }

  private static let mechanisms = [
    "PLAIN", "SCRAM-SHA-256", "SCRAM-SHA-512", "OAUTHBEARER", "GSSAPI",
  ]

  /// Source: librdkafka's CONFIGURATION.md.
  private static let choices: [String: [String]] = [
    "security.protocol": ["plaintext", "ssl", "sasl_plaintext", "sasl_ssl"],
    "sasl.mechanism": mechanisms,
    "sasl.mechanisms": mechanisms,
    "sasl.oauthbearer.method": ["default", "oidc"],
    "compression.type": ["none", "gzip", "snappy", "lz4", "zstd"],
    "compression.codec": ["none", "gzip", "snappy", "lz4", "zstd"],
    "auto.offset.reset": [
      "smallest", "earliest", "beginning", "largest", "latest", "end", "error",
    ],
    "partition.assignment.strategy": [
      "range", "roundrobin", "cooperative-sticky", "range,roundrobin",
    ],
    "broker.address.family": ["any", "v4", "v6"],
  ]
}
