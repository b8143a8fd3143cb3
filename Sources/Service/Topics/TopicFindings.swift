import Kafka

/// What is wrong with the topics that the service needs. Decides, asks nobody.
struct TopicFindings {
  private enum Finding: Equatable {
    case missing
    /// Not to be seen by us, by the broker's own word.
    case forbidden(String)
    /// Certain to break a promise.
    case broken(String)
  }

  private let topics: [PlannedTopic]
  private var findings: [String: Finding] = [:]
  /// What may break a promise one day, a sentence each.
  private(set) var remarks: [String] = []

  /// - Parameter cluster: all topics that the broker shows.
  init(_ topics: [PlannedTopic], in cluster: ClusterMetadata) {
    self.topics = topics
    for topic in topics {
      let shown = cluster.topic(topic.name)
      findings[topic.name] = Self.finding(
        topic, partitionCount: shown?.partitions.count, error: shown?.error)
    }
  }

  /// Topics whose settings say more: the claims topic, and those that are not shown, which may be
  /// missing or forbidden.
  var unclear: [PlannedTopic] {
    topics.filter { findings[$0.name] == .missing || ($0.isClaims && findings[$0.name] == nil) }
  }

  /// Takes what the broker says about an unclear topic's settings.
  mutating func note(_ topic: PlannedTopic, _ settings: Result<[String: String], KafkaError>) {
    switch settings {
    case .failure(let error):
      let isForbidden = error.code == .topicAuthorizationFailed
      if isForbidden, findings[topic.name] == .missing {
        findings[topic.name] = .forbidden(error.code.name)
      }
    case .success(let settings):
      guard topic.isClaims else { return }
      judgeClaims(topic, settings)
    }
  }

  /// One sentence for each thing to be done.
  func problems(creation: String) -> [String] {
    var problems: [String] = []
    let missing = topics.filter { findings[$0.name] == .missing }
    if !missing.isEmpty {
      let names = missing.map { "\($0.name) (\($0.role))" }.joined(separator: ", ")
      problems.append("missing: \(names); `\(creation)` makes them")
    }
    for topic in topics {
      switch findings[topic.name] {
      case .forbidden(let code):
        problems.append(
          "\(code): topic \(topic.name) (\(topic.role)) may not be described; allow Describe and "
            + (topic.role == "source" ? "Read" : topic.isClaims ? "Read and Write" : "Write"))
      case .broken(let what): problems.append("topic \(topic.name) (\(topic.role)): \(what)")
      case .missing, nil: break
      }
    }
    return problems
  }

  private static func finding(
    _ topic: PlannedTopic, partitionCount: Int?, error: KafkaError?
  ) -> Finding? {
    switch error?.code {
    case .topicAuthorizationFailed: return .forbidden(KafkaErrorCode.topicAuthorizationFailed.name)
    case .unknownTopicOrPartition, .unknownTopic: return .missing
    default: break
    }
    guard let partitionCount else { return .missing }
    // No partitions and another error: there, but without a leader at the moment.
    guard topic.isClaims, partitionCount > 1 else { return nil }
    return .broken(
      "has \(partitionCount) partitions and must have 1, since its order is the ledger's; "
        + "point topics.claims at one that `copydesk topics create` makes")
  }

  private mutating func judgeClaims(_ topic: PlannedTopic, _ settings: [String: String]) {
    if settings["cleanup.policy"]?.contains("compact") == true {
      findings[topic.name] = .broken(
        "cleanup.policy is \(settings["cleanup.policy"] ?? ""), and claims have no keys: the broker "
          + "would refuse them, or forget them; it must be delete")
    }
    if let text = settings["retention.ms"], let milliseconds = Int64(text), milliseconds >= 0,
      milliseconds < TopicLayout.claimsRetentionMin
    {
      remarks.append(
        "retention.ms is \(milliseconds): claims are forgotten before the 30 days in which a story "
          + "is known again; \(TopicLayout.claimsRetention) keeps them")
    }
    if let bytes = settings["retention.bytes"], bytes != "-1" {
      remarks.append(
        "retention.bytes is \(bytes): claims are forgotten when there are many, and their stories "
          + "not known again; -1 keeps them")
    }
    if let text = settings["max.message.bytes"], let bytes = Int(text),
      bytes < TopicLayout.claimsRecordBytesMax
    {
      remarks.append(
        "max.message.bytes is \(bytes): a full batch's claims may not fit, and the service would stop;"
          + " \(TopicLayout.claimsRecordBytesMax) is enough")
    }
  }
}

extension PlannedTopic {
  var isClaims: Bool { role == "claims" }
}
