import Kafka
import Logging
import Pipeline
import ServiceLifecycle
import Telemetry
import UnixSignals

/// The real service on sample stories and an embedded broker: what `copydesk demo` does.
public struct DemoJob: Sendable {
  private let storyCount: Int
  private let seed: UInt64
  private let keepsServing: Bool

  public init(storyCount: Int, seed: UInt64, keepsServing: Bool) {
    self.storyCount = storyCount
    self.seed = seed
    self.keepsServing = keepsServing
  }

  public func run() async -> ExitCode {
    let console = Console()
    do {
      let broker = try DemoBroker()
      console.line("Embedded broker on \(broker.bootstrapServers), nothing to install.")
      let samples = SampleStories(seed: seed, count: storyCount, mix: .demo)
      try broker.publish(samples, count: storyCount)
      console.line("Published \(storyCount) sample stories to \(broker.config.source.topics[0]).")
      let account = try await serve(broker, console)
      guard account.count == storyCount else {
        console.problem(
          "ended after \(account.count) of \(storyCount) outcomes; run it again to see them all")
        return .tryAgain
      }
      DemoReport(account: account, expectedCount: storyCount, config: broker.config).show(console)
      return .done
    } catch let failure as PortFailure {
      console.problem(failure.description)
      return failure.kind.exitCode
    } catch {
      console.problem("\(error)")
      return .fault
    }
  }

  /// Runs the service until every story has its outcome.
  private func serve(_ broker: DemoBroker, _ console: Console) async throws -> DemoAccount {
    let telemetry = Telemetry(broker.config.log)
    let service = try RunningService(
      config: broker.config, instance: InstanceName("demo"), telemetry: telemetry)
    let group = ServiceGroup(configuration: RunJob.lifecycle(of: service))
    console.line("The service starts: it joins its group (three seconds on this broker) and reads.")
    return try await withThrowingTaskGroup(of: Void.self) { tasks in
      tasks.addTask {
        try await AdminServer(monitor: service.health).serving { try await group.run() }
      }
      let reader = try DemoReader(broker: broker)
      let account = try await reader.account(of: storyCount, console)
      if keepsServing {
        DemoReport(account: account, expectedCount: storyCount, config: broker.config)
          .show(console)
        console.line(
          "Serving until interrupted: bootstrap servers \(broker.bootstrapServers), "
            + "admin page http://\(service.health.adminAddress ?? "?")/")
      } else {
        await group.triggerGracefulShutdown()
      }
      try await tasks.waitForAll()
      return account
    }
  }
}
