import ArgumentParser
import Service

struct TailCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tail", abstract: "Shows outcomes as they come out, until it is interrupted.")

  @OptionGroup var options: ConfigurationOptions

  @Option(help: "Only articles, duplicates or deadletters. May be repeated.")
  var outcome: [String] = []

  @Option(help: "Only this verdict. May be repeated.")
  var verdict: [String] = []

  @Option(help: "Only stories of this provider. May be repeated.")
  var provider: [String] = []

  @Option(help: "Begins with the last records of each partition.")
  var last = 0

  @Flag(help: "JSON lines instead of text.")
  var json = false

  func run() async throws {
    var filter = TailJob.Filter()
    filter.outcomes = outcome
    filter.verdicts = verdict
    filter.providers = provider
    filter.last = last
    try await finish(TailJob(filter, showsJSON: json, arguments: options.arguments).run())
  }
}
