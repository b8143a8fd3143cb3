import Testing

@Suite("Tidy: words that are not used")
struct WordTests {
  let tree = SourceTree.whole

  @Test("nothing crashes where an error can be thrown")
  func crashes() {
    let search = WordSearch(
      words: ["try!", "as!", "fatalError("],
      instead: "Throw a typed error; for a bug of ours write precondition(…, \"message\").")
    expectNone(search, in: tree.swift(under: "Sources", "Tests"))
  }

  @Test("no error is caught and forgotten")
  func emptyCatch() {
    let findings = tree.swift(under: "Sources", "Tests").flatMap { file in
      emptyCatches(in: Array(file.code.utf8)).map {
        Finding(
          path: file.path, line: $0, what: "an empty catch",
          instead: "Count or report the error, or use try? where its absence is the answer.")
      }
    }
    #expect(findings.isEmpty, "\(findings)")
  }

  @Test("nothing sleeps")
  func sleeps() {
    let search = WordSearch(
      words: ["Task.sleep", "Thread.sleep", "usleep(", "nanosleep(", "sleep("],
      instead: "Wait for the event itself: a blocking poll with a limit, a condition, a clock port."
    )
    // They wait on a clock that is handed in, or ask a server that has no event for the answer.
    let exceptions: Set<String> = [
      "Sources/Pipeline/Flow/Clock+Pause.swift", "Sources/Service/Run/HealthReporter.swift",
      "Tests/EndToEndTests/Harness/Wire.swift", "Tests/PipelineTests/NoWaitClock.swift",
    ]
    expectNone(
      search, in: tree.swift(under: "Sources", "Tests").filter { !exceptions.contains($0.path) })
  }

  @Test("only the command line prints")
  func prints() {
    let search = WordSearch(
      words: ["print(", "debugPrint(", "dump("],
      instead: "Emit an event of Telemetry, or hand the text to the console that was passed in.")
    let files = tree.swift(under: "Sources").filter { !$0.path.hasPrefix("Sources/copydesk/") }
    expectNone(search, in: files)
  }

  @Test("no work is left as a note")
  func notes() {
    let search = WordSearch(
      words: ["TO" + "DO", "FIX" + "ME", "X" + "XX", "HA" + "CK"],
      instead: "Do it now, or say in a sentence why it is as it is.")
    for file in tree.files where isProse(file) {
      expectNone(search.findings(in: file, text: file.text))
    }
  }

  @Test("no path or name of somebody's workplace")
  func workplace() {
    let search = WordSearch(
      words: [
        "/wo" + "rk/", "/ro" + "ot/", "/ho" + "me/", "/Us" + "ers/", "Cla" + "ude", "cla" + "ude",
        "Anth" + "ropic", "Open" + "AI", "Chat" + "GPT", "Copi" + "lot",
      ],
      instead: "Take a path from a setting or relative to the file; leave persons and tools out.")
    // The lexicon's tables have the names of everybody and of every company.
    for file in tree.files where !file.path.hasPrefix("Sources/CLexicon/data/") {
      expectNone(search.findings(in: file, text: file.text))
    }
  }

  @Test("modules on the hot path do without Foundation")
  func foundation() {
    // Time zones with their history are in Foundation only; the suite's files are read once.
    let exceptions: Set<String> = [
      "Sources/Stories/Normalize/WireZone.swift", "Sources/JSONSchema/Suite/SuiteFiles.swift",
    ]
    let hot = tree.swift(
      under: "Sources/JSON", "Sources/JSONSchema", "Sources/Kafka", "Sources/Stories",
      "Sources/Pipeline")
    let findings = hot.filter { !exceptions.contains($0.path) }.flatMap { file in
      Arrows.imports(in: file.code).filter { $0.module.hasPrefix("Foundation") }.map {
        Finding(
          path: file.path, line: $0.line, what: "\($0.module) is imported",
          instead: "Use the standard library; a scanner over bytes is faster than Foundation's.")
      }
    }
    #expect(findings.isEmpty, "\(findings)")
  }

  @Test("unsafe is written in the wrappers of C and over raw memory only")
  func unsafe() {
    let allowed = [
      "Sources/Kafka/", "Sources/JSON/", "Sources/JSONSchema/",
      "Sources/Stories/Normalize/Blocks.swift", "Sources/Stories/Normalize/Hashing.swift",
      "Sources/Stories/Normalize/Words.swift",
      "Sources/Stories/Enrich/Language.swift", "Sources/Stories/Enrich/Lexicon/LexiconFile.swift",
      "Sources/Stories/Model/RawSpan+Bytes.swift",
      "Sources/Pipeline/Schemas/BuiltInSchemas.swift",
      "Sources/Pipeline/Schemas/BuiltInProfiles.swift",
      "Sources/Stories/Formats/XML/XMLReader.swift", "Sources/Service/Snapshot/FileRename.swift",
      "Sources/Service/Files/OpenFile.swift",
    ]
    let search = WordSearch(
      words: ["unsafe"], instead: "Use Span, RawSpan or an array; or widen a wrapper that has it.")
    expectNone(
      search,
      in: tree.swift(under: "Sources").filter { file in
        !allowed.contains { file.path.hasPrefix($0) }
      })
  }

  @Test("a declaration binds one name")
  func bindings() {
    let findings = tree.swift.flatMap { file in
      Bindings.linesOfSeveral(in: file.code).map {
        Finding(
          path: file.path, line: $0, what: "several bindings in one declaration",
          instead: "One let or var a line: the compiler may mix up their values.")
      }
    }
    #expect(findings.isEmpty, "\(findings)")
  }

  private func isProse(_ file: SourceFile) -> Bool {
    !file.path.hasPrefix("Schemas/") || file.path.hasSuffix(".md")
  }

  private func emptyCatches(in bytes: [UInt8]) -> [Int] {
    WordSearch.places(of: Array("catch".utf8), in: bytes).filter { place in
      guard let open = bytes[place...].firstIndex(of: 0x7B) else { return false }
      return bytes[(open + 1)...].first { $0 != 0x20 && $0 != 0x0A } == 0x7D
    }.map { WordSearch.line(of: $0, in: bytes) }
  }

  private func expectNone(_ search: WordSearch, in files: [SourceFile]) {
    expectNone(files.flatMap { search.findings(in: $0, text: $0.code) })
  }

  private func expectNone(_ findings: [Finding]) { #expect(findings.isEmpty, "\(findings)") }
}
