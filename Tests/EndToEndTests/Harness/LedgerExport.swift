import Foundation
import TestSupport
import Testing

/// The ledger as one who only reads the claims topic has it: `copydesk ledger export`, by source.
struct LedgerExport {
  let bytes: String
  private let lines: [String: [String: Any]]

  init(_ file: String) throws {
    let run = try CommandRun(["ledger", "export", "--config", file])
    #expect(run.code == 0, "\(run.problems.suffix(1_000))")
    bytes = run.output
    var lines: [String: [String: Any]] = [:]
    for document in run.documents { lines[document["source"] as? String ?? "?"] = document }
    self.lines = lines
  }

  var sources: Set<String> { Set(lines.keys) }

  /// Every outcome but the dead letters has the verdict, the reason and the link that the ledger has,
  /// and what the ledger has is out.
  func expectAgrees(with outputs: [TestRecord], _ hint: Comment) {
    var wrong: [String] = []
    var told: Set<String> = []
    for record in outputs where record.topic != "wire.deadletters" {
      let source = record.header("copydesk.source") ?? "?"
      told.insert(source)
      guard let line = lines[source] else {
        wrong.append("\(source): not in the ledger")
        continue
      }
      let verdict = record.header("copydesk.verdict")
      if line["verdict"] as? String != verdict { wrong.append("\(source): \(verdict ?? "-")") }
      if record.topic == "wire.articles" {
        if record.keyText != (line["of"] ?? line["uri"]) as? String {
          wrong.append("\(source): out as \(record.keyText)")
        }
        continue
      }
      let document =
        (try? JSONSerialization.jsonObject(with: Data(record.value ?? []))) as? [String: Any] ?? [:]
      for name in ["basis", "of", "uri", "contentDigest"]
      where document[name] as? String != line[name] as? String {
        wrong.append("\(source): \(name)")
      }
      if document["similarity"] as? Double != line["similarity"] as? Double {
        wrong.append("\(source): similarity")
      }
    }
    #expect(wrong.isEmpty, "\(wrong.count), such as \(wrong.sorted().prefix(5)); \(hint)")
    #expect(told == sources, hint)
  }
}
