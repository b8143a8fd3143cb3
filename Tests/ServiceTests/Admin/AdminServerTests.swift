import JSON
import Testing

@testable import Service
@testable import Telemetry

/// The endpoint over a socket, with a monitor that nothing works for.
@Suite struct AdminServerTests {
  private func monitor(port: UInt16 = 0) -> HealthMonitor {
    var config = Config(bootstrapServers: ["127.0.0.1:1"])
    config.admin.port = port
    config.kafka.properties.set("sasl.password", "do-not-tell")
    return HealthMonitor(config: config, telemetry: .silent())
  }

  private func serving<Result: Sendable>(
    _ monitor: HealthMonitor, _ body: @escaping @Sendable (AdminClient) async throws -> Result
  ) async throws -> Result {
    try await AdminServer(monitor: monitor).serving {
      let port = monitor.adminAddress?.split(separator: ":").last.flatMap { Int($0) }
      return try await body(AdminClient(host: "127.0.0.1", port: try #require(port)))
    }
  }

  private func text(_ answer: AdminClient.Answer) -> String {
    String(decoding: answer.body, as: UTF8.self)
  }

  @Test("every page answers, JSON where it should be")
  func pages() async throws {
    try await serving(monitor()) { client in
      for page in AdminPath.allCases {
        let answer = try await client.get(page.rawValue)
        let expected = page == .ready ? 503 : 200
        #expect(answer.status == expected, "\(page)")
        if page != .overview, page != .metrics {
          var parser = JSONParser()
          let isObject: Result<Bool, JSONError> = parser.parse(answer.body) { $0.isObject }
          #expect(try isObject.get(), "\(page)")
        }
        #expect(!text(answer).contains("do-not-tell"))
      }
    }
  }

  @Test("/readyz names each check with its reason, the failing ones first")
  func readiness() async throws {
    try await serving(monitor()) { client in
      let answer = try await client.get("/readyz?verbose")
      #expect(answer.status == 503)
      #expect(
        text(answer).hasPrefix(
          #"{"ok":false,"status":"starting","checks":[{"name":"phase","ok":false,"reason":"waits "#)
      )
    }
  }

  @Test("only GET, and only what there is")
  func refusals() async throws {
    try await serving(monitor()) { client in
      for method in ["POST", "HEAD", "DELETE", "OPTIONS", "PATCH"] {
        let answer = try await client.exchange(
          "\(method) /livez HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
        let head = String(decoding: answer, as: UTF8.self).lowercased()
        #expect(head.hasPrefix("http/1.1 405 "), "\(method)")
        #expect(head.contains("\r\nallow: get\r\n"), "\(method)")
      }
      for path in ["/livez/", "/../status", "//status", "/nothing", "/%2e%2e/status"] {
        let answer = try await client.get(path)
        #expect(answer.status == 404, "\(path)")
      }
    }
  }

  @Test("what is no HTTP, too long or too much is refused, and the next request is answered")
  func hostile() async throws {
    try await serving(monitor()) { client in
      let requests = [
        "\u{16}\u{03}\u{01}\r\n\r\n", "GET\r\n\r\n", "GET / HTTP/9.9\r\n\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nX: \(String(repeating: "x", count: 40_000))\r\n\r\n",
        "GET / HTTP/1.1\r\n" + (0..<200).map { "X-\($0): 1\r\n" }.joined() + "\r\n",
        "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n",
        "GET /\(String(repeating: "a", count: 100_000)) HTTP/1.1\r\n\r\n",
      ]
      for request in requests {
        let answer = try? await client.exchange(request)
        let text = String(decoding: answer ?? [], as: UTF8.self)
        #expect(!text.hasPrefix("HTTP/1.1 200 "), "\(request.prefix(40))")
      }
      let after = try await client.get("/livez")
      #expect(after.status == 200)
    }
  }

  @Test("the page runs nothing but its own script and takes nothing from elsewhere")
  func overview() async throws {
    try await serving(monitor()) { client in
      let request = "GET / HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
      let first = String(decoding: try await client.exchange(request), as: UTF8.self)
      let second = String(decoding: try await client.exchange(request), as: UTF8.self)
      let policy = try #require(
        first.split(separator: "\r\n").first {
          $0.hasPrefix("content-security-policy: ") || $0.hasPrefix("Content-Security-Policy: ")
        })
      #expect(policy.contains("default-src 'none'"))
      #expect(!second.contains(policy), "the nonce is new each time")
      #expect(!first.contains("http://") || !first.contains("src="))
      #expect(!first.contains("onclick") && !first.contains(" style="))
    }
  }

  @Test("a port that is taken is an error that says what to change")
  func taken() async throws {
    try await serving(monitor()) { client in
      let second = AdminServer(monitor: monitor(port: UInt16(client.port)))
      await #expect(throws: AdminProblem.self) { try await second.serving { true } }
    }
  }
}
