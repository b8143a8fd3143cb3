/// Why a tool cannot do what it was asked: found before any work, said in one line, nothing written.
struct JobProblem: Error, Hashable, CustomStringConvertible {
  let code: ExitCode
  let description: String

  /// The command line asks for something that makes no sense or is not there.
  static func usage(_ text: String) -> JobProblem { JobProblem(code: .usage, description: text) }

  /// What is there is not what was asked for: nothing in it, or gone already.
  static func data(_ text: String) -> JobProblem { JobProblem(code: .badInput, description: text) }

  /// Topics, permissions or settings are not as they must be.
  static func configuration(_ text: String) -> JobProblem {
    JobProblem(code: .configuration, description: text)
  }
}
