import Foundation

/// One run of the program to its end: what it said, and how it ended.
struct CommandRun {
  /// It did not come to its end in time; with the end of what it said.
  struct StillRunning: Error {
    let problems: String
  }

  let code: Int32
  let output: String
  let problems: String

  /// Starts `copydesk` with these arguments and waits for its end.
  ///
  /// - Parameters:
  ///   - input: standard input; nothing by default.
  ///   - environment: beside the test's own.
  ///   - outputPath: what standard output is, instead of something that is kept.
  init(
    _ arguments: [String], input: String? = nil, environment: [String: String] = [:],
    outputPath: String? = nil, within timeout: Duration = Patience.outcome
  ) throws {
    let folder = try Folder()
    let process = Process()
    process.executableURL = ServiceProcess.binary
    process.arguments = arguments
    process.environment = ServiceProcess.environment(with: environment)
    process.currentDirectoryURL = folder.url
    // Files, not pipes: a pipe that nobody reads would stop the program.
    let kept = try folder.handle("output")
    process.standardOutput = outputPath.flatMap { FileHandle(forWritingAtPath: $0) } ?? kept
    process.standardError = try folder.handle("problems")
    if let input {
      process.standardInput = FileHandle(forReadingAtPath: try folder.write(input, to: "input"))
    } else {
      process.standardInput = FileHandle.nullDevice
    }
    try process.run()
    let deadline = ContinuousClock.now + timeout
    while process.isRunning {
      guard ContinuousClock.now < deadline else {
        kill(process.processIdentifier, SIGKILL)
        process.waitUntilExit()
        throw StillRunning(problems: String(try folder.read("problems").suffix(4_000)))
      }
      _ = RunLoop.current.run(mode: .default, before: Date(timeIntervalSinceNow: 0.01))
    }
    code = process.terminationStatus
    output = try folder.read("output")
    problems = try folder.read("problems")
  }

  /// The lines of standard output.
  var lines: [String] { output.split(separator: "\n").map(String.init) }

  /// Standard output as JSON documents, one a line.
  var documents: [[String: Any]] {
    lines.compactMap {
      try? JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any]
    }
  }
}

/// A folder of its own for a test, gone with it.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory
      .appendingPathComponent("copydesk-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a new file with this text.
  func write(_ text: String, to name: String) throws -> String {
    let file = url.appendingPathComponent(name)
    try Data(text.utf8).write(to: file)
    return file.path
  }

  func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(name)), as: UTF8.self)
  }

  /// A new file to be written to.
  func handle(_ name: String) throws -> FileHandle? {
    FileHandle(forWritingAtPath: try write("", to: name))
  }

  func path(_ name: String) -> String { url.appendingPathComponent(name).path }
}

/// Files that stand beside the project and are not part of it: the owner's samples.
enum Shared {
  /// The path of a file in the folder named by COPYDESK_SHARED, else in `../shared` as seen from the
  /// package root; `nil` where there is none.
  static func path(_ name: String) -> String? {
    let folder =
      ProcessInfo.processInfo.environment["COPYDESK_SHARED"].map { URL(fileURLWithPath: $0) }
      ?? Repository.root.deletingLastPathComponent().appendingPathComponent("shared")
    let path = folder.appendingPathComponent(name).path
    return FileManager.default.fileExists(atPath: path) ? path : nil
  }
}
