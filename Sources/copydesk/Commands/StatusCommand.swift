import ArgumentParser
import Service

struct StatusCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Shows what a running service does, on one screen.")

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var admin: AdminOptions

  @Flag(help: "The admin endpoint's JSON as it is.")
  var json = false

  func run() async throws {
    try await finish(
      StatusJob(arguments: options.arguments, address: admin.address, printsJSON: json).run())
  }
}
