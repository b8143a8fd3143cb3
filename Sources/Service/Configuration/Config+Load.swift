extension Config {
  /// A configuration with the place that each value came from.
  public struct Loaded: Sendable {
    public let config: Config
    /// By dotted key; a key that is not in it has its default.
    public let origins: [String: ConfigOrigin]
  }

  /// Reads the file, the environment and the flags, in rising precedence, and checks everything.
  ///
  /// - Parameter properties: who knows librdkafka's properties.
  /// - Throws: all that is wrong, at once.
  public static func load(
    _ sources: ConfigSources, properties check: KafkaPropertyCheck = .none
  ) throws(ConfigErrors) -> Loaded {
    var resolver = ConfigResolver(RawConfig(sources))
    let config = Config(resolving: &resolver, check)
    guard resolver.errors.isEmpty else { throw ConfigErrors(resolver.errors) }
    return Loaded(config: config, origins: resolver.origins)
  }

  private init(resolving resolver: inout ConfigResolver, _ check: KafkaPropertyCheck) {
    self.init(bootstrapServers: resolver.require(Settings.bootstrapServers) ?? [])
    kafka.properties = resolver.properties(check)
    resolver.set(&source.topics, from: Settings.sourceTopics)
    resolver.set(&source.groupId, from: Settings.groupId)
    source.instanceId = resolver.value(Settings.instanceId)
    resolver.set(&source.format, from: Settings.sourceFormat)
    source.provider = resolver.value(Settings.provider)
    source.timeZone = resolver.value(Settings.timeZone)
    source.profiles = resolver.value(Settings.profiles)
    checkProfiles(&resolver)
    resolver.set(&topics.articles, from: Settings.articlesTopic)
    resolver.set(&topics.duplicates, from: Settings.duplicatesTopic)
    resolver.set(&topics.deadletters, from: Settings.deadlettersTopic)
    resolver.set(&topics.claims, from: Settings.claimsTopic)
    ledger.policies = resolver.policies()
    resolver.set(&batch.recordsMax, from: Settings.batchRecordsMax)
    resolver.set(&batch.bytesMax, from: Settings.batchBytesMax)
    resolver.set(&batch.timeMax, from: Settings.batchTimeMax)
    resolver.set(&batch.inFlightMax, from: Settings.batchInFlightMax)
    resolver.set(&state.directory, from: Settings.stateDirectory)
    ledger.resolve(&resolver)
    resolver.set(&admin.host, from: Settings.adminHost)
    if let port = resolver.value(Settings.adminPort) { admin.port = UInt16(clamping: port) }
    resolver.set(&health.stuckAfter, from: Settings.stuckAfter)
    resolver.set(&health.lagMax, from: Settings.lagMax)
    health.lagRecordsMax = resolver.value(Settings.lagRecordsMax)
    resolver.set(&log.level, from: Settings.logLevel)
    resolver.set(&log.format, from: Settings.logFormat)
    resolver.set(&drainTimeout, from: Settings.drainTimeout)
    checkTopicsDiffer(&resolver)
  }

  /// Profiles are part of the configuration: what is wrong with them is said with the rest.
  private func checkProfiles(_ resolver: inout ConfigResolver) {
    guard let path = source.profiles else { return }
    do {
      _ = try ProfileLibrary.load(path)
    } catch let problem as ProfileProblem {
      for reason in problem.reasons {
        resolver.fail(Settings.profiles.key, "\(problem.file): \(reason)")
      }
    } catch {
      resolver.fail(Settings.profiles.key, "\(error)")
    }
  }

  /// A topic that is written and read would feed the service with its own output.
  private func checkTopicsDiffer(_ resolver: inout ConfigResolver) {
    let named = [
      ("topics.articles", topics.articles), ("topics.duplicates", topics.duplicates),
      ("topics.deadletters", topics.deadletters), ("topics.claims", topics.claims),
    ]
    var users: [String: String] = [:]
    for topic in source.topics { users[topic] = "source.topics" }
    for (key, topic) in named {
      if let user = users[topic] {
        resolver.fail(key, "'\(topic)' is used by \(user) already; topics must differ")
      } else {
        users[topic] = key
      }
    }
  }
}
