import Kafka
import Pipeline
import Synchronization

/// Outcomes as they come out: what `copydesk tail` does, until it is interrupted.
public struct TailJob: Sendable {
  /// Which outcomes are shown. What is empty leaves nothing out.
  public struct Filter: Sendable {
    /// `articles`, `duplicates`, `deadletters`.
    public var outcomes: [String] = []
    public var verdicts: [String] = []
    public var providers: [String] = []
    /// So many of each partition's last records come first.
    public var last = 0

    public init() {}
  }

  private let filter: Filter
  private let showsJSON: Bool
  private let frame: ToolFrame

  public init(_ filter: Filter, showsJSON: Bool, arguments: ConfigurationArguments) {
    self.filter = filter
    self.showsJSON = showsJSON
    frame = ToolFrame(arguments: arguments, console: Console())
  }

  public func run() async -> ExitCode {
    await frame.run { config in
      try check()
      let reader = try TopicReader(config, role: "tail")
      var roles: [String: Destination] = [:]
      var positions: [TopicPartition: StartPosition] = [:]
      for destination in Destination.allCases
      where filter.outcomes.isEmpty || filter.outcomes.contains(destination.rawValue) {
        let topic = config.topics.name(of: destination)
        guard let stretches = try reader.stretches(of: topic) else {
          throw JobProblem.configuration("topic \(topic) is not there, or not ours to see")
        }
        roles[topic] = destination
        for (partition, stretch) in stretches {
          positions[partition] = .offset(
            max(stretch.lowerBound, stretch.upperBound - Int64(filter.last)))
        }
      }
      try reader.consumer.assign(positions)
      try await follow(OutcomeTail(reader: reader, roles: roles))
      return .done
    }
  }

  private func follow(_ tail: OutcomeTail) async throws {
    let verdicts = Set(filter.verdicts)
    let providers = Set(filter.providers.map { Provider($0).slug })
    try await Interruption.calls(tail.stop) {
      try await tail.run { view in
        guard view.fits(outcomes: [], verdicts: verdicts, providers: providers) else { return }
        if showsJSON {
          frame.console.bytes(view.json + [0x0A])
        } else {
          frame.console.line(view.line)
        }
      }
    }
  }

  private func check() throws(JobProblem) {
    for name in filter.outcomes where Destination(rawValue: name) == nil {
      let known = Destination.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("--outcome \(SafeText.line(name)): one of \(known)")
    }
    for name in filter.verdicts where VerdictKind(rawValue: name) == nil {
      let known = VerdictKind.allCases.map(\.rawValue).joined(separator: ", ")
      throw .usage("--verdict \(SafeText.line(name)): one of \(known)")
    }
    guard (0...100_000).contains(filter.last) else {
      throw .usage("--last \(filter.last): give 0 to 100000")
    }
  }
}

/// The thread that waits for outcomes.
private actor OutcomeTail {
  private let thread = KafkaThread(name: "copydesk-tail")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.reference }

  private let reader: TopicReader
  private let roles: [String: Destination]
  private let isStopped = Mutex(false)

  init(reader: TopicReader, roles: [String: Destination]) {
    self.reader = reader
    self.roles = roles
  }

  nonisolated func stop() { isStopped.withLock { $0 = true } }

  func run(_ show: @Sendable (OutcomeView) -> Void) throws(KafkaError) {
    while !isStopped.withLock({ $0 }) {
      let batch = try reader.consumer.poll(max: 1_000, timeout: .milliseconds(100))
      for index in batch.indices {
        let record = StoredRecord(batch.message(at: index))
        guard let role = roles[record.coordinates.topic] else { continue }
        show(OutcomeView(role, record))
      }
    }
  }
}
