import Pipeline

/// Understands raw values and gathers everything that is wrong with them.
struct ConfigResolver {
  private let raw: RawConfig
  private(set) var errors: [ConfigError]
  private(set) var origins: [String: ConfigOrigin] = [:]

  init(_ raw: RawConfig) {
    self.raw = raw
    errors = raw.errors
  }

  /// The setting's value if there is a right one; a wrong one is an error.
  mutating func value<Value>(_ setting: Setting<Value>) -> Value? {
    guard let found = raw.value(setting.key, isList: setting.isList) else { return nil }
    origins[setting.key] = found.origin
    if let value = setting.parse(found.texts) { return value }
    errors.append(
      ConfigError(
        origin: found.origin, key: setting.key, problem: "not \(Self.quote(found.texts))",
        allowed: setting.allowed))
    return nil
  }

  /// Replaces `target` by the setting's value, if there is one.
  mutating func set<Value>(_ target: inout Value, from setting: Setting<Value>) {
    if let value = value(setting) { target = value }
  }

  /// The setting's value; its absence is an error, unless a misspelled key explains it.
  mutating func require<Value>(_ setting: Setting<Value>) -> Value? {
    let value = value(setting)
    let isMisspelled = errors.contains { $0.suggestion == setting.key }
    // It may well be in a file that cannot be read.
    let isFileLost = errors.contains { error in
      guard case .file = error.origin else { return false }
      return error.key == nil
    }
    if value == nil, origins[setting.key] == nil, !isMisspelled, !isFileLost {
      errors.append(
        ConfigError(
          origin: .absent, key: setting.key,
          problem:
            "is missing; set it in the file or as \(EnvironmentNames.variable(for: setting.key))",
          allowed: setting.allowed))
    }
    return value
  }

  mutating func fail(_ key: String, _ problem: String) {
    errors.append(ConfigError(origin: origins[key] ?? .absent, key: key, problem: problem))
  }

  /// librdkafka's properties from both maps, each checked by name and value.
  mutating func properties(_ check: KafkaPropertyCheck) -> KafkaProperties {
    var properties = KafkaProperties()
    for (name, value) in raw.map(Settings.properties) {
      add(
        name, value.texts[0], isSecret: false, Settings.properties, value.origin, check, &properties
      )
    }
    for (name, value) in raw.map(Settings.propertyFiles) {
      let key = "\(Settings.propertyFiles).\(name)"
      if properties[name] != nil {
        errors.append(
          ConfigError(
            origin: value.origin, key: key, problem: "is set in \(Settings.properties) as well"))
        continue
      }
      switch RawConfig.read(value.texts[0]) {
      case .success(let text):
        let secret = String(text.reversed().drop { $0.isNewline }.reversed())
        add(name, secret, isSecret: true, Settings.propertyFiles, value.origin, check, &properties)
      case .failure(let problem):
        errors.append(
          ConfigError(
            origin: value.origin, key: key, problem: "\(value.texts[0]): \(problem.text)"))
      }
    }
    return properties
  }

  private mutating func add(
    _ name: String, _ value: String, isSecret: Bool, _ map: String, _ origin: ConfigOrigin,
    _ check: KafkaPropertyCheck, _ properties: inout KafkaProperties
  ) {
    let key = "\(map).\(name)"
    if let reason = KafkaProperties.reserved[name] {
      errors.append(ConfigError(origin: origin, key: key, problem: "may not be set: \(reason)"))
    } else if let problem = check.problem(name, value) {
      let isKnown = check.names.contains(name)
      errors.append(
        ConfigError(
          origin: origin, key: key, problem: problem,
          suggestion: isKnown ? nil : NearestName.of(name, among: check.names)))
    } else {
      origins["\(Settings.properties).\(name)"] = origin
      properties.set(name, value, isSecret: isSecret)
    }
  }

  /// The rules of all verdicts and of single providers, with what of them makes no sense together.
  mutating func policies() -> Policies {
    var policies = Policies()
    for (kind, setting) in zip(VerdictKind.allCases, Settings.policies) {
      policies.general[kind] = value(setting)
    }
    for (name, value) in raw.map(Settings.providerPolicies) {
      add(name, value, to: &policies)
    }
    for problem in policies.problems {
      // Where the rule is written; where it is a default, where one is that does not go with it.
      let places = [problem.kind, .original].flatMap { kind in
        [problem.provider, nil].map { Settings.policyKey(kind, of: $0) }
      }
      let others = origins.keys.filter {
        $0.hasPrefix("ledger.policies.") && $0.hasSuffix(".original")
      }.sorted()
      let written = (places + others).first { origins[$0] != nil }
      errors.append(
        ConfigError(
          origin: written.flatMap { origins[$0] } ?? .absent,
          key: Settings.policyKey(problem.kind, of: problem.provider), problem: problem.text))
    }
    return policies
  }

  /// One rule of one provider: `<provider>.<verdict>`.
  private mutating func add(_ name: String, _ value: RawConfig.Value, to policies: inout Policies) {
    let key = "\(Settings.providerPolicies).\(name)"
    guard let dot = name.lastIndex(of: "."), dot != name.startIndex else {
      errors.append(
        ConfigError(
          origin: value.origin, key: key, problem: "must name a provider and a verdict",
          allowed: "<provider>.<verdict>, as in afp.duplicate"))
      return
    }
    let verdict = String(name[name.index(after: dot)...])
    let provider = Provider(String(name[..<dot])).slug
    guard let kind = VerdictKind(rawValue: verdict) else {
      let known = VerdictKind.allCases.map(\.rawValue)
      errors.append(
        ConfigError(
          origin: value.origin, key: key, problem: "unknown verdict",
          allowed: known.joined(separator: ", "), suggestion: NearestName.of(verdict, among: known))
      )
      return
    }
    guard let action = PolicyAction(rawValue: value.texts[0]) else {
      errors.append(
        ConfigError(
          origin: value.origin, key: key, problem: "not \(Self.quote(value.texts))",
          allowed: kind.allowedActions.map(\.rawValue).joined(separator: ", ")))
      return
    }
    let place = Settings.policyKey(kind, of: provider)
    if origins[place] != nil {
      errors.append(
        ConfigError(
          origin: value.origin, key: key, problem: "is set for provider '\(provider)' already"))
      return
    }
    origins[place] = value.origin
    policies.providers[provider, default: [:]][kind] = action
  }

  private static func quote(_ texts: [String]) -> String {
    let text = texts.joined(separator: ", ")
    let clean = text.prefix(60).map { $0.isNewline || $0 == "\u{1B}" ? " " : $0 }
    return text.isEmpty ? "empty" : "'\(String(clean))'\(text.count > 60 ? "…" : "")"
  }
}
