import Foundation
import Synchronization

/// The real program, started as an operator would, with its log read line by line.
final class ServiceProcess: Sendable {
  /// The release binary: `COPYDESK_BINARY`, else where `make build` puts it.
  static let binary: URL = {
    if let path = ProcessInfo.processInfo.environment["COPYDESK_BINARY"] {
      return URL(fileURLWithPath: path)
    }
    return Repository.root.appendingPathComponent(".build/release/copydesk")
  }()

  static var isBuilt: Bool { FileManager.default.isExecutableFile(atPath: binary.path) }
  static let howToBuild = "the program is not built: run make build"

  private let process: Mutex<Process>
  private let log = LogLines()

  var lines: [String] { log.all }
  var identifier: Int32 { process.withLock { $0.processIdentifier } }

  /// Starts `copydesk`, or what stands in for it, with these arguments.
  init(
    _ arguments: [String], environment: [String: String] = [:], executable: URL = binary
  ) throws {
    let process = Process()
    process.executableURL = executable
    process.arguments = arguments
    process.environment = Self.environment(with: environment)
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = FileHandle.nullDevice
    let pipe = Pipe()
    process.standardError = pipe
    let log = log
    pipe.fileHandleForReading.readabilityHandler = { handle in
      let data = handle.availableData
      if data.isEmpty { handle.readabilityHandler = nil }
      log.append(data)
    }
    try process.run()
    self.process = Mutex(process)
  }

  deinit { kill() }

  /// The test's own environment without what Copydesk would take for its configuration.
  static func environment(with own: [String: String]) -> [String: String] {
    ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("COPYDESK_") }
      .merging(own) { $1 }
  }

  var isRunning: Bool { process.withLock { $0.isRunning } }

  /// Ends it at once, as a crash or the kernel would.
  func kill() {
    guard isRunning else { return }
    Foundation.kill(identifier, SIGKILL)
    _ = waitForExit()
  }

  /// Asks it to stop, as a container runtime does.
  func terminate() { Foundation.kill(identifier, SIGTERM) }

  /// Stands still without knowing it, as on a machine that swaps or a paused virtual machine.
  func freeze() { Foundation.kill(identifier, SIGSTOP) }

  func thaw() { Foundation.kill(identifier, SIGCONT) }

  /// How many lines of the log have this text.
  func lineCount(containing text: String) -> Int { lines.count { $0.contains(text) } }

  /// The fields of the last line with this message; `nil` if there is none.
  func fields(of message: String) -> [String: Any]? { allFields(of: message).last }

  /// The fields of every line with this message, oldest first.
  func allFields(of message: String) -> [[String: Any]] {
    lines.filter { $0.contains("\"message\":\"\(message)\"") }.map { line in
      let document = try? JSONSerialization.jsonObject(with: Data(line.utf8)) as? [String: Any]
      return document?["metadata"] as? [String: Any] ?? [:]
    }
  }

  /// The exit code, or `nil` if it is still running after the time.
  func waitForExit(within timeout: Duration = Patience.outcome) -> Int32? {
    let deadline = ContinuousClock.now + timeout
    while isRunning {
      guard ContinuousClock.now < deadline else { return nil }
      _ = RunLoop.current.run(mode: .default, before: Date(timeIntervalSinceNow: 0.01))
    }
    return process.withLock { $0.terminationStatus }
  }

  /// Waits until the log has as many lines with this text; false if it ends before, or the time.
  @discardableResult
  func wait(
    for count: Int = 1, linesContaining text: String, within timeout: Duration = Patience.word
  ) -> Bool {
    log.wait(for: count, text, within: timeout)
  }
}

/// Lines as they come, with a way to wait for one.
private final class LogLines: @unchecked Sendable {
  private let condition = NSCondition()
  private var lines: [String] = []
  private var rest = Data()
  private var isClosed = false

  var all: [String] {
    condition.withLock { lines }
  }

  func append(_ data: Data) {
    condition.withLock {
      isClosed = data.isEmpty
      rest.append(data)
      while let end = rest.firstIndex(of: 0x0A) {
        lines.append(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
        rest.removeSubrange(rest.startIndex...end)
      }
      condition.broadcast()
    }
  }

  func wait(for count: Int, _ text: String, within timeout: Duration) -> Bool {
    let limit = Date(timeIntervalSinceNow: timeout / .seconds(1))
    return condition.withLock {
      while lines.count(where: { $0.contains(text) }) < count {
        guard !isClosed, condition.wait(until: limit) else { return false }
      }
      return true
    }
  }
}

enum Repository {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
}
