import Kafka

/// The topics as they should be, held against the broker's.
struct TopicPlan {
  enum State: Equatable {
    case missing
    case good
    /// What differs, each as `setting: is …, should be …`.
    case differs([String])
  }

  struct Entry {
    let topic: PlannedTopic
    let state: State
    /// Whether a difference would break a promise, rather than cost comfort.
    let breaksPromises: Bool
  }

  let entries: [Entry]

  /// Asks the broker.
  init(_ topics: [PlannedTopic], on admin: KafkaAdmin, timeout: Duration) throws(KafkaError) {
    let metadata = try admin.metadata(timeout: timeout)
    var entries: [Entry] = []
    for topic in topics {
      guard let present = metadata.topic(topic.name), present.error == nil else {
        entries.append(Entry(topic: topic, state: .missing, breaksPromises: true))
        continue
      }
      let settings = try admin.describeConfigs(ofTopic: topic.name, timeout: timeout)
      entries.append(Self.compare(topic, present.partitions.count, settings))
    }
    self.entries = entries
  }

  var missing: [PlannedTopic] { entries.filter { $0.state == .missing }.map(\.topic) }

  private static func compare(
    _ topic: PlannedTopic, _ partitionCount: Int, _ settings: [String: TopicSetting]
  ) -> Entry {
    var differences: [String] = []
    let hasNoOrder = topic.role == "claims" && partitionCount != 1
    if hasNoOrder {
      differences.append("partitions: is \(partitionCount), must be 1: its order is the ledger's")
    }
    for (name, wanted) in topic.settings.sorted(by: { $0.key < $1.key }) {
      if let actual = settings[name]?.value, actual != wanted {
        differences.append("\(name): is \(actual), should be \(wanted)")
      }
    }
    return Entry(
      topic: topic, state: differences.isEmpty ? .good : .differs(differences),
      breaksPromises: hasNoOrder)
  }
}
