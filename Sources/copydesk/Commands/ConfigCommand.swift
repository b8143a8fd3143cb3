import ArgumentParser
import Service

struct ConfigCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "config", abstract: "The configuration as the service understands it.",
    subcommands: [Show.self, Schema.self])

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows every key with its value and where that came from; secrets are redacted.")

    @OptionGroup var options: ConfigurationOptions

    func run() async throws {
      try finish(ConfigShowJob(arguments: options.arguments).run())
    }
  }

  struct Schema: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the JSON schema of the configuration file, for editors.")

    func run() async throws {
      try finish(ConfigSchemaJob().run())
    }
  }
}
