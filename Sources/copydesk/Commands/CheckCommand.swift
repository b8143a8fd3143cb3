import ArgumentParser
import Service

struct CheckCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check",
    abstract: "Checks configuration and schemas, then the broker, the topics and what is allowed.")

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "Leaves the broker out.")
  var offline = false

  func run() async throws {
    try await finish(CheckJob(arguments: options.arguments, isOffline: offline).run())
  }
}
