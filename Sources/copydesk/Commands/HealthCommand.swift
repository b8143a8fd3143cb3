import ArgumentParser
import Service

struct HealthCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "health",
    abstract: "Asks a running service whether it is well; for a container's HEALTHCHECK.",
    discussion: "Exit 0 if it is; 75 if it says no, with the reasons; 69 if nothing answers.")

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var admin: AdminOptions

  @Flag(help: "Whether it lives (/livez) instead of whether it is ready (/readyz).")
  var live = false

  func run() async throws {
    try await finish(
      HealthJob(arguments: options.arguments, address: admin.address, asksForLife: live).run())
  }
}

struct AdminOptions: ParsableArguments {
  @Option(
    help: "Where the admin endpoint is (host:port); without it, where the configuration says.")
  var address: String?
}
