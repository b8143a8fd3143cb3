import Kafka

import Foundation

/// A real Kafka server for tests: noida-db, on a free port, with a data directory of its own.
///
/// `Tests/Fixtures/install-test-broker.sh` installs it. It differs from Kafka where tests must know:
/// it never removes dead members (use static members), cannot do cooperative rebalances, answers a
/// fetch with the whole backlog (readers need `receive.message.max.bytes`), and a reader that has
/// passed an abort misses what that producer commits later (read anew from the earliest offset).
public final class NoidaBroker: @unchecked Sendable {
  /// Why there is no broker to test with.
  public enum Failure: Error {
    case notInstalled(String)
    case didNotStart(String)
  }

  public let port: Int
  public var bootstrapServers: String { "127.0.0.1:\(port)" }

  private let directory: URL
  private var process: ChildProcess?

  /// The server itself. The wrapper on the PATH would leave it behind when it is stopped.
  private static let executable: URL? = {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let libraries = root.appendingPathComponent(".tools/venv/lib")
    let pythons =
      (try? FileManager.default.contentsOfDirectory(
        at: libraries, includingPropertiesForKeys: nil)) ?? []
    return pythons.map { $0.appendingPathComponent("site-packages/noida_db/noida-db") }
      .first { FileManager.default.isExecutableFile(atPath: $0.path) }
  }()

  /// For `@Suite(.enabled(if: NoidaBroker.isInstalled, NoidaBroker.howToInstall))`.
  public static var isInstalled: Bool { executable != nil }
  public static let howToInstall =
    "the test broker is not installed: run Tests/Fixtures/install-test-broker.sh"

  /// Starts a server and waits until it answers.
  public init() throws {
    guard Self.isInstalled else { throw Failure.notInstalled(Self.howToInstall) }
    directory = FileManager.default.temporaryDirectory
      .appendingPathComponent("copydesk-broker-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: directory, withIntermediateDirectories: true)
    var attempts = 0
    while true {
      attempts += 1
      let port = try Self.freePort()
      let process = try Self.launch(port: port, directory: directory)
      if Self.answers(port, process) {
        self.port = port
        self.process = process
        return
      }
      process.end()
      guard attempts < 5 else {
        try? FileManager.default.removeItem(at: directory)
        throw Failure.didNotStart("no answer on port \(port)")
      }
    }
  }

  deinit {
    process?.end()
    try? FileManager.default.removeItem(at: directory)
  }

  /// Stops the server with SIGTERM, which saves its data (no transaction may be open: it would be
  /// lost), and if it takes too long with SIGKILL.
  public func stop() {
    process?.end(patience: .seconds(20))
    process = nil
  }

  /// It answers nothing any more, and its connections stay open, as in a network that swallows packets.
  public func freeze() {
    process?.signal(SIGSTOP)
  }

  /// It goes on where it stood.
  public func thaw() {
    process?.signal(SIGCONT)
  }

  /// Starts it again on the same port with the same data.
  public func restart() throws {
    stop()
    for _ in 1...5 {
      let process = try Self.launch(port: port, directory: directory)
      if Self.answers(port, process) {
        self.process = process
        return
      }
      process.end()
    }
    throw Failure.didNotStart("no answer after a restart on port \(port)")
  }

  private static func launch(port: Int, directory: URL) throws -> ChildProcess {
    guard let executable else { throw Failure.notInstalled(howToInstall) }
    return try ChildProcess(
      executable.path,
      ["start", "--only", "kafka", "--kafka-port", "\(port)", "--data-dir", directory.path])
  }

  /// Whether it answers a Kafka request; the client connects again until it does.
  private static func answers(_ port: Int, _ process: ChildProcess) -> Bool {
    do {
      let admin = try KafkaAdmin([
        "bootstrap.servers": "127.0.0.1:\(port)", "reconnect.backoff.ms": "20",
        "reconnect.backoff.max.ms": "100", "log_level": "0",
      ])
      // The first question fails at once while nothing listens: ask again while the server lives.
      let deadline = ContinuousClock.now + .seconds(15)
      while process.isRunning, ContinuousClock.now < deadline {
        if (try? admin.metadata(timeout: .seconds(2))) != nil { return process.isRunning }
      }
    } catch {
      return false
    }
    return false
  }

  /// A port that was free a moment ago.
  private static func freePort() throws -> Int {
    let descriptor = socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
    defer { close(descriptor) }
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = in_addr_t(0x7f00_0001).bigEndian
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let bound = withUnsafeMutablePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        bind(descriptor, address, size) == 0 && getsockname(descriptor, address, &size) == 0
      }
    }
    guard bound else { throw Failure.didNotStart("no free port") }
    return Int(UInt16(bigEndian: address.sin_port))
  }
}
