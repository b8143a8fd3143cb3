/// What all tools that ask a running service have in common: where it is, the question, and an exit code
/// for every way not to get an answer.
struct AdminFrame: Sendable {
  let arguments: ConfigurationArguments
  /// As the command line has it; else where the configuration says.
  let address: String?
  let console: Console

  /// - Parameter path: of the admin endpoint, such as `/status`.
  func ask(
    _ path: String, _ body: (AdminClient.Answer, AdminAddress) throws -> ExitCode
  ) async -> ExitCode {
    do {
      let address = try AdminAddress(address, arguments)
      let client = AdminClient(host: address.host, port: address.port)
      return try body(try await client.get(path), address)
    } catch let problem as AdminAddress.Problem {
      console.problem(problem.description)
      return problem.code
    } catch {
      console.problem("\(error)")
      return .brokerUnavailable
    }
  }
}
