import ArgumentParser
import Service

struct DeadLettersCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "deadletters", abstract: "What was refused: by kind of failure, one by one.",
    subcommands: [List.self, Show.self, Export.self, Redrive.self])

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Groups the open dead letters by failure signature, with counts and a sample.")

    @OptionGroup var options: ConfigurationOptions
    @OptionGroup var selection: DeadLetterOptions

    @Flag(help: "A JSON line for each kind instead of a table.")
    var json = false

    func run() async throws {
      try await finish(
        DeadLettersJob(
          .list(asJSON: json), of: selection.request(), arguments: options.arguments
        ).run())
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Shows one dead letter, and where in its bytes the reason lies.")

    @OptionGroup var options: ConfigurationOptions

    @Flag(help: "JSON instead of text.")
    var json = false

    @Flag(help: "All bytes of the value, however many.")
    var full = false

    @Argument(help: "topic:partition:offset of the dead letter or of its record, or a signature.")
    var id: String

    func run() async throws {
      try await finish(
        DeadLettersJob(.show(id, asJSON: json, isFull: full), arguments: options.arguments).run())
    }
  }

  struct Export: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Prints the open dead letters with their bytes, as JSON lines.")

    @OptionGroup var options: ConfigurationOptions
    @OptionGroup var selection: DeadLetterOptions

    @Argument(help: "topic:partition:offset of dead letters or of their records; all without it.")
    var ids: [String] = []

    func run() async throws {
      try await finish(
        DeadLettersJob(.export, of: selection.request(ids), arguments: options.arguments).run())
    }
  }
}

extension DeadLettersCommand {
  struct Redrive: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Puts dead letters through today's rules once more, into the live topics.",
      discussion: """
        Each keeps the coordinates of its record, so that the ledger sees the same delivery. What \
        is refused again comes back as a dead letter with its attempts counted. Try --dry-run first.
        """)

    @OptionGroup var options: ConfigurationOptions
    @OptionGroup var selection: DeadLetterOptions

    @Flag(help: "Shows what would become of them, and writes nothing.")
    var dryRun = false

    @Option(help: "Leaves those that were tried as often.")
    var maxAttempts = 5

    @Flag(help: "Also those that the rules of this very program have refused already.")
    var again = false

    @Flag(help: "All that are open.")
    var all = false

    @Flag(help: "The account as JSON.")
    var json = false

    @Argument(help: "topic:partition:offset of dead letters or of their records.")
    var ids: [String] = []

    func run() async throws {
      var redrive = RedriveJob.Options()
      redrive.isDryRun = dryRun
      redrive.attemptsMax = maxAttempts
      redrive.triesAgain = again
      redrive.takesAll = all
      redrive.showsJSON = json
      try await finish(
        RedriveJob(selection.request(ids), options: redrive, arguments: options.arguments).run())
    }
  }
}

struct DeadLetterOptions: ParsableArguments {
  @Option(help: "Only failures of this signature. May be repeated.")
  var signature: [String] = []

  @Option(help: "Only stories of this provider. May be repeated.")
  var provider: [String] = []

  @Option(help: "Only dead letters written since: a time, or a duration back from now such as 2h.")
  var from: String?

  @Option(help: "Only dead letters written before: a time, or a duration back from now.")
  var to: String?

  func request(_ ids: [String] = []) -> DeadLetterRequest {
    DeadLetterRequest(
      signatures: signature, providers: provider, places: ids, from: from, to: to)
  }
}
