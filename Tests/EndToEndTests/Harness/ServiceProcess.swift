import Foundation
import TestSupport

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

  private let process: ChildProcess
  private let log = LogLines()

  var lines: [String] { log.all }
  var identifier: Int32 { process.id }

  /// Starts `copydesk`, or what stands in for it, with these arguments.
  init(
    _ arguments: [String], environment: [String: String] = [:], executable: URL = binary
  ) throws {
    let channel = try ChildProcess.channel()
    defer { close(channel.theirs) }
    let log = log
    Thread.detachNewThread { log.read(channel.mine) }
    process = try ChildProcess(
      executable.path, arguments, environment: Self.environment(with: environment),
      problems: .descriptor(channel.theirs))
  }

  deinit { kill() }

  /// The test's own environment without what Copydesk would take for its configuration.
  static func environment(with own: [String: String]) -> [String: String] {
    ProcessInfo.processInfo.environment.filter { !$0.key.hasPrefix("COPYDESK_") }
      .merging(own) { $1 }
  }

  var isRunning: Bool { process.isRunning }

  /// Ends it at once, as a crash or the kernel would.
  func kill() { process.end() }

  /// Asks it to stop, as a container runtime does.
  func terminate() { process.signal(SIGTERM) }

  /// Stands still without knowing it, as on a machine that swaps or a paused virtual machine.
  func freeze() { process.signal(SIGSTOP) }

  func thaw() { process.signal(SIGCONT) }

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

  /// The exit code, or `nil` if it is still running after the time. The log is whole then.
  func waitForExit(within timeout: Duration = Patience.outcome) -> Int32? {
    guard let code = process.waitForExit(within: timeout) else { return nil }
    log.waitForEnd(within: Patience.word)
    return code
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

  /// Takes what comes from a descriptor until its end, and closes it.
  func read(_ descriptor: Int32) {
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let count = Foundation.read(descriptor, &buffer, buffer.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { break }
      append(buffer[..<count])
    }
    close(descriptor)
    condition.withLock {
      isClosed = true
      condition.broadcast()
    }
  }

  private func append(_ bytes: ArraySlice<UInt8>) {
    condition.withLock {
      rest.append(contentsOf: bytes)
      while let end = rest.firstIndex(of: 0x0A) {
        lines.append(String(decoding: rest[rest.startIndex..<end], as: UTF8.self))
        rest.removeSubrange(rest.startIndex...end)
      }
      condition.broadcast()
    }
  }

  func waitForEnd(within timeout: Duration) {
    let limit = Date(timeIntervalSinceNow: timeout / .seconds(1))
    condition.withLock {
      while !isClosed, condition.wait(until: limit) {}
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
