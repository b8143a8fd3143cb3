import ArgumentParser
import Service

/// Where the configuration comes from; flags win over the environment, the environment over the file.
struct ConfigurationOptions: ParsableArguments {
  @Option(help: "The configuration file (YAML).")
  var config: String?

  @Option(help: "Sets one key, as in --set log.level=debug. May be repeated.")
  var set: [String] = []

  var arguments: ConfigurationArguments { ConfigurationArguments(file: config, settings: set) }
}
