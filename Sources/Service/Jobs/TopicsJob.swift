import Kafka

/// The topics that the configuration names: what `copydesk topics plan|create` does.
public struct TopicsJob: Sendable {
  private let layout: TopicLayout
  private let creates: Bool
  private let frame: ToolFrame

  public init(arguments: ConfigurationArguments, layout: TopicLayout, creates: Bool) {
    self.layout = layout
    self.creates = creates
    frame = ToolFrame(arguments: arguments, console: Console())
  }

  public func run() async -> ExitCode {
    await frame.run { config in
      let admin = try KafkaAdmin(ClientProperties.admin(config))
      let topics = layout.topics(of: config.topics, source: config.source.topics)
      let plan = try TopicPlan(topics, on: admin, timeout: KafkaClients.callTimeout)
      show(plan, frame.console)
      if creates { try create(plan.missing, on: admin, frame.console) }
      return .done
    }
  }

  private func show(_ plan: TopicPlan, _ console: Console) {
    for entry in plan.entries {
      let topic = entry.topic
      let head = "\(topic.name) (\(topic.role), \(topic.partitionCount) partitions)"
      switch entry.state {
      case .missing:
        console.line("\(head): missing")
        for (name, value) in topic.settings.sorted(by: { $0.key < $1.key }) {
          console.line("    \(name)=\(value)")
        }
      case .good:
        console.line("\(topic.name) (\(topic.role)): there, as it should be")
      case .differs(let differences):
        console.line("\(topic.name) (\(topic.role)): there, but differs")
        for difference in differences { console.line("    \(difference)") }
      }
    }
  }

  private func create(
    _ topics: [PlannedTopic], on admin: KafkaAdmin, _ console: Console
  ) throws(KafkaError) {
    guard !topics.isEmpty else { return console.line("Nothing to create.") }
    let failures = try admin.createTopics(
      topics.map {
        TopicSpecification(
          $0.name, partitions: $0.partitionCount, replicationFactor: layout.replicationFactor,
          configuration: $0.settings)
      }, timeout: KafkaClients.callTimeout)
    for topic in topics where failures[topic.name] == nil {
      console.line("\(topic.name): created")
    }
    for (name, error) in failures.sorted(by: { $0.key < $1.key }) {
      console.problem("\(name): \(error)")
    }
    if let first = failures.values.first { throw first }
  }
}
