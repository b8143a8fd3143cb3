import Foundation
import Kafka
import Logging
import Pipeline
import ServiceLifecycle
import Telemetry
import UnixSignals

/// The service until it is told to stop: what `copydesk run` does.
public struct RunJob: Sendable {
  private let arguments: ConfigurationArguments

  public init(arguments: ConfigurationArguments) { self.arguments = arguments }

  public func run() async -> ExitCode {
    EarlySignals.endQuietly()
    let console = Console()
    let config: Config
    do throws(ConfigErrors) {
      config = try arguments.load()
    } catch {
      console.problem("the configuration is wrong:\n\(error)")
      return .configuration
    }
    return await serve(config, telemetry: Telemetry(config.log))
  }

  /// Runs until a signal or a failure; its last word is in the log.
  private func serve(_ config: Config, telemetry: Telemetry) async -> ExitCode {
    Allocator.keepFreedMemory()
    let started = ContinuousClock.now
    telemetry.emit(
      ServiceStarting(
        version: copydeskVersion, group: config.source.groupId,
        instance: config.source.instanceId, topics: config.source.topics))
    let (code, records) = await result(config, telemetry)
    telemetry.flushRepetitions(all: true)
    telemetry.emit(
      ServiceStopped(
        exitCode: code.rawValue, records: records, duration: ContinuousClock.now - started))
    return code
  }

  private func result(_ config: Config, _ telemetry: Telemetry) async -> (ExitCode, Int) {
    func fail(_ operation: String, _ detail: String, _ code: ExitCode) -> ExitCode {
      telemetry.emit(
        FatalErrorRaised(operation: operation, detail: detail, exitCode: code.rawValue))
      return code
    }
    do {
      let instance =
        try config.source.instanceId.map { InstanceName($0) }
        ?? InstanceName(in: config.state.directory)
      let service = try RunningService(
        config: config, instance: instance, topicsCreation: arguments.topicsCreation,
        telemetry: telemetry)
      do {
        try await AdminServer(monitor: service.health).serving {
          try await ServiceGroup(configuration: Self.lifecycle(of: service)).run()
        }
        return (.done, service.completeness.total.consumed)
      } catch let failure as PortFailure {
        let code = fail("run", failure.description, failure.kind.exitCode)
        return (code, service.completeness.total.consumed)
      }
    } catch let problem as StateProblem {
      return (fail("start", problem.description, .configuration), 0)
    } catch let problem as AdminProblem {
      return (fail("start", problem.description, .configuration), 0)
    } catch let problem as ProfileProblem {
      return (fail("start", problem.description, .configuration), 0)
    } catch let error as KafkaError {
      return (fail("start", error.description, .configuration), 0)
    } catch {
      return (fail("start", "\(error)", .fault), 0)
    }
  }

  static func lifecycle(of service: RunningService) -> ServiceGroupConfiguration {
    // The lifecycle's own lines say nothing that our events do not say.
    var silent = Logger(label: "copydesk.lifecycle") { _ in SwiftLogNoOpLogHandler() }
    silent.logLevel = .critical
    return ServiceGroupConfiguration(
      services: [
        // Stopped in reverse: the reporter follows the service to its end.
        .init(service: HealthReporter(monitor: service.health)),
        .init(
          service: service, successTerminationBehavior: .gracefullyShutdownGroup,
          failureTerminationBehavior: .cancelGroup),
      ],
      gracefulShutdownSignals: [.sigterm, .sigint], logger: silent)
  }
}

extension PortFailure.Kind {
  /// What the process ends with.
  var exitCode: ExitCode {
    switch self {
    case .unavailable: .brokerUnavailable
    // Another instance has this one's place, or the drain was cut short: a restart goes on.
    case .fenced, .drainTimedOut: .tryAgain
    case .misconfigured, .unreadable: .configuration
    case .internalError: .fault
    }
  }
}
