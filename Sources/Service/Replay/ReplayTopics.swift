import Kafka

/// The topics that a replay writes to, made before it begins.
struct ReplayTopics {
  let plan: ReplayPlan
  let config: Config
  let reader: TopicReader
  let admin: KafkaAdmin

  /// Makes what is missing, with the partitions of the live topics.
  ///
  /// - Throws: `JobProblem` where a topic is there that holds something already, unless it is resumed
  ///   or meant to be added to.
  func prepare(isResumed: Bool, appends: Bool) throws {
    let topics = plan.topics(config.topics)
    var wanted = TopicLayout(partitionCount: try partitionCount()).topics(of: topics, source: [])
    if plan.request.promotes { wanted.removeAll { $0.role != "claims" } }
    var missing: [PlannedTopic] = []
    for topic in wanted {
      guard let stretches = try reader.stretches(of: topic.name) else {
        missing.append(topic)
        continue
      }
      let isEmpty = stretches.values.allSatisfy(\.isEmpty)
      guard isEmpty || isResumed || appends && topic.role != "claims" else {
        throw JobProblem.usage(
          "topic \(topic.name) holds records already; --append adds to them, or name another --into"
        )
      }
    }
    let failures = try admin.createTopics(
      missing.map {
        TopicSpecification($0.name, partitions: $0.partitionCount, configuration: $0.settings)
      }, timeout: KafkaClients.callTimeout)
    if let (name, error) = failures.min(by: { $0.key < $1.key }),
      error.code != .topicAlreadyExists
    {
      throw JobProblem.configuration("topic \(name) cannot be made: \(error.told)")
    }
  }

  /// The replay's own claims are of no more use once it is complete.
  func removeClaims() throws(KafkaError) {
    let failures = try admin.deleteTopics(
      [plan.topics(config.topics).claims], timeout: KafkaClients.callTimeout)
    if let error = failures.values.first, error.code != .unknownTopicOrPartition { throw error }
  }

  private func partitionCount() throws -> Int {
    guard let articles = try reader.stretches(of: config.topics.articles) else {
      return TopicLayout().partitionCount
    }
    return max(1, articles.count)
  }
}
