import ArgumentParser
import Service

struct ExplainCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain",
    abstract: "Every decision on one story: what came in, what the rules did, what went out.")

  @OptionGroup var options: ConfigurationOptions

  @Flag(help: "JSON instead of text.")
  var json = false

  @Argument(help: "An article's URI, or topic:partition:offset of a raw record.")
  var id: String

  func run() async throws {
    try await finish(ExplainJob(id, showsJSON: json, arguments: options.arguments).run())
  }
}
