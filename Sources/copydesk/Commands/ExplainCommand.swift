import ArgumentParser
import Service

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Every decision on one story: what came in, what the rules did, what went out.")

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "JSON instead of text.")
  var json = false

  @Option(help: "With the provider's own id of a story as the argument: whose it is.")
  var provider: String?

  @Argument(
    help: "An article's URI, topic:partition:offset of a raw record, or an id with --provider.")
  var id: String

  func run() async throws {
    try await finish(
      ExplainJob(id, provider: provider, showsJSON: json, arguments: options.arguments).run())
  }
}
