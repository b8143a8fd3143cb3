internal import CRdKafka

extension KafkaConfiguration {
  /// Names of librdkafka's properties, for suggestions: all that have a default
  /// (`rd_kafka_conf_dump()`), and those without one that people set.
  public static let knownNames: [String] = {
    let configuration = ClientConfiguration()
    var count = 0
    guard let pairs = unsafe rd_kafka_conf_dump(configuration.raw, &count) else {
      return namesWithoutDefault
    }
    defer { unsafe rd_kafka_conf_dump_free(pairs, count) }
    var names = Set(namesWithoutDefault)
    for index in stride(from: 0, to: count, by: 2) {
      if let name = unsafe pairs[index] { names.insert(unsafe String(cString: name)) }
    }
    return names.sorted()
  }()

  private static let namesWithoutDefault = [
    "acks", "auto.offset.reset", "bootstrap.servers", "compression.level", "compression.type",
    "group.id", "group.instance.id", "linger.ms", "max.in.flight", "message.timeout.ms",
    "partitioner", "plugin.library.paths", "request.timeout.ms", "sasl.kerberos.keytab",
    "sasl.mechanism", "sasl.oauthbearer.client.id", "sasl.oauthbearer.client.secret",
    "sasl.oauthbearer.config", "sasl.oauthbearer.extensions", "sasl.oauthbearer.scope",
    "sasl.oauthbearer.token.endpoint.url", "sasl.password", "sasl.username", "ssl.ca.location",
    "ssl.ca.pem", "ssl.certificate.location", "ssl.certificate.pem", "ssl.cipher.suites",
    "ssl.crl.location", "ssl.curves.list", "ssl.key.location", "ssl.key.password", "ssl.key.pem",
    "ssl.keystore.location", "ssl.keystore.password", "ssl.sigalgs.list", "transactional.id",
  ]
}
