import ArgumentParser
import Service

struct RunCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run", abstract: "Runs the service until it is told to stop.")

  @OptionGroup var options: ConfigurationOptions

  func run() async throws {
    try await finish(RunJob(arguments: options.arguments).run())
  }
}
