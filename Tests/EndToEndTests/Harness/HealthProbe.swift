import Foundation
import Testing

/// Asks a running service for its health, as a container's HEALTHCHECK does.
struct HealthProbe {
  let service: ServiceProcess
  let address: String

  /// Waits until the endpoint is bound.
  init(_ service: ServiceProcess) throws {
    self.service = service
    #expect(service.wait(linesContaining: "Admin endpoint listens", within: .seconds(20)))
    let fields = service.fields(of: "Admin endpoint listens")
    address = try #require(fields?["admin.address"] as? String)
  }

  /// The exit code of `copydesk health`, and what it said.
  func ask(_ flags: String...) throws -> (code: Int32, said: String) {
    let run = try CommandRun(["health", "--address", address] + flags, within: .seconds(20))
    return (run.code, run.output + run.problems)
  }

  /// Within ten seconds, both answers and the log's `Health` line say so.
  ///
  /// - Parameter reason: what `/readyz` must name, where it says no.
  func expect(
    live: Bool, ready: Bool, status: String, reason: String = "", within: Duration = .seconds(10),
    location: SourceLocation = #_sourceLocation
  ) async throws {
    var last = ""
    let isSo = await eventually(within: within) {
      let live_ = try ask("--live")
      let ready_ = try ask()
      last = "live \(live_), ready \(ready_), log \(line)"
      return live_.code == (live ? 0 : 75) && ready_.code == (ready ? 0 : 75)
        && line.status == status
        && (reason.isEmpty || ready_.said.contains(reason) && line.reason.contains(reason))
    }
    #expect(isSo, "expected \(status): \(reason), got \(last)", sourceLocation: location)
  }

  /// The newest `Health` line.
  var line: (status: String, reason: String) {
    let fields = service.fields(of: "Health")
    return (fields?["status"] as? String ?? "", fields?["reason"] as? String ?? "")
  }
}
