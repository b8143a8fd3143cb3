import Kafka
import Pipeline

/// Makes a plan of a request, or says what is wrong with it; asks the broker and changes nothing.
struct ReplayPlanner {
  /// Larger windows are replayed in parts: 4 bytes are kept for each offset, to know their order.
  static let windowMax = 50_000_000

  let config: Config
  let reader: TopicReader
  /// Milliseconds since 1970 UTC, from which durations count back.
  let now: Int64

  /// - Throws: `JobProblem`, `KafkaError`.
  func plan(_ request: ReplayRequest, id: String) throws -> ReplayPlan {
    try Self.checkNames(request, id: id, config)
    _ = try ReplayFilter(request)
    let from = try bound(request.from, "--from")
    let to = try bound(request.to, "--to")
    let stretches = try stretches(of: request)
    let window = try ReplayWindow.resolve(
      try partitions(stretches, from: from, to: to), from: from, to: to)
    let size = window.values.reduce(0) { $0 + $1.count }
    guard size <= Self.windowMax else {
      throw JobProblem.data(
        "the window has \(size) offsets; replay at most \(Self.windowMax) in one go")
    }
    // After the window: whatever of it was decided by now counts as decided.
    let plan = ReplayPlan(
      id: id, request: request, window: window,
      claimsEnd: request.isFreshLedger ? 0 : try claimsEnd())
    let note = ReplayNote(
      window: 0..<Int64.max, claimsEnd: .max, account: ReplayAccount(), request: request)
    guard note.text.utf8.count + 200 < ReplayNote.bytesMax else {
      throw JobProblem.usage("too many topics or filters: they must fit in 4 kB together")
    }
    return plan
  }

  /// What can be seen without asking the broker.
  static func checkNames(_ request: ReplayRequest, id: String, _ config: Config) throws(JobProblem)
  {
    guard Names.topic(id) != nil, id.count <= 64 else {
      throw .usage(
        "--id \(SafeText.line(id)): give up to 64 letters, digits, '.', '_' and '-'")
    }
    let live = config.topics
    let outputs = [live.articles, live.duplicates, live.deadletters]
    let source = request.topics.isEmpty ? config.source.topics : request.topics
    for topic in source {
      guard Names.topic(topic) != nil else {
        throw .usage("--topic \(SafeText.line(topic)): \(Names.topicRule)")
      }
      guard !outputs.contains(topic), topic != live.claims else {
        throw .usage(
          "--topic \(topic): this is what the service writes; give a topic of raw stories"
            + (topic == live.deadletters ? ", or use `copydesk deadletters redrive`" : ""))
      }
    }
    guard !(request.promotes && request.isFreshLedger) else {
      throw .usage(
        "--promote and --fresh-ledger exclude each other: what is live was decided already")
    }
    guard let into = request.into else { return }
    guard Names.topic(into) != nil else {
      throw .usage("--into \(SafeText.line(into)): \(Names.topicRule)")
    }
    let all = [into, into + ".duplicates", into + ".deadletters"]
    if let same = all.first(where: { source.contains($0) || config.source.topics.contains($0) }) {
      throw .usage("--into \(into): \(same) is a source; the replay would feed itself")
    }
    guard !all.contains(live.claims) else {
      throw .usage("--into \(into): this is the topic of the claims")
    }
    if request.promotes {
      guard into == live.articles else {
        throw .usage("--promote writes to the live topics; --into can only be \(live.articles)")
      }
    } else if let output = all.first(where: outputs.contains) {
      throw .usage("--into \(into): \(output) is a live topic; that takes --promote")
    }
  }

  private func bound(_ text: String?, _ option: String) throws(JobProblem) -> WindowBound? {
    guard let text else { return nil }
    guard let bound = WindowBound(text, now: now) else {
      throw .usage("\(option) \(SafeText.line(text)): give \(WindowBound.allowed)")
    }
    return bound
  }

  /// What the topics hold now, of the partitions that are asked for.
  private func stretches(of request: ReplayRequest) throws -> [TopicPartition: Range<Int64>] {
    let isConfigured = request.topics.isEmpty
    var stretches: [TopicPartition: Range<Int64>] = [:]
    for topic in isConfigured ? config.source.topics : request.topics {
      guard let found = try reader.stretches(of: topic) else {
        let problem = "topic \(topic) is not there, or not ours to see"
        throw isConfigured
          ? JobProblem.configuration("source.topics: \(problem)")
          : JobProblem.usage("--topic: \(problem)")
      }
      let places = Set(found.keys.map { Int($0.partition) })
      for number in request.partitions where !places.contains(number) {
        throw JobProblem.usage(
          "--partition \(number): topic \(topic) has \(found.count) partitions")
      }
      for (place, stretch) in found
      where request.partitions.isEmpty || request.partitions.contains(Int(place.partition)) {
        stretches[place] = stretch
      }
    }
    return stretches
  }

  private func partitions(
    _ stretches: [TopicPartition: Range<Int64>], from: WindowBound?, to: WindowBound?
  ) throws(KafkaError) -> [TopicPartition: ReplayWindow.Partition] {
    let fromOffsets = try offsets(at: from, stretches)
    let toOffsets = try offsets(at: to, stretches)
    var partitions: [TopicPartition: ReplayWindow.Partition] = [:]
    for (place, stretch) in stretches {
      partitions[place] = ReplayWindow.Partition(
        low: stretch.lowerBound, high: stretch.upperBound, fromTime: fromOffsets[place],
        toTime: toOffsets[place])
    }
    return partitions
  }

  private func offsets(
    at bound: WindowBound?, _ stretches: [TopicPartition: Range<Int64>]
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    guard case .time(let time) = bound else { return [:] }
    return try reader.consumer.offsets(
      forTimes: stretches.mapValues { _ in time }, timeout: KafkaClients.callTimeout)
  }

  private func claimsEnd() throws -> Int64 {
    let topic = config.topics.claims
    guard let stretches = try reader.stretches(of: topic) else {
      throw JobProblem.configuration(
        "topics.claims: topic \(topic) is not there, or not ours to see; without it nobody knows what "
          + "was decided. --fresh-ledger decides anew")
    }
    return stretches[TopicPartition(topic, 0)]?.upperBound ?? 0
  }
}
