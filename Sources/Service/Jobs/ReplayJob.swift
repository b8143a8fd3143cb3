import Foundation
import JSON
import Kafka
import Pipeline
import Telemetry

/// The past through the same flow, bounded, and beside the live service: what `copydesk replay` does.
public struct ReplayJob: Sendable {
  private let request: ReplayRequest
  private let options: ReplayOptions
  private let frame: ToolFrame

  public init(
    _ request: ReplayRequest, options: ReplayOptions, arguments: ConfigurationArguments
  ) {
    self.request = request
    self.options = options
    frame = ToolFrame(arguments: arguments, console: Console())
  }

  public func run() async -> ExitCode {
    await frame.run { config in
      let rate = try rateLimit()
      let now = Int64(Date().timeIntervalSince1970 * 1_000)
      let id = options.resume ?? options.id ?? Self.newID(now)
      try ReplayPlanner.checkNames(request, id: id, config)
      let telemetry = Telemetry(config.log)
      let stored = try stored(id, config, telemetry)
      let reader = try TopicReader(config, role: "replay")
      let plan =
        try stored?.plan
        ?? ReplayPlanner(config: config, reader: reader, now: now).plan(request, id: id)
      if let stored, stored.isComplete {
        frame.console.line("Replay \(id) was complete already.")
        return conclude(plan, stored.account, config, isComplete: true)
      }
      let topics = ReplayTopics(
        plan: plan, config: config, reader: reader,
        admin: try KafkaAdmin(ToolClients.admin(config, role: "replay-admin")))
      if !options.isDryRun {
        try topics.prepare(isResumed: stored != nil, appends: options.appends)
      }
      announce(plan, config)
      let (isComplete, account, overtaken) = try await perform(
        plan, resuming: stored, config: config, rate: rate, telemetry)
      // Its readers are gone by now: librdkafka may not end a consumer whose topic was deleted.
      if isComplete, !options.isDryRun { try topics.removeClaims() }
      if overtaken > 0 {
        frame.console.problem(
          "\(overtaken) older versions were left out: newer ones of their articles are out already")
      }
      return conclude(plan, account, config, isComplete: isComplete)
    }
  }

  /// Runs the replay and lets go of its clients.
  private func perform(
    _ plan: ReplayPlan, resuming stored: ReplayStore.Stored?, config: Config,
    rate: RateLimit?, _ telemetry: Telemetry
  ) async throws -> (isComplete: Bool, account: ReplayAccount, overtaken: Int) {
    let replay = try RunningReplay(
      plan, resuming: stored, mode: options.isDryRun ? .dry : .writes, config: config,
      bounds: (options.batch, rate), telemetry: telemetry)
    let isComplete = try await run(replay, telemetry)
    return (isComplete, replay.progress.account, replay.promotion?.overtakenCount ?? 0)
  }

  /// What an earlier run has left; the earlier run itself, if it still lives, is out of it from now on.
  private func stored(
    _ id: String, _ config: Config, _ telemetry: Telemetry
  ) throws -> ReplayStore.Stored? {
    guard options.id != nil || options.resume != nil else { return nil }
    if options.isDryRun {
      guard options.resume == nil else {
        throw JobProblem.usage("--resume: a dry run leaves nothing to go on with")
      }
      return nil
    }
    try RunningReplay.takeOver(id, config, telemetry: telemetry)
    let stored = try ReplayStore(config).load(id)
    if options.resume != nil {
      guard let stored else {
        throw JobProblem.usage("--resume \(id): no replay of that name was begun")
      }
      guard request == ReplayRequest() || request == stored.plan.request else {
        throw JobProblem.usage("--resume \(id): it was begun otherwise; give no other option again")
      }
      return stored
    }
    if let stored, stored.plan.request != request {
      throw JobProblem.usage("--id \(id): a replay of that name was begun with other options")
    }
    return stored
  }

  /// True where the window came to its end; false where a signal came first.
  private func run(_ replay: RunningReplay, _ telemetry: Telemetry) async throws -> Bool {
    let reporter = ReplayReporter(replay, console: frame.console, telemetry: telemetry)
    return try await Interruption.calls(replay.stop) {
      async let _: Void = reporter.run()
      defer { reporter.end() }
      return try await replay.run()
    }
  }

  private func announce(_ plan: ReplayPlan, _ config: Config) {
    guard !options.showsJSON else { return }
    let into = plan.topics(config.topics)
    let target = options.isDryRun ? "nothing is written (dry run)" : "into \(into.articles)"
    frame.console.line(
      "Replay \(plan.id): \(plan.recordsMax) offsets in \(plan.window.count) partitions, \(target)")
  }

  private func conclude(
    _ plan: ReplayPlan, _ account: ReplayAccount, _ config: Config, isComplete: Bool
  ) -> ExitCode {
    if options.showsJSON {
      var json = JSONWriter(capacity: 256)
      json.beginObject()
      json.text("replay", plan.id)
      json.key("complete")
      json.bool(isComplete)
      if !options.isDryRun { json.text("into", plan.topics(config.topics).articles) }
      json.key("account")
      account.write(to: &json)
      json.endObject()
      frame.console.bytes(json.bytes + [0x0A])
    } else {
      for line in account.lines { frame.console.line(line) }
    }
    guard account.gap == 0 else { return .fault }
    guard isComplete else {
      frame.console.problem(
        options.isDryRun
          ? "interrupted" : "interrupted; go on with: copydesk replay --resume \(plan.id)")
      return .tryAgain
    }
    return .done
  }

  private func rateLimit() throws(JobProblem) -> RateLimit? {
    if let batch = options.batch, !(1...100_000).contains(batch) {
      throw .usage("--batch \(batch): give 1 to 100000")
    }
    guard let text = options.rate else { return nil }
    guard let rate = RateLimit(text) else {
      throw .usage("--rate \(SafeText.line(text)): give records a second, such as 500/s")
    }
    return rate
  }

  /// `r20260301-100000.123`: when it was begun.
  private static func newID(_ now: Int64) -> String {
    let digits = WireTime.rfc3339(milliseconds: now)
      .filter { $0.isNumber || $0 == "T" || $0 == "." }
    return "r" + digits.replacing("T", with: "-")
  }
}
