/// The configuration as it is in effect, with where each value came from: what `copydesk config
/// show` does. Secrets are redacted.
public struct ConfigShowJob: Sendable {
  private let arguments: ConfigurationArguments

  public init(arguments: ConfigurationArguments) { self.arguments = arguments }

  public func run() -> ExitCode {
    let console = Console()
    do throws(ConfigErrors) {
      for line in try arguments.loadWithOrigins().lines { console.line(line.description) }
      return .done
    } catch {
      console.problem("the configuration is wrong:\n\(error)")
      return .configuration
    }
  }
}
