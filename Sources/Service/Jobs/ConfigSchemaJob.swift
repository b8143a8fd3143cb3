/// The JSON schema of the configuration file: what `copydesk config schema` does.
public struct ConfigSchemaJob: Sendable {
  public init() {}

  public func run() -> ExitCode {
    Console().bytes(ConfigSchema.text)
    return .done
  }
}
