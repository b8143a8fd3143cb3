import ArgumentParser
import Service

struct ProcessCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "process",
    abstract: "Runs stories from files through the same flow, without Kafka.",
    discussion: """
      One raw story per file, or per line with --jsonl. Articles go to standard output as JSON \
      lines in input order, rejections to standard error; exit 65 if there is any.
      """)

  @Option(
    help:
      """
      Format of the stories: auto, raw-story, ninjs, text/plain, nitf, newsml-g2, iptc7901 or anpa.
      """)
  var format = "auto"

  @Option(help: "Provider of stories that do not name one.")
  var provider: String?

  @Option(
    help: "Zone of times that state none, such as +01:00; without it UTC, flagged as assumed.")
  var timeZone: String?

  @Option(help: "Provider profiles beside those of the program: a YAML file, or a folder of them.")
  var profiles: String?

  @Flag(help: "Each line of a file is a story.")
  var jsonl = false

  @Flag(help: "One line for each input instead: its outcome, verdict and article or rejection.")
  var outcomes = false

  @Flag(help: "Which rules fired on each story, where and why, instead.")
  var explain = false

  @Flag(help: "With --explain: one JSON object a story.")
  var json = false

  @Argument(help: "Files; - is standard input.")
  var files = ["-"]

  func validate() throws {
    if json, !explain { throw ValidationError("--json goes with --explain.") }
    if explain, outcomes { throw ValidationError("Either --explain or --outcomes.") }
  }

  func run() async throws {
    let arguments = StoryArguments(
      format: format, provider: provider, timeZone: timeZone, profiles: profiles, isByLine: jsonl,
      files: files)
    if explain { try finish(ProcessExplainJob(arguments, isJSON: json).run()) }
    try await finish(ProcessJob(arguments, showsOutcomes: outcomes).run())
  }
}
