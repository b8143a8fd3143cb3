import Foundation

/// What the command line says about the configuration.
public struct ConfigurationArguments: Sendable {
  private let file: String?
  private let settings: [String]

  /// - Parameter settings: `key=value`, as given to `--set`.
  public init(file: String?, settings: [String]) {
    self.file = file
    self.settings = settings
  }

  /// The command line that makes the topics of this configuration. Settings may hold secrets, so
  /// they are mentioned only.
  var topicsCreation: String {
    let named = file ?? ProcessInfo.processInfo.environment["COPYDESK_CONFIG"]
    let command = "copydesk topics create" + (named.map { " --config \($0)" } ?? "")
    return settings.isEmpty ? command : "\(command) (and the same --set)"
  }

  /// The checked configuration, or everything that is wrong with it.
  func load() throws(ConfigErrors) -> Config { try loadWithOrigins().config }

  func loadWithOrigins() throws(ConfigErrors) -> Config.Loaded {
    try Config.load(sources, properties: .librdkafka)
  }

  var sources: ConfigSources {
    let environment = ProcessInfo.processInfo.environment
    let named = environment["COPYDESK_CONFIG"].flatMap { $0.isEmpty ? nil : $0 }
    return ConfigSources(
      file: file ?? named, environment: environment,
      flags: settings.map(Self.flag))
  }

  private static func flag(_ setting: String) -> ConfigSources.Flag {
    let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    return ConfigSources.Flag(
      name: "--set", key: String(parts[0]), value: parts.count == 2 ? String(parts[1]) : "")
  }
}
