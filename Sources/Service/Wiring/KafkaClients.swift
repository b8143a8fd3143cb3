import Kafka
import Telemetry

/// The service's librdkafka clients with the properties that the promises need.
///
/// What the user sets in `kafka.properties` wins over our defaults, except for what a promise hangs
/// on; the configuration refuses those by name.
struct KafkaClients: Sendable {
  /// Reads the source topics as a member of the group.
  let consumer: KafkaConsumer
  /// Write outcomes and offsets in transactions, in turns.
  let producers: [KafkaProducer]
  /// Appends claims, outside all transactions.
  let claimsProducer: KafkaProducer
  /// Reads the claims topic back; member of no group.
  let claimsConsumer: KafkaConsumer

  /// One writes while the other commits; a third would have nothing to do.
  static let laneCount = 2
  /// Of each blocking call; past it the call is made again.
  static let callTimeout = Duration.seconds(10)
  /// A broker may be away for that long; whoever starts us will try again after it.
  static let outageMax = Duration.seconds(600)

  init(config: Config, instance: InstanceName, monitor: HealthMonitor) throws(KafkaError) {
    let properties = ClientProperties(config: config, instance: instance)
    func events(_ client: String, _ watched: BrokerWatch.Client? = nil) -> KafkaEvents {
      var events = KafkaEvents.told(to: monitor.telemetry, client: client)
      if let watched {
        events.statistics = { [weak monitor] text in monitor?.learned(text, from: watched) }
      }
      return events
    }
    consumer = try KafkaConsumer(properties.consumer, events: events("source", .source))
    var producers: [KafkaProducer] = []
    for lane in 0..<Self.laneCount {
      producers.append(
        try KafkaProducer(
          properties.producer(lane: lane),
          // The lanes talk to the same brokers: what the first one learns of them will do.
          events: lane == 0 ? events("outcomes", .outcomes) : events("outcomes")))
    }
    self.producers = producers
    claimsProducer = try KafkaProducer(
      properties.claimsProducer, events: events("claims", .claims))
    claimsConsumer = try KafkaConsumer(properties.claimsConsumer, events: events("claims-reader"))
  }
}

/// librdkafka's properties for each client.
struct ClientProperties {
  let config: Config
  let instance: InstanceName

  var consumer: KafkaConfiguration {
    var forced = [
      "group.id": config.source.groupId,
      // Records of aborted transactions are no records; offsets are asked for stably (KIP-447).
      "isolation.level": "read_committed",
      "statistics.interval.ms": Self.statisticsInterval,
    ]
    if let instanceID = config.source.instanceId { forced["group.instance.id"] = instanceID }
    return client("source", .consumer, forced: forced, defaults: readerDefaults)
  }

  func producer(lane: Int) -> KafkaConfiguration {
    client(
      "outcomes", .producer,
      forced: [
        "transactional.id": transactionalID(lane: lane),
        "message.max.bytes": Self.messageBytesMax,
        "statistics.interval.ms": Self.statisticsInterval,
      ],
      defaults: writerDefaults.merging(["transaction.timeout.ms": "60000"]) { $1 })
  }

  /// An instance has the same ones after a restart, so that it fences its predecessor. No instance's
  /// name has a slash.
  private func transactionalID(lane: Int) -> String {
    let first = "copydesk-\(config.source.groupId)-\(instance.text)"
    return lane == 0 ? first : "\(first)/\(lane)"
  }

  var claimsProducer: KafkaConfiguration {
    client(
      "claims", .producer,
      // Never given up: a claim that does not arrive would leave its batch waiting.
      forced: [
        "message.timeout.ms": "0", "statistics.interval.ms": Self.statisticsInterval,
      ],
      defaults: writerDefaults.merging(["linger.ms": "0"]) { $1 })
  }

  var claimsConsumer: KafkaConfiguration {
    client(
      "claims-reader", .consumer, forced: ["enable.partition.eof": "true"],
      defaults: readerDefaults.merging(["fetch.wait.max.ms": "500"]) { $1 })
  }

  private var readerDefaults: [String: String] {
    [
      // A topic without committed offsets is read from its beginning: nothing is lost.
      "auto.offset.reset": "earliest",
      // Fetched and not yet polled; bounds the memory.
      "queued.max.messages.kbytes": "32768",
      // A broker that answers with more than was asked for must not stop the reading for ever.
      "receive.message.max.bytes": "2000000000",
    ]
  }

  private var writerDefaults: [String: String] {
    // Stories compress to a half, for a tenth of the CPU that zstd would take.
    ["compression.type": "lz4", "linger.ms": "5", "queue.buffering.max.messages": "200000"]
  }

  /// For administration, or for a tool's reader or writer; acts for no instance.
  static func admin(_ config: Config, _ scope: PropertyScope = .admin) -> KafkaConfiguration {
    Self.client("admin", scope, config, forced: [:], defaults: [:])
  }

  private func client(
    _ role: String, _ scope: PropertyScope, forced: [String: String], defaults: [String: String]
  ) -> KafkaConfiguration {
    Self.client(role, scope, config, forced: forced, defaults: defaults)
  }

  private static func client(
    _ role: String, _ scope: PropertyScope, _ config: Config, forced: [String: String],
    defaults: [String: String]
  ) -> KafkaConfiguration {
    let own = Dictionary(
      uniqueKeysWithValues: config.kafka.properties.all.lazy
        .filter { scope.takes($0.name) }.map { ($0.name, $0.value) })
    var forced = forced
    forced["bootstrap.servers"] = config.kafka.bootstrapServers.joined(separator: ",")
    // A topic that a broker makes by itself has its defaults, and the claims topic no order.
    forced["allow.auto.create.topics"] = "false"
    var defaults = defaults
    defaults["client.id"] = "copydesk-\(role)"
    return KafkaConfiguration(own).withDefaults(defaults).overriding(with: forced)
  }

  /// Health looks at them; a second's worth costs some tens of microseconds.
  private static let statisticsInterval = "1000"

  /// Larger than any story that the topics take; the broker's limit decides.
  private static let messageBytesMax = "67108864"
}
