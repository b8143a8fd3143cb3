import Pipeline
import Telemetry

extension Config.Loaded {
  /// One setting as it stands, fit to be shown: secrets are redacted.
  public struct Line: Sendable, Equatable, CustomStringConvertible {
    public let key: String
    public let value: String
    public let origin: ConfigOrigin?

    /// `key: value  # where from`
    public var description: String {
      "\(key): \(value)  # \(origin.map(\.description) ?? "default")"
    }
  }

  /// Every setting with its value and where it came from, in the order of the documentation.
  public var lines: [Line] {
    var lines = values.map { key, value in
      Line(key: key, value: value ?? "(none)", origin: origins[key])
    }
    for name in config.kafka.properties.names {
      let value = config.kafka.properties.shown(name) ?? ""
      let key = "\(Settings.properties).\(name)"
      lines.append(Line(key: key, value: value, origin: origins[key]))
    }
    let providers = config.ledger.policies.providers.sorted { $0.key < $1.key }
    for (provider, rules) in providers {
      for kind in VerdictKind.allCases {
        guard let action = rules[kind] else { continue }
        let key = Settings.policyKey(kind, of: provider)
        lines.append(Line(key: key, value: action.rawValue, origin: origins[key]))
      }
    }
    return lines
  }

  private var values: [(key: String, value: String?)] {
    let source = config.source
    let topics = config.topics
    let batch = config.batch
    let head: [(key: String, value: String?)] =
      [
        (Settings.bootstrapServers.key, config.kafka.bootstrapServers.joined(separator: ",")),
        (Settings.sourceTopics.key, source.topics.joined(separator: ",")),
        (Settings.groupId.key, source.groupId),
        (Settings.instanceId.key, source.instanceId),
        (Settings.sourceFormat.key, source.format.rawValue),
        (Settings.provider.key, source.provider),
        (Settings.timeZone.key, source.timeZone),
        (Settings.profiles.key, source.profiles),
        (Settings.articlesTopic.key, topics.articles),
        (Settings.duplicatesTopic.key, topics.duplicates),
        (Settings.deadlettersTopic.key, topics.deadletters),
        (Settings.claimsTopic.key, topics.claims),
      ]
      + VerdictKind.allCases.map { kind in
        (Settings.policyKey(kind), config.ledger.policies.rule(for: kind, of: nil).rawValue)
      }
    let middle: [(key: String, value: String?)] = [
      (Settings.batchRecordsMax.key, String(batch.recordsMax)),
      (Settings.batchBytesMax.key, Quantity.text(bytes: batch.bytesMax)),
      (Settings.batchTimeMax.key, Quantity.text(batch.timeMax)),
      (Settings.batchInFlightMax.key, String(batch.inFlightMax)),
      (Settings.stateDirectory.key, config.state.directory),
    ]
    let tail: [(key: String, value: String?)] = [
      (Settings.adminHost.key, config.admin.host),
      (Settings.adminPort.key, String(config.admin.port)),
      (Settings.stuckAfter.key, Quantity.text(config.health.stuckAfter)),
      (Settings.lagMax.key, Quantity.text(config.health.lagMax)),
      (Settings.lagRecordsMax.key, config.health.lagRecordsMax.map { String($0) }),
      (Settings.logLevel.key, config.log.level.rawValue),
      (Settings.logFormat.key, config.log.format.rawValue),
      (Settings.drainTimeout.key, Quantity.text(config.drainTimeout)),
    ]
    return head + middle + config.ledger.values + tail
  }
}
