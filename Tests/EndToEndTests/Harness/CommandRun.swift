import Foundation
import TestSupport

/// A program that runs on, with what it says kept in files: a pipe that nobody reads would stop it.
final class RunningCommand: Sendable {
  /// It did not come to its end in time; with the end of what it said.
  struct StillRunning: Error {
    let problems: String
  }

  private let folder: Folder
  private let process: ChildProcess

  /// Starts a program with these arguments, in an empty folder.
  ///
  /// - Parameters:
  ///   - executable: `copydesk` by default.
  ///   - input: standard input; nothing by default.
  ///   - environment: beside the test's own.
  ///   - outputPath: what standard output is, instead of something that is kept.
  init(
    _ arguments: [String], executable: URL = ServiceProcess.binary, input: String? = nil,
    environment: [String: String] = [:], outputPath: String? = nil
  ) throws {
    let folder = try Folder()
    self.folder = folder
    let kept = try folder.write("", to: "output")
    process = try ChildProcess(
      executable.path, arguments, environment: ServiceProcess.environment(with: environment),
      directory: folder.url.path,
      input: try input.map { .file(try folder.write($0, to: "input")) } ?? .nothing,
      output: .file(outputPath ?? kept),
      problems: .file(try folder.write("", to: "problems")))
  }

  /// What it has written to standard output so far.
  var output: String { get throws { try folder.read("output") } }

  /// Asks it to stop, as Ctrl-C does.
  func interrupt() { process.signal(SIGINT) }

  /// Waits for its end.
  func finish(within timeout: Duration = Patience.outcome) throws -> CommandRun {
    guard let code = process.waitForExit(within: timeout) else {
      process.end()
      throw StillRunning(problems: String(try folder.read("problems").suffix(4_000)))
    }
    return CommandRun(code: code, output: try output, problems: try folder.read("problems"))
  }
}

/// One run of a program to its end: what it said, and how it ended.
struct CommandRun {
  let code: Int32
  let output: String
  let problems: String

  fileprivate init(code: Int32, output: String, problems: String) {
    self.code = code
    self.output = output
    self.problems = problems
  }

  /// Runs a program to its end, with the parameters of ``RunningCommand``.
  init(
    _ arguments: [String], executable: URL = ServiceProcess.binary, input: String? = nil,
    environment: [String: String] = [:], outputPath: String? = nil,
    within timeout: Duration = Patience.outcome
  ) throws {
    self = try RunningCommand(
      arguments, executable: executable, input: input, environment: environment,
      outputPath: outputPath
    ).finish(within: timeout)
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
final class Folder: Sendable {
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
