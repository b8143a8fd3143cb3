import Foundation
import Testing

@testable import Telemetry

/// What dashboards, alerts and the runbook speak of is what the program has.
@Suite struct DeployTests {
  private func text(_ path: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  private var series: Set<String> {
    let plain = Counter.all.map(\.name) + Gauge.all.map(\.name)
    let suffixed = Histogram.all.flatMap { histogram in
      ["_bucket", "_sum", "_count"].map { histogram.name + $0 }
    }
    return Set(plain + suffixed)
  }

  private func named(in text: String) -> Set<String> {
    Set(text.matches(of: /(copydesk|process)_[a-z_]+/).map { String($0.output.0) })
  }

  @Test(
    "every metric that is asked for exists",
    arguments: ["deploy/grafana/copydesk.json", "deploy/prometheus/rules.yml"])
  func metrics(path: String) throws {
    let named = named(in: try text(path))
    #expect(named.count > 8)
    #expect(named.subtracting(series).isEmpty, "\(named.subtracting(series))")
  }

  @Test("every query of the dashboard asks for a metric of ours, and for labels that it has")
  func queries() throws {
    let data = Data(try text("deploy/grafana/copydesk.json").utf8)
    let board = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
    let panels = try #require(board["panels"] as? [[String: Any]])
    let queries = panels.flatMap { ($0["targets"] as? [[String: Any]]) ?? [] }
      .compactMap { $0["expr"] as? String }
    #expect(queries.count >= panels.count)
    let labels = Set(LabelName.allCases.map(\.rawValue) + ["le", "job", "instance"])
    for query in queries {
      #expect(!named(in: query).isEmpty, "\(query)")
      for group in query.matches(of: /by \(([a-z, ]+)\)/) {
        let asked = group.output.1.split(separator: ",").map {
          $0.trimmingCharacters(in: .whitespaces)
        }
        #expect(Set(asked).isSubset(of: labels), "\(query)")
      }
    }
  }

  @Test("every alert has its section in the runbook, a severity and a test")
  func alerts() throws {
    let rules = try text("deploy/prometheus/rules.yml")
    let runbook = try text("deploy/RUNBOOK.md")
    let tests = try text("deploy/prometheus/rules_test.yml")
    let alerts = rules.matches(of: /- alert: ([A-Za-z]+)/).map { String($0.output.1) }
    #expect(alerts.count >= 10)
    for alert in alerts {
      #expect(runbook.contains("\n### \(alert)\n"), "\(alert)")
      #expect(rules.contains("RUNBOOK.md#\(alert.lowercased())"), "\(alert)")
      #expect(tests.contains("alertname: \(alert)\n"), "\(alert) is never seen to fire")
    }
    #expect(rules.matches(of: /severity: (page|ticket)/).count == alerts.count)
    let sections = runbook.matches(of: /### (Copydesk[A-Za-z]+)/).map { String($0.output.1) }
    #expect(Set(sections) == Set(alerts))
  }
}
