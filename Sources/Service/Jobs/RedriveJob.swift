import Kafka
import Pipeline
import Synchronization
import Telemetry

/// Dead letters through today's rules once more, into the live topics: what
/// `copydesk deadletters redrive` does.
public struct RedriveJob: Sendable {
  /// How it is to be done.
  public struct Options: Sendable {
    /// Shows what would become of them, and writes nothing.
    public var isDryRun = false
    /// Those that were tried as often are left.
    public var attemptsMax = 5
    /// Also those that these very rules have refused already.
    public var triesAgain = false
    /// Without a selection: all that are open.
    public var takesAll = false
    public var showsJSON = false

    public init() {}
  }

  private let request: DeadLetterRequest
  private let options: Options
  private let frame: ToolFrame

  public init(
    _ request: DeadLetterRequest, options: Options, arguments: ConfigurationArguments
  ) {
    self.request = request
    self.options = options
    frame = ToolFrame(arguments: arguments, console: Console())
  }

  public func run() async -> ExitCode {
    await frame.run { config in
      let selection = try request.selection()
      guard options.takesAll || !selection.isEverything else {
        throw JobProblem.usage(
          "say which: --signature, --provider, --from, --to or coordinates; --all takes all that are open"
        )
      }
      guard (1...1_000).contains(options.attemptsMax) else {
        throw JobProblem.usage("--max-attempts \(options.attemptsMax): give 1 to 1000")
      }
      let rules = try RulesFingerprint.text(config)
      let telemetry = Telemetry(config.log)
      let redrive = try Redrive(config, rules: rules, isDryRun: options.isDryRun, telemetry)
      // What an earlier redrive left open is aborted before anything is read.
      try await redrive.takeOver()
      let reader = try TopicReader(config, role: "redrive")
      let book = try DeadLetterBook.read(config.topics, by: reader)
      try book.expect(selection.places)
      let plan = RedrivePlan(
        book.open.filter(selection.takes), redrives: book.redrives,
        attemptsMax: options.attemptsMax, rules: options.triesAgain ? nil : rules)
      let account = try await run(redrive, plan, reader)
      if options.showsJSON {
        frame.console.bytes(account.json + [0x0A])
      } else {
        if options.isDryRun { frame.console.line("Dry run: nothing was written.") }
        for line in account.lines { frame.console.line(line) }
      }
      guard account.gap == 0 else {
        frame.console.problem("interrupted; the same command goes on")
        return .tryAgain
      }
      return .done
    }
  }

  private func run(
    _ redrive: Redrive, _ plan: RedrivePlan, _ reader: TopicReader
  ) async throws -> RedriveAccount {
    let tally = Tally(RedriveAccount(plan))
    guard !plan.chosen.isEmpty else { return tally.account }
    try await Interruption.calls(tally.stop) {
      for round in redrive.rounds(of: plan.chosen) where !tally.isStopped {
        try await redrive.run(round, by: reader) { tally.count($0) }
      }
    }
    return tally.account
  }

  /// Counted by the flow, stopped by a signal.
  private final class Tally: Sendable {
    private struct Guarded {
      var account: RedriveAccount
      var isStopped = false
    }

    private let guarded: Mutex<Guarded>

    init(_ account: RedriveAccount) { guarded = Mutex(Guarded(account: account)) }

    var account: RedriveAccount { guarded.withLock { $0.account } }
    var isStopped: Bool { guarded.withLock { $0.isStopped } }

    func count(_ outcome: OutcomeKind) { guarded.withLock { $0.account.outcomes.count(outcome) } }

    func stop() { guarded.withLock { $0.isStopped = true } }
  }
}
