import ArgumentParser
import Service

struct LedgerCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "What the ledger holds: its size, one story, all of it.",
    discussion: """
      Made anew out of the claims topic, which is read outside of any group: the service does not \
      notice, and need not run.
      """,
    subcommands: [Stats.self, Lookup.self, Export.self])

  struct Stats: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Size, ages, and how often each rule fired.")

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "JSON instead of tables.")
    var json = false

    func run() async throws {
      try await finish(LedgerJob(.stats(asJSON: json), arguments: options.arguments).run())
    }
  }

  struct Lookup: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "All claims of one story, and of what was linked to it, with their verdicts.")

    @OptionGroup var options: ConfigurationOptions

    @Option(help: "The id is this provider's own.")
    var provider: String?

    @Flag(help: "JSON lines instead of a table.")
    var json = false

    @Argument(
      help: "An article's URI, topic:partition:offset, or with --provider the provider's id.")
    var id: String

    func run() async throws {
      try await finish(
        LedgerJob(.lookup(id: id, provider: provider, asJSON: json), arguments: options.arguments)
          .run())
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Every delivery with its verdict, as JSON lines by topic, partition and offset.",
      discussion: "The same to the byte for everyone who reads the same claims.")

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "JSON lines; there is no other form.")
    var json = false

    func run() async throws {
      try await finish(LedgerJob(.export, arguments: options.arguments).run())
    }
  }
}
