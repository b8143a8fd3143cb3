import Kafka
import Pipeline

/// Everything that can be found wrong before the service runs: what `copydesk check` does.
public struct CheckJob: Sendable {
  private let isOffline: Bool
  private let arguments: ConfigurationArguments
  private let frame: ToolFrame

  public init(arguments: ConfigurationArguments, isOffline: Bool) {
    self.isOffline = isOffline
    self.arguments = arguments
    frame = ToolFrame(arguments: arguments, console: Console())
  }

  public func run() async -> ExitCode {
    await frame.run { config in
      let console = frame.console
      console.line("configuration: good")
      _ = try SchemaCatalog()
      console.line("schemas: good")
      _ = try config.storyDefaults()
      console.line("profiles: good")
      if isOffline { return .done }
      return try checkBroker(config, console)
    }
  }

  private func checkBroker(_ config: Config, _ console: Console) throws -> ExitCode {
    let admin = try KafkaAdmin(ClientProperties.admin(config))
    let metadata = try admin.metadata(timeout: KafkaClients.callTimeout)
    console.line("broker: reached, \(metadata.brokers.count) in the cluster")
    let topics = TopicLayout().topics(of: config.topics, source: config.source.topics)
    let plan = try TopicPlan(topics, on: admin, timeout: KafkaClients.callTimeout)
    var isGood = true
    for entry in plan.entries {
      switch entry.state {
      case .good:
        console.line("topic \(entry.topic.name): good")
      case .missing:
        isGood = false
        console.problem(
          "topic \(entry.topic.name) (\(entry.topic.role)) is missing; "
            + "`copydesk topics create` makes it, or allow describing it")
      case .differs(let differences):
        let isFatal = entry.breaksPromises
        if isFatal { isGood = false }
        for difference in differences {
          console.problem("topic \(entry.topic.name) (\(entry.topic.role)): \(difference)")
        }
      }
    }
    guard isGood else { return .configuration }
    let read = topics.filter { ["source", "claims"].contains($0.role) }.map(\.name)
    let refusals = try PermissionCheck(config).refusals(reading: read)
    for refusal in refusals { console.problem(refusal) }
    if refusals.isEmpty { console.line("permissions: good, as far as reading shows") }
    return refusals.isEmpty ? .done : .configuration
  }
}
