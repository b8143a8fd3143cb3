/// Names of environment variables: `kafka.bootstrapServers` is `COPYDESK_KAFKA_BOOTSTRAP_SERVERS`.
enum EnvironmentNames {
  static let prefix = "COPYDESK_"

  /// Variables that are ours and no settings: the configuration's path, and what tests and
  /// benchmarks use.
  static let others = ["COPYDESK_CONFIG", "COPYDESK_BINARY"]
  static let otherPrefixes = ["COPYDESK_TEST_", "COPYDESK_BENCH_"]

  /// The variable of a key, as swift-configuration derives it.
  static func variable(for key: String) -> String {
    var name = ""
    var wasLower = false
    for character in key {
      if wasLower, character.isUppercase { name.append("_") }
      wasLower = character.isLowercase
      name.append(character.isLetter || character.isNumber ? character : "_")
    }
    return prefix + name.uppercased()
  }

  /// The librdkafka property that a variable sets through the map `key`. Properties have lower-case
  /// letters and dots only, so the way back is certain.
  static func property(of variable: String, in key: String) -> String? {
    let head = self.variable(for: key) + "_"
    guard variable.hasPrefix(head), variable.utf8.count > head.utf8.count else { return nil }
    return variable.dropFirst(head.count).lowercased().replacing("_", with: ".")
  }

  /// Whether Kubernetes put the variable there, for a Service whose name begins with `copydesk`.
  static func isServiceLink(_ variable: String, value: String) -> Bool {
    let pattern = /.*_(SERVICE_HOST|SERVICE_PORT(_.*)?|PORT_[0-9]+_(TCP|UDP|SCTP)(_.*)?)/
    if variable.wholeMatch(of: pattern) != nil { return true }
    return variable.hasSuffix("_PORT") && value.contains("://")
  }

  /// The variables that are meant for the configuration: ours, with a value. An empty one counts as
  /// unset, as container tools leave them.
  static func relevant(in environment: [String: String]) -> [String: String] {
    environment.filter { name, value in
      name.hasPrefix(prefix) && !value.isEmpty && !others.contains(name)
        && !otherPrefixes.contains { name.hasPrefix($0) } && !isServiceLink(name, value: value)
    }
  }
}
