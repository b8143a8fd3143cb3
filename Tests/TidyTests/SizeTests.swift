import Testing

@Suite("Tidy: sizes")
struct SizeTests {
  static let fileLinesMax = 500
  static let fileLinesWarned = 300
  static let functionLinesMax = 70

  @Test("no file is over 500 lines")
  func files() {
    let code = SourceTree.whole.files.filter {
      $0.path.hasPrefix("Sources/") || $0.path.hasPrefix("Tests/")
    }
    #expect(code.count > 50, "the source tree was not found")
    for file in code where file.path.hasSuffix(".swift") && file.lineCount > Self.fileLinesWarned {
      print("tidy: \(file.path) has \(file.lineCount) lines; most files have under 150")
    }
    let long = code.filter { isCode($0.path) && $0.lineCount > Self.fileLinesMax }.map {
      Finding(
        path: $0.path, line: $0.lineCount, what: "the file has more than 500 lines",
        instead: "Give each main type a file of its own; extensions go to Type+Topic.swift.")
    }
    #expect(long.isEmpty, "\(long)")
  }

  @Test("no function is over 70 lines")
  func functions() {
    let long = SourceTree.whole.swift(under: "Sources", "Tests").flatMap { file in
      FunctionLengths.functions(in: file.code).filter { $0.lines > Self.functionLinesMax }.map {
        Finding(
          path: file.path, line: $0.line, what: "\($0.name) has \($0.lines) lines",
          instead: "Leave the branching here and move each branch into a function of its own.")
      }
    }
    #expect(long.isEmpty, "\(long)")
  }

  private func isCode(_ path: String) -> Bool {
    [".swift", ".c", ".cpp", ".h", ".py", ".sh"].contains { path.hasSuffix($0) }
  }
}
