import Kafka
import Pipeline

/// What all tools that ask a broker have in common: the configuration first, and an exit code for
/// every way to fail.
struct ToolFrame: Sendable {
  let arguments: ConfigurationArguments
  let console: Console

  func run(_ body: (Config) async throws -> ExitCode) async -> ExitCode {
    var servers: [String] = []
    do {
      let config = try arguments.load()
      servers = config.kafka.bootstrapServers
      return try await body(config)
    } catch let errors as ConfigErrors {
      console.problem("the configuration is wrong:\n\(errors)")
      return .configuration
    } catch let problem as ProfileProblem {
      console.problem("\(problem)")
      return .configuration
    } catch let problem as JobProblem {
      console.problem(problem.description)
      return problem.code
    } catch let problem as FileProblem {
      console.problem(problem.description)
      return .badInput
    } catch let error as KafkaError {
      return console.problem(error, at: servers)
    } catch let failure as PortFailure {
      console.problem(failure.description)
      return failure.kind.exitCode
    } catch {
      console.problem("\(error)")
      return .fault
    }
  }
}
