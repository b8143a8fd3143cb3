import Kafka
import Pipeline

/// Every decision on one story: what `copydesk explain` does. Writes nothing.
public struct ExplainJob: Sendable {
  private let id: String
  private let provider: String?
  private let showsJSON: Bool
  private let frame: ToolFrame

  /// - Parameter id: an article's URI, `topic:partition:offset` of a record, or with `provider` the
  ///   provider's own id.
  public init(
    _ id: String, provider: String?, showsJSON: Bool, arguments: ConfigurationArguments
  ) {
    self.id = id
    self.provider = provider
    self.showsJSON = showsJSON
    frame = ToolFrame(arguments: arguments, console: Console())
  }

  public func run() async -> ExitCode {
    await frame.run { config in
      let reader = try TopicReader(config, role: "explain")
      let source = try source(config, reader)
      guard let record = try reader.record(at: source) else {
        throw JobProblem.data("\(source): there is no such record, or it is there no more")
      }
      let inspector = Inspector(settings: try .standard(config: config))
      let prepared = inspector.prepare(
        MemoryBatch([
          MemoryBatch.Record(
            coordinates: source, timestamp: record.timestamp, headers: record.headers,
            key: record.key, value: record.value)
        ]), at: 0)
      let verdict = try LedgerReading.verdict(on: source, in: config, by: reader)
      var names: Set<String> = []
      if case .success(let story) = prepared { names.insert(story.uri.text) }
      if let of = verdict?.of { names.insert(of.text) }
      let explanation = StoryExplanation(
        record: record, prepared: prepared,
        explanation: (try? prepared.get()).map { inspector.explain($0) }, verdict: verdict,
        trail: try StoryTrail.read(of: source, article: names, in: config.topics, by: reader))
      if showsJSON {
        frame.console.bytes(explanation.json + [0x0A])
      } else {
        for line in explanation.lines { frame.console.line(line) }
      }
      return .done
    }
  }

  /// Where the record is: as given, or by way of the article's newest version.
  private func source(_ config: Config, _ reader: TopicReader) throws -> Coordinates {
    switch try LedgerQuery(id, provider: provider) {
    case .delivery(let source):
      guard let stretches = try reader.stretches(of: source.topic) else {
        throw JobProblem.usage("topic \(source.topic) is not there, or not ours to see")
      }
      guard stretches[source.topicPartition] != nil else {
        throw JobProblem.usage("topic \(source.topic) has \(stretches.count) partitions")
      }
      return source
    case .article(let uri):
      let trail = try StoryTrail.read(of: nil, article: [uri.text], in: config.topics, by: reader)
      guard let source = trail.newestSource else {
        throw JobProblem.data("\(SafeText.line(uri.text)): no article of that name was found")
      }
      return source
    }
  }
}
