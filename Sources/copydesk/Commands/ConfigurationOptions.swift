import ArgumentParser
import Service

/// Where the configuration comes from; flags win over the environment, the environment over the file.
struct ConfigurationOptions: ParsableArguments {
  @Option(help: "The configuration file (YAML).")
  var config: String?

  @Option(help: "Sets one key, as in --set log.level=debug. May be repeated.")
  var set: [String] = []

  func validate() throws {
    for setting in set where setting.firstIndex(of: "=") ?? setting.startIndex == setting.startIndex
    {
      throw ValidationError("--set takes key=value, as in --set log.level=debug")
    }
  }

  var arguments: ConfigurationArguments { ConfigurationArguments(file: config, settings: set) }
}
