import Pipeline
import Telemetry

/// Every key there is, in the order of the documentation. Adding one here is all that the file, the
/// environment, the error messages and the reference need to know of it.
enum Settings {
  static let bootstrapServers = Setting<[String]>.list(
    "kafka.bootstrapServers", allowed: "one or more host:port, each once",
    help: "Brokers to begin with; the others are found through them."
  ) { Names.hostAndPort($0) }

  static let sourceTopics = Setting<[String]>.list(
    "source.topics", allowed: "one or more topics, each once; \(Names.topicRule)",
    help: "Topics that stories are read from."
  ) { Names.topic($0) }

  static let groupId = Setting<String>.one(
    "source.groupId", allowed: Names.plainRule,
    help: "Consumer group; instances of one group share the partitions."
  ) { Names.plain($0) }

  static let instanceId = Setting<String>.one(
    "source.instanceId", allowed: Names.topicRule,
    help: "Name of this instance, unique in its group and the same after a restart; with it the "
      + "consumer is a static member and takes over at once."
  ) { Names.topic($0) }

  static let sourceFormat = Setting<SourceFormat>.choice(
    "source.format", help: "Format of the records; auto goes by content-type and content.")

  static let provider = Setting<String>.one(
    "source.provider", allowed: Names.plainRule,
    help: "Provider of stories that do not name theirs."
  ) { Names.plain($0) }

  static let timeZone = Setting<String>.one(
    "source.timeZone", allowed: "an IANA name such as Europe/Paris, or an offset such as +02:00",
    help: "Zone of times that name none; without it they are UTC and flagged as assumed."
  ) { Names.timeZone($0) }

  static let profiles = Setting<String>.one(
    "source.profiles", allowed: "a path",
    help: "Provider profiles in YAML, a file or a folder of them, beside those of the program."
  ) { Names.path($0) }

  static let articlesTopic = topic("articles", help: "Topic of the articles.")
  static let duplicatesTopic = topic("duplicates", help: "Topic of what repeats a story.")
  static let deadlettersTopic = topic("deadletters", help: "Topic of what was refused.")
  static let claimsTopic = topic("claims", help: "Topic of the ledger's log; one partition.")

  static let batchRecordsMax = Setting<Int>.count(
    "batch.recordsMax", 1...100_000, help: "A batch is closed at so many records.")

  static let batchBytesMax = Setting<Int>.bytes(
    "batch.bytesMax", 65_536...(256 << 20), help: "A batch is closed at so many bytes.")

  static let batchTimeMax = Setting<Duration>.duration(
    "batch.timeMax", .milliseconds(1)...(.seconds(10)),
    help: "A batch is closed so long after its first record.")

  static let batchInFlightMax = Setting<Int>.count(
    "batch.inFlightMax", 1...16, help: "Batches that are read and not committed yet.")

  static let stateDirectory = Setting<String>.one(
    "state.directory", allowed: "a path", help: "Where the ledger's snapshot lies; may be lost."
  ) { Names.path($0) }

  static let adminHost = Setting<String>.one(
    "admin.host", allowed: "an address or a host's name",
    help: "Address of the admin endpoint."
  ) { Names.host($0) }

  static let adminPort = Setting<Int>.count(
    "admin.port", 0...65_535, help: "Port of the admin endpoint; 0 picks a free one.")

  static let stuckAfter = Setting<Duration>.duration(
    "health.stuckAfter", .seconds(2)...(.seconds(3_600)),
    help: "A partition where records wait and nothing was committed for so long is stuck; a batch "
      + "must not take longer."
  )

  static let lagMax = Setting<Duration>.duration(
    "health.lagMax", .seconds(1)...(.seconds(365 * 86_400)),
    help: "The service is not ready while waiting records are older.")

  static let lagRecordsMax = Setting<Int>.count(
    "health.lagRecordsMax", 1...1_000_000_000_000,
    help: "The service is not ready while more records wait.")

  static let logLevel = Setting<LogLevel>.choice(
    "log.level", help: "The least severe lines that are written.")

  static let logFormat = Setting<LogFormat>.choice(
    "log.format", help: "JSON lines for machines, or text for people.")

  static let drainTimeout = Setting<Duration>.duration(
    "drainTimeout", .seconds(1)...(.seconds(600)),
    help: "How long finishing what is in flight may take after SIGTERM.")

  /// librdkafka's properties, by their own names.
  static let properties = "kafka.properties"
  /// The same, each value read from a file: for secrets.
  static let propertyFiles = "kafka.propertyFiles"

  /// Rules of single providers, `<provider>.<verdict>`.
  static let providerPolicies = "ledger.policies.providers"

  static let maps = [properties, propertyFiles, providerPolicies]

  /// In the order of the verdicts. An action that another verdict may have is understood, so that it can
  /// be said why this one may not (`Policies.problems`).
  static let policies = VerdictKind.allCases.map { kind in
    let names = kind.allowedActions.map(\.rawValue)
    return Setting<PolicyAction>.one(
      policyKey(kind), allowed: names.joined(separator: ", "),
      help: "What is done with what has the verdict \(kind.rawValue).", shape: .choice(names)
    ) { PolicyAction(rawValue: $0) }
  }

  static func policyKey(_ kind: VerdictKind, of provider: String? = nil) -> String {
    provider.map { "\(providerPolicies).\($0).\(kind.rawValue)" }
      ?? "ledger.policies.\(kind.rawValue)"
  }

  private static func topic(_ name: String, help: String) -> Setting<String> {
    .one("topics.\(name)", allowed: Names.topicRule, help: help) { Names.topic($0) }
  }
}

extension Settings {
  /// All settings with their defaults, for look-up and documentation.
  static let all: [SettingDescription] = describe(Config(bootstrapServers: []))

  /// Dotted names of the sections: `kafka`, `source` and so on.
  static let sections: Set<String> = Set(
    (all.map(\.key) + maps).flatMap { key in
      key.indices.filter { key[$0] == "." }.map { String(key[..<$0]) }
    })

  /// Every key that may stand in the file.
  static let keys: [String] = all.map(\.key) + maps

  static func isList(_ key: String) -> Bool { all.contains { $0.key == key && $0.isList } }

  private static func describe(_ config: Config) -> [SettingDescription] {
    let head: [SettingDescription] =
      [
        bootstrapServers.description(fallback: nil),
        sourceTopics.description(fallback: config.source.topics.joined(separator: ",")),
        groupId.description(fallback: config.source.groupId),
        instanceId.description(fallback: nil),
        sourceFormat.description(fallback: config.source.format.rawValue),
        provider.description(fallback: nil),
        timeZone.description(fallback: nil),
        profiles.description(fallback: nil),
        articlesTopic.description(fallback: config.topics.articles),
        duplicatesTopic.description(fallback: config.topics.duplicates),
        deadlettersTopic.description(fallback: config.topics.deadletters),
        claimsTopic.description(fallback: config.topics.claims),
      ]
      + zip(policies, VerdictKind.allCases).map { setting, kind in
        setting.description(fallback: kind.action.rawValue)
      }
    let middle: [SettingDescription] = [
      batchRecordsMax.description(fallback: String(config.batch.recordsMax)),
      batchBytesMax.description(fallback: Quantity.text(bytes: config.batch.bytesMax)),
      batchTimeMax.description(fallback: Quantity.text(config.batch.timeMax)),
      batchInFlightMax.description(fallback: String(config.batch.inFlightMax)),
      stateDirectory.description(fallback: config.state.directory),
    ]
    let tail: [SettingDescription] = [
      adminHost.description(fallback: config.admin.host),
      adminPort.description(fallback: String(config.admin.port)),
      stuckAfter.description(fallback: Quantity.text(config.health.stuckAfter)),
      lagMax.description(fallback: Quantity.text(config.health.lagMax)),
      lagRecordsMax.description(fallback: nil),
      logLevel.description(fallback: config.log.level.rawValue),
      logFormat.description(fallback: config.log.format.rawValue),
      drainTimeout.description(fallback: Quantity.text(config.drainTimeout)),
    ]
    return head + middle + ledger(config.ledger) + tail
  }
}

extension Config {
  /// Every setting with what it may hold, its default and its variable, for the reference.
  public static var reference: [SettingDescription] { Settings.all }
}
