import Kafka
import Pipeline

/// What the ledger holds: what `copydesk ledger` does. Reads the claims topic as every instance does,
/// joins no group and writes nothing.
public struct LedgerJob: Sendable {
  public enum Request: Sendable {
    case stats(asJSON: Bool)
    /// - id: an article's URI, `topic:partition:offset`, or, with a provider, the provider's id.
    case lookup(id: String, provider: String?, asJSON: Bool)
    case export
  }

  private let request: Request
  private let frame: ToolFrame

  public init(_ request: Request, arguments: ConfigurationArguments) {
    self.request = request
    frame = ToolFrame(arguments: arguments, console: Console())
  }

  public func run() async -> ExitCode {
    await frame.run { config in
      // A wrong question is told before anything is asked of a broker.
      var query: LedgerQuery?
      if case .lookup(let id, let provider, _) = request {
        query = try LedgerQuery(id, provider: provider)
      }
      let reader = try TopicReader(config, role: "ledger")
      guard let topic = try ClaimsTopic(config, by: reader) else {
        throw JobProblem.configuration(
          "topic \(config.topics.claims) is not there, or not ours to see")
      }
      switch request {
      case .stats(let asJSON): try stats(of: topic, asJSON: asJSON)
      case .lookup(_, _, let asJSON): if let query { try lookUp(query, in: topic, asJSON: asJSON) }
      case .export: try export(topic)
      }
      return .done
    }
  }

  private func stats(of topic: ClaimsTopic, asJSON: Bool) throws {
    var replica = LedgerReplica(topic.settings)
    var log = LedgerStatistics.Log()
    try topic.read { batch in
      log.note(batch, newCount: replica.apply(batch))
    }
    let statistics = LedgerStatistics(
      topic.partition.topic, topic.stretch, log, replica.ledger)
    if asJSON {
      frame.console.bytes(statistics.json + [0x0A])
    } else {
      for line in statistics.lines { frame.console.line(line) }
    }
  }

  private func lookUp(_ query: LedgerQuery, in topic: ClaimsTopic, asJSON: Bool) throws {
    let names = try query.names(in: topic)
    var replica = LedgerReplica(topic.settings) { claim, verdict in
      names.contains(claim.uri) || (verdict.of.map(names.contains) ?? false)
    }
    try topic.read { replica.apply($0) }
    let entries = replica.entries
    guard !entries.isEmpty else {
      throw JobProblem.data("the ledger has no claim of it")
    }
    if asJSON {
      for entry in entries { frame.console.bytes(entry.line) }
      return
    }
    var table = TextTable(["SOURCE", "VERDICT", "BASIS", "VERSION", "STATUS", "URI", "OF"])
    for entry in entries {
      table.add([
        entry.source.description, entry.verdict.kind.rawValue, entry.verdict.basis.rawValue,
        entry.said.version.labeled.map { SafeText.line($0) } ?? "-", entry.said.status.rawValue,
        SafeText.line(entry.said.uri.text), entry.verdict.of.map { SafeText.line($0.text) } ?? "-",
      ])
    }
    for line in table.lines { frame.console.line(line) }
  }

  private func export(_ topic: ClaimsTopic) throws {
    var replica = LedgerReplica(topic.settings) { _, _ in true }
    try topic.read { replica.apply($0) }
    var lines: [UInt8] = []
    for entry in replica.entries {
      lines += entry.line
      if lines.count >= Self.writeBytes {
        frame.console.bytes(lines)
        lines.removeAll(keepingCapacity: true)
      }
    }
    frame.console.bytes(lines)
  }

  /// Written at once: a call for each line would take most of the time.
  private static let writeBytes = 64 << 10
}
