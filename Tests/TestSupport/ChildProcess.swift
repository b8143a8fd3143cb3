import Glibc
import Synchronization

/// A process that a test started, and the event of its end: it holds one end of a socket
/// pair, which closes when it exits, so waiting needs neither polling nor a run loop.
///
/// The tests start nothing with Foundation's `Process`: on Linux its `run` lists the descriptors and
/// copies whole directory entries past the end of the last, which crashes one start in thousands
/// and takes the whole run with it.
public final class ChildProcess: Sendable {
  /// What a standard stream of the process is.
  public enum Stream: Sendable {
    /// Empty to read, gone when written.
    case nothing
    /// A file: read from its start, or written anew.
    case file(String)
    /// An open descriptor, which stays the caller's.
    case descriptor(Int32)
  }

  public struct Failure: Error {
    public let path: String
    public let number: Int32
  }

  public let id: pid_t
  private let ended: Int32
  private let status = Mutex<Int32?>(nil)

  /// Starts an executable.
  ///
  /// - Parameters:
  ///   - path: the executable, not looked for in PATH.
  ///   - environment: all of it; the test's own if `nil`.
  ///   - directory: where it works; where the tests do if `nil`.
  public init(
    _ path: String, _ arguments: [String], environment: [String: String]? = nil,
    directory: String? = nil, input: Stream = .nothing, output: Stream = .nothing,
    problems: Stream = .nothing
  ) throws {
    let life = try Self.channel()
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for (number, stream) in [input, output, problems].enumerated() {
      let number = Int32(number)
      let writing = number == 0 ? O_RDONLY : O_WRONLY | O_CREAT | O_TRUNC
      switch stream {
      case .nothing: posix_spawn_file_actions_addopen(&actions, number, "/dev/null", O_RDWR, 0)
      case .file(let path): posix_spawn_file_actions_addopen(&actions, number, path, writing, 0o644)
      case .descriptor(let own): posix_spawn_file_actions_adddup2(&actions, own, number)
      }
    }
    // The copy has no close-on-exec flag: the child keeps it until its end.
    posix_spawn_file_actions_adddup2(&actions, life.theirs, 99)
    // Test threads block signals, and a child inherits that: it would never see a SIGTERM.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    // What changes the directory between fork and exec cannot be called from Swift: env can.
    let command = (directory.map { ["/usr/bin/env", "--chdir=\($0)"] } ?? []) + [path] + arguments
    var words: [UnsafeMutablePointer<CChar>?] = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    var settings: [UnsafeMutablePointer<CChar>?] =
      (environment ?? [:]).map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { for setting in settings { free(setting) } }
    var id = pid_t()
    let result =
      environment == nil
      ? posix_spawn(&id, command[0], &actions, &attributes, &words, environ)
      : posix_spawn(&id, command[0], &actions, &attributes, &words, &settings)
    close(life.theirs)
    guard result == 0 else {
      close(life.mine)
      throw Failure(path: path, number: result)
    }
    self.id = id
    ended = life.mine
  }

  deinit {
    end()
    close(ended)
  }

  /// Two ends of a channel, both the caller's to close. A socket pair and no pipe, since it can be
  /// closed on exec from its birth: no other child inherits it.
  public static func channel() throws -> (mine: Int32, theirs: Int32) {
    var pair: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &pair) == 0 else {
      throw Failure(path: "a socket pair", number: errno)
    }
    return (pair[0], pair[1])
  }

  /// Waits for the end; its exit code, or 128 and the signal that ended it, as a shell says it;
  /// `nil` if it still runs after `timeout`.
  public func waitForExit(within timeout: Duration) -> Int32? {
    var question = pollfd(fd: ended, events: Int16(POLLIN), revents: 0)
    let deadline = ContinuousClock.now + timeout
    while true {
      let left = max(.zero, deadline - .now)
      let answers = poll(&question, 1, Int32((left / .milliseconds(1)).rounded(.up)))
      if answers > 0 { break }
      guard answers < 0, errno == EINTR else { return nil }
    }
    return status.withLock { status in
      if let status { return status }
      var word: Int32 = 0
      while waitpid(id, &word, 0) < 0, errno == EINTR {}
      let signal = word & 0x7f
      let code = signal == 0 ? word >> 8 & 0xff : 128 + signal
      status = code
      return code
    }
  }

  public var isRunning: Bool { waitForExit(within: .zero) == nil }

  /// Sends it a signal, unless it has ended.
  public func signal(_ number: Int32) {
    status.withLock { if $0 == nil { kill(id, number) } }
  }

  /// Asks it to end, and if it has not after `patience`, ends it.
  public func end(patience: Duration = .zero) {
    if patience > .zero, isRunning {
      signal(SIGTERM)
      if waitForExit(within: patience) != nil { return }
    }
    if isRunning { signal(SIGKILL) }
    _ = waitForExit(within: .seconds(20))
  }
}
