import Kafka

/// What of the service's work the broker does not allow, found out by doing the harmless part of it.
///
/// Read on the source and claims topics by fetching at their ends, the group by asking for its offsets, the
/// transactional ids by an empty transaction of a name of its own. Write on a topic shows only in
/// writing to it; `run` says that at its first record.
struct PermissionCheck {
  private let config: Config
  private let timeout: Duration

  init(_ config: Config, timeout: Duration = KafkaClients.callTimeout) {
    self.config = config
    self.timeout = timeout
  }

  /// - Parameter topics: those to be read, which are there.
  /// - Returns: what is refused, each with whom to ask for what. Empty where all is allowed.
  /// - Throws: where the broker does not answer.
  func refusals(reading topics: [String]) throws(KafkaError) -> [String] {
    var refusals: [String] = []
    for topic in topics.sorted() {
      try note("topic \(topic)", &refusals) { () throws(KafkaError) in try read(topic) }
    }
    let group = config.source.groupId
    try note("group \(group)", &refusals) { () throws(KafkaError) in
      let admin = try KafkaAdmin(ToolClients.admin(config, role: "check"))
      _ = try admin.groupOffsets(group, timeout: timeout)
    }
    // It takes no running instance's place: no instance has an empty name.
    let id = "copydesk-\(group)-"
    try note("transactional id \(id)…", &refusals) { () throws(KafkaError) in
      let producer = try KafkaProducer(
        ToolClients.writer(config, role: "check").overriding(with: ["transactional.id": id]))
      try producer.initTransactions(timeout: timeout)
    }
    return refusals
  }

  private func note(
    _ what: String, _ refusals: inout [String], _ attempt: () throws(KafkaError) -> Void
  ) throws(KafkaError) {
    do throws(KafkaError) {
      try attempt()
    } catch {
      guard error.code.isRefusal else { throw error }
      refusals.append("\(what): \(error.told)")
    }
  }

  /// Fetches at the end of the topic's first partition. That the end is known says nothing yet, since it may
  /// come from the look-up of offsets; a refusal comes with the first fetch, at once.
  private func read(_ topic: String) throws(KafkaError) {
    let reader = try KafkaConsumer(ToolClients.reader(config, role: "check"))
    try reader.assign([TopicPartition(topic, 0): .end])
    let deadline = ContinuousClock.now + timeout
    var end: ContinuousClock.Instant?
    while ContinuousClock.now < deadline {
      for event in try reader.poll(max: 1, timeout: .milliseconds(500)).events {
        switch event {
        case .endOfPartition: end = end ?? .now
        case .topicUnavailable(_, let error), .failed(_, let error):
          if error.code.isRefusal { throw error }
        default: continue
        }
      }
      if let end, ContinuousClock.now - end > Self.refusalMax { return }
    }
    guard end != nil else {
      throw KafkaError(.poll, .timedOut, detail: "nothing came from \(topic)")
    }
  }

  /// No broker takes longer to refuse a fetch.
  private static let refusalMax = Duration.seconds(1)
}
