import Foundation
import Testing

/// `copydesk process`, as a person runs it.
@Suite(.serialized, .enabled(if: ServiceProcess.isBuilt, "\(ServiceProcess.howToBuild)"))
struct ProcessCommandTests {
  private static let story =
    #"{"provider":"Test","id":"1","headline":"A headline","body":"A body of one sentence."}"#

  @Test(
    "The owner's sample comes out as one valid ninjs 3.1 article",
    .enabled(
      if: Shared.path("stories/afp-raqa.txt") != nil,
      "stories/afp-raqa.txt is not in COPYDESK_SHARED or ../shared"))
  func ownersSample() throws {
    let sample = try #require(Shared.path("stories/afp-raqa.txt"))
    let run = try CommandRun(["process", sample, "--format", "text/plain"])
    #expect(run.code == 0)
    #expect(run.problems.isEmpty, "\(run.problems)")
    #expect(run.lines.count == 1)
    let article = try #require(run.documents.first)
    let headlines = article["headlines"] as? [[String: Any]] ?? []
    #expect(headlines.map { $0["role"] as? String } == ["main", "subheadline"])
    #expect(headlines.first?["value"] as? String == "Syria kills 95 in IS stronghold")
    #expect(
      headlines.last?["value"] as? String
        == "Opposition calls regime air strikes a \u{2018}brutal massacre\u{2019}")
    let body = (article["bodies"] as? [[String: Any]])?.first?["value"] as? String ?? ""
    #expect(body.components(separatedBy: "\n\n").count == 13)
    #expect(
      body.hasPrefix("Syrian regime air strikes on the Islamic State group stronghold Raqa"))
    let sources = article["infoSources"] as? [[String: Any]] ?? []
    #expect(sources.map { $0["name"] as? String } == ["AFP"])
    #expect((article["versionCreated"] as? String)?.hasPrefix("2014-11-27T01:48:16") == true)
    #expect((article["edNote"] as? String)?.contains("time zone assumed") == true)
    let subjects = article["subjects"] as? [[String: Any]] ?? []
    #expect(subjects.contains { $0["name"] as? String == "Mid-East" })
    #expect(article["language"] as? String == "en")
    #expect(!run.output.contains("Disqus"))
    #expect(!run.output.contains("Posted in"))
    try expectValid(run.output)
  }

  /// Held against the IPTC's own schema, formats asserted.
  private func expectValid(_ article: String) throws {
    guard let schema = Shared.path("ninjs/specification/ninjs-schema_3.1.json") else { return }
    let folder = try Folder()
    let file = try folder.write(article, to: "article.json")
    let reference = Repository.root.appendingPathComponent("Schemas/geojson/1.json").path
    let run = try CommandRun(["validate", "--schema", schema, "--reference", reference, file])
    #expect(run.code == 0, "\(run.output)\(run.problems)")
  }

  @Test("--outcomes prints one line for each input, in the contract's shape")
  func outcomeLines() throws {
    let folder = try Folder()
    let file = try folder.write(
      Self.story + "\n" + #"{"headline":7,"body":"x"}"# + "\n\n" + Self.story + "\n",
      to: "stories.jsonl")
    let run = try CommandRun(["process", "--jsonl", "--outcomes", file])
    #expect(run.code == 65)
    #expect(run.documents.count == 3)
    let documents = try #require(run.documents.count == 3 ? run.documents : nil)
    #expect(documents.map { $0["source"] as? String } == [0, 1, 3].map { "\(file):0:\($0)" })
    #expect(
      documents.map { $0["outcome"] as? String } == ["published", "deadlettered", "diverted"])
    #expect(documents[0].keys.sorted() == ["article", "basis", "outcome", "source", "verdict"])
    #expect(documents[0]["verdict"] as? String == "original")
    #expect(documents[1].keys.sorted() == ["outcome", "rejection", "source"])
    let rejection = documents[1]["rejection"] as? [String: Any] ?? [:]
    #expect(rejection["stage"] as? String == "validate")
    #expect(rejection["code"] as? String == "schema_mismatch")
    #expect(rejection["instanceLocation"] as? String == "/headline")
    #expect(documents[2].keys.sorted() == ["basis", "of", "outcome", "source", "verdict"])
    #expect(documents[2]["verdict"] as? String == "redelivery")
    let article = documents[0]["article"] as? [String: Any]
    #expect(documents[2]["of"] as? String == article?["uri"] as? String)
  }

  @Test("Articles go to standard output in input order, rejections to standard error")
  func streams() throws {
    let folder = try Folder()
    let lines = (1...300).map { number in
      number == 7
        ? "not JSON"
        : #"{"provider":"T","id":"\#(number)","headline":"Item \#(number)","body":"Text \#(number)."}"#
    }
    let file = try folder.write(lines.joined(separator: "\n"), to: "stories.jsonl")
    let run = try CommandRun(["process", "--jsonl", "--format", "raw-story", file])
    #expect(run.code == 65)
    let uris = run.documents.compactMap { $0["uri"] as? String }
    #expect(uris == (1...300).filter { $0 != 7 }.map { "urn:copydesk:t:\($0)" })
    let problems = run.problems.split(separator: "\n")
    #expect(problems.count == 1)
    let problem = try #require(problems.first)
    #expect(problem.hasPrefix("copydesk: \(file):0:6: rejected: "))
    #expect(problem.contains("decode"))
    #expect(problem.contains("format_mismatch"))
    #expect(problem.contains("line 1 column "))
    #expect(!problem.contains("Optional"), "words for people, not for a debugger")
  }

  @Test("A file that cannot be read, or is too large, costs no other file its outcome")
  func otherFiles() throws {
    let folder = try Folder()
    let text = (1...60).map { "word\($0)" }.joined(separator: " ")
    let good = try folder.write(#"{"headline":"H","body":"\#(text)."}"#, to: "good.json")
    let large = try folder.write(
      #"{"headline":"H","body":"\#(String(repeating: "x", count: 36 << 20))"}"#, to: "large.json")
    let gone = folder.path("gone.json")
    let run = try CommandRun(["process", "--outcomes", gone, good, large, folder.url.path, good])
    #expect(run.code == 65)
    #expect(
      run.documents.compactMap { $0["outcome"] as? String }
        == ["published", "deadlettered", "diverted"])
    let code = (run.documents.dropFirst().first?["rejection"] as? [String: Any])?["code"]
    #expect(code as? String == "too_large")
    #expect(run.problems.contains("\(gone) cannot be opened"), "\(run.problems)")
    #expect(run.problems.contains("\(folder.url.path) cannot be read"), "\(run.problems)")
  }

  @Test("Output that cannot be written is said, and the exit code is not 0")
  func lostOutput() throws {
    let folder = try Folder()
    let good = try folder.write(#"{"headline":"H","body":"A text."}"#, to: "good.json")
    let run = try CommandRun(["process", good], outputPath: "/dev/full")
    #expect(run.code == 70)
    #expect(run.problems.contains("standard output cannot be written"), "\(run.problems)")
  }

  @Test("Standard input is read where no file is given, and the provider from the flag")
  func standardInput() throws {
    let run = try CommandRun(
      ["process", "--format", "text/plain", "--provider", "DPA", "--time-zone", "+01:00"],
      input: "A headline\n\nA first paragraph of some length.\n\nA second one.\n")
    #expect(run.code == 0, "\(run.problems)")
    let sources = run.documents.first?["infoSources"] as? [[String: Any]]
    #expect(sources?.first?["name"] as? String == "DPA")
  }

  @Test("The same input gives the same bytes every time")
  func deterministic() throws {
    let folder = try Folder()
    let lines = (1...500).map {
      #"{"provider":"T","id":"\#($0 % 90)","version":\#($0),"headline":"I \#($0)","body":"T \#($0)."}"#
    }
    let file = try folder.write(lines.joined(separator: "\n"), to: "stories.jsonl")
    let first = try CommandRun(["process", "--jsonl", "--outcomes", file])
    let second = try CommandRun(["process", "--jsonl", "--outcomes", file])
    #expect(first.lines.count == 500)
    #expect(first.output == second.output)
  }

  @Test(
    "A command line that is wrong ends with 64, a file that is missing with 65",
    arguments: [
      (["process", "--format", "zip"], Int32(64), "--format zip"),
      (["process", "--time-zone", "Mars/Olympus"], 64, "Mars/Olympus"),
      (["process", "--no-such-flag"], 64, "no-such-flag"),
      (["no-such-command"], 64, "no-such-command"),
      (["process", "no-such-file.json"], 65, "no-such-file.json"),
    ])
  func wrongCommandLines(_ arguments: [String], _ code: Int32, _ named: String) throws {
    let run = try CommandRun(arguments)
    #expect(run.code == code)
    #expect(run.problems.contains(named), "\(run.problems)")
    #expect(run.output.isEmpty)
  }
}
