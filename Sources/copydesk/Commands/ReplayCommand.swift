import ArgumentParser
import Service

struct ReplayCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "replay", abstract: "Runs past stories through the same flow, into topics beside.",
    discussion: """
      The window is fixed at the start. Verdicts are those that were given first; the live service \
      and its ledger are not touched. A killed replay goes on with --resume, and each outcome is \
      there once.
      """)

  @OptionGroup var options: ConfigurationOptions
  @OptionGroup var window: WindowOptions
  @OptionGroup var filters: ReplayFilterOptions

  @Option(help: "Topic for the articles; without it a new one, named from the id.")
  var into: String?

  @Flag(help: "Writes to the live topics.")
  var promote = false

  @Flag(help: "Adds to topics that hold records already.")
  var append = false

  @Flag(help: "Decides anew, as if nothing had been seen before; the live ledger stays as it is.")
  var freshLedger = false

  @Flag(help: "Writes nothing; shows what it would come to.")
  var dryRun = false

  @Option(help: "At most so many records a second, as in 500/s.")
  var rate: String?

  @Option(help: "Most records of a transaction.")
  var batch: Int?

  @Option(help: "Name of the replay; given again with the same options, it goes on.")
  var id: String?

  @Option(help: "Goes on with an interrupted replay, by its name.")
  var resume: String?

  @Flag(help: "Compares with what was published instead, and writes nothing.")
  var diff = false

  @Option(help: "With --diff: a file for one JSON line a difference.")
  var report: String?

  @Option(help: "With --diff: more differences than this, as in 25 or 2%, end with 65.")
  var threshold: String?

  @Flag(help: "The account as JSON.")
  var json = false

  func validate() throws {
    guard id == nil || resume == nil else {
      throw ValidationError("--id and --resume exclude each other")
    }
    guard diff || (report == nil && threshold == nil) else {
      throw ValidationError("--report and --threshold go with --diff")
    }
    guard !diff || (into == nil && !promote && !append && id == nil && resume == nil) else {
      throw ValidationError(
        "--diff writes nothing: it takes no topic, and leaves nothing to resume")
    }
  }

  func run() async throws {
    var request = window.request
    filters.fill(&request)
    if diff {
      request.isFreshLedger = freshLedger
      let job = DiffJob(
        request, report: report, threshold: threshold, showsJSON: json,
        arguments: options.arguments)
      return try await finish(job.run())
    }
    request.into = into
    request.promotes = promote
    request.isFreshLedger = freshLedger
    var replay = ReplayOptions()
    replay.id = id
    replay.resume = resume
    replay.isDryRun = dryRun
    replay.rate = rate
    replay.batch = batch
    replay.appends = append
    replay.showsJSON = json
    try await finish(
      ReplayJob(request, options: replay, arguments: options.arguments).run())
  }
}

struct WindowOptions: ParsableArguments {
  @Option(help: "Topic of raw stories; without it those of the configuration. May be repeated.")
  var topic: [String] = []

  @Option(help: "Only this partition. May be repeated.")
  var partition: [Int] = []

  @Option(help: "From here: an offset, a time (2026-03-01T10:00:00Z) or a duration back (2h).")
  var from: String?

  @Option(help: "Up to here, exclusively: an offset, a time or a duration back.")
  var to: String?

  var request: ReplayRequest {
    var request = ReplayRequest()
    request.topics = topic
    request.partitions = partition
    request.from = from
    request.to = to
    return request
  }
}

struct ReplayFilterOptions: ParsableArguments {
  @Option(help: "Only stories of this provider. May be repeated.")
  var provider: [String] = []

  @Option(help: "Only records with this key. May be repeated.")
  var key: [String] = []

  @Option(help: "Only what concerns this article, by its URI. May be repeated.")
  var uri: [String] = []

  @Option(help: "Only outcomes with this verdict. May be repeated.")
  var verdict: [String] = []

  @Option(help: "Only failures of this signature. May be repeated.")
  var signature: [String] = []

  func fill(_ request: inout ReplayRequest) {
    request.providers = provider
    request.keys = key
    request.uris = uri
    request.verdicts = verdict
    request.signatures = signature
  }
}
