/// One thing wrong with the configuration: where, which key, what, and what would be right.
///
/// Never holds the value of a secret.
public struct ConfigError: Error, Sendable, Equatable {
  public let origin: ConfigOrigin
  /// In dotted form, as in the file; `nil` if the file as a whole is meant.
  public let key: String?
  /// What is wrong.
  public let problem: String
  /// What is allowed instead.
  public let allowed: String?
  /// What was probably meant.
  public let suggestion: String?

  public init(
    origin: ConfigOrigin, key: String?, problem: String, allowed: String? = nil,
    suggestion: String? = nil
  ) {
    self.origin = origin
    self.key = key
    self.problem = problem
    self.allowed = allowed
    self.suggestion = suggestion
  }
}

extension ConfigError: CustomStringConvertible {
  /// `FILE:LINE: key: what is wrong; what is allowed; did you mean …`, on one line.
  public var description: String {
    var parts = [problem]
    if let allowed { parts.append("allowed: \(allowed)") }
    if let suggestion { parts.append("did you mean \(suggestion)?") }
    let place = [origin.description, key].compactMap(\.self).joined(separator: ": ")
    return "\(place): \(parts.joined(separator: "; "))"
  }
}

/// Everything that is wrong with a configuration, in the order of the file, then the environment,
/// the flags, and what is missing.
public struct ConfigErrors: Error, Sendable, Equatable, CustomStringConvertible {
  public let errors: [ConfigError]

  init(_ errors: [ConfigError]) {
    precondition(!errors.isEmpty, "a configuration without errors is no error")
    self.errors = errors.enumerated()
      .sorted { ($0.element.origin, $0.offset) < ($1.element.origin, $1.offset) }
      .map(\.element)
  }

  /// One error a line.
  public var description: String {
    errors.map(\.description).joined(separator: "\n")
  }
}
