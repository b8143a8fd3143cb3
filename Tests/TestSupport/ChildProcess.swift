import Glibc

/// A process that a test started, and the event of its end: it holds one end of a socket
/// pair, which closes when it exits, so waiting needs neither polling nor a run loop.
final class ChildProcess: @unchecked Sendable {
  let id: pid_t
  private let ended: Int32
  private var isReaped = false

  struct Failure: Error {
    let path: String
    let number: Int32
  }

  /// Starts an executable with no input, its output thrown away.
  init(_ path: String, _ arguments: [String]) throws {
    // A socket pair, since it can be closed on exec from its birth: no other child inherits it.
    var pair: [Int32] = [-1, -1]
    let kind = Int32(SOCK_STREAM.rawValue | SOCK_CLOEXEC.rawValue)
    guard socketpair(AF_UNIX, kind, 0, &pair) == 0 else { throw Failure(path: path, number: errno) }
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    for descriptor in Int32(0)...2 {
      posix_spawn_file_actions_addopen(&actions, descriptor, "/dev/null", O_RDWR, 0)
    }
    // The copy has no close-on-exec flag: the child keeps it until its end.
    posix_spawn_file_actions_adddup2(&actions, pair[1], 99)
    // Test threads block signals, and a child inherits that: it would never see a SIGTERM.
    var attributes = posix_spawnattr_t()
    posix_spawnattr_init(&attributes)
    defer { posix_spawnattr_destroy(&attributes) }
    var none = sigset_t()
    sigemptyset(&none)
    posix_spawnattr_setsigmask(&attributes, &none)
    posix_spawnattr_setflags(&attributes, Int16(POSIX_SPAWN_SETSIGMASK))
    var arguments: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) } + [nil]
    defer { for argument in arguments { free(argument) } }
    var id = pid_t()
    let result = posix_spawn(&id, path, &actions, &attributes, &arguments, environ)
    close(pair[1])
    guard result == 0 else {
      close(pair[0])
      throw Failure(path: path, number: result)
    }
    self.id = id
    ended = pair[0]
  }

  deinit {
    end()
    close(ended)
  }

  /// Waits for the end; false if it still runs after `timeout`.
  func waitForEnd(timeout: Duration) -> Bool {
    var question = pollfd(fd: ended, events: Int16(POLLIN), revents: 0)
    let milliseconds = Int32(timeout / .milliseconds(1))
    guard poll(&question, 1, milliseconds) > 0 else { return false }
    if !isReaped {
      var status: Int32 = 0
      waitpid(id, &status, 0)
      isReaped = true
    }
    return true
  }

  var isRunning: Bool { !waitForEnd(timeout: .zero) }

  /// Asks it to end, and if it has not after `patience`, ends it.
  func end(patience: Duration = .zero) {
    if patience > .zero, isRunning {
      kill(id, SIGTERM)
      if waitForEnd(timeout: patience) { return }
    }
    if isRunning { kill(id, SIGKILL) }
    _ = waitForEnd(timeout: .seconds(20))
  }
}
