import JSON

/// Whether the service is well: what `copydesk health` does, for a container's HEALTHCHECK.
public struct HealthJob: Sendable {
  private let asksForLife: Bool
  private let frame: AdminFrame

  /// - Parameter asksForLife: `/livez` alone, not `/readyz`.
  public init(arguments: ConfigurationArguments, address: String?, asksForLife: Bool) {
    self.asksForLife = asksForLife
    frame = AdminFrame(arguments: arguments, address: address, console: Console())
  }

  /// Done if it is well, try again if it is not, broker unavailable's code if nothing answers.
  public func run() async -> ExitCode {
    await frame.ask(asksForLife ? "/livez" : "/readyz") { answer, address in
      let console = frame.console
      guard let health = Health(answer.body) else {
        console.problem("\(address.host):\(address.port) is not Copydesk's admin endpoint")
        return .brokerUnavailable
      }
      if answer.status == 200, health.isGood {
        console.line(health.status)
        return .done
      }
      console.problem("\(health.status): \(health.reasons.joined(separator: "; "))")
      return .tryAgain
    }
  }
}

/// The body of `/livez` or `/readyz`, read back.
private struct Health {
  let isGood: Bool
  let status: String
  /// Of the checks that failed.
  let reasons: [String]

  init?(_ body: [UInt8]) {
    var parser = JSONParser()
    let parsed: Result<Health?, JSONError> = parser.parse(body) { Health($0) }
    guard case .success(let health?) = parsed else { return nil }
    self = health
  }

  private init?(_ document: JSONValue) {
    guard let isGood = document["ok"]?.bool, let status = document["status"]?.string,
      let checks = document["checks"]
    else { return nil }
    self.isGood = isGood
    self.status = status
    reasons = checks.elements.compactMap { check in
      guard check["ok"]?.bool == false else { return nil }
      return "\(check["name"]?.string ?? "?"): \(check["reason"]?.string ?? "?")"
    }
  }
}
