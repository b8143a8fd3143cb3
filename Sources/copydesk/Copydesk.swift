import ArgumentParser
import Service

@main
struct Copydesk: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "copydesk",
    abstract: "Turns raw wire stories from Kafka into clean, deduplicated ninjs articles.",
    discussion: """
      Exit codes: 0 done; 64 usage; 65 bad input data; 69 broker unavailable; 70 a fault of \
      Copydesk; 75 try again; 78 configuration.
      """,
    version: copydeskVersion,
    subcommands: [
      RunCommand.self, CheckCommand.self, ConfigCommand.self, StatusCommand.self,
      HealthCommand.self, ProcessCommand.self, ValidateCommand.self, SchemasCommand.self,
      TopicsCommand.self, ReplayCommand.self, DeadLettersCommand.self, ExplainCommand.self,
      TailCommand.self, LedgerCommand.self,
      DemoCommand.self, BenchCommand.self,
    ])
}

extension AsyncParsableCommand {
  /// Ends the process with the job's exit code; not with 0 if what it said was lost.
  func finish(_ code: Service.ExitCode) throws {
    let isLost = code == .done && Console.hasLostOutput
    throw ArgumentParser.ExitCode((isLost ? Service.ExitCode.fault : code).rawValue)
  }
}
