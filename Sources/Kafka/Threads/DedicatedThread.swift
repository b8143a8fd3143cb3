internal import CRdKafka
internal import Glibc

/// A thread of our own for calls that block: the concurrency pool must not wait in C.
@safe struct DedicatedThread: @unchecked Sendable {
  private let thread: pthread_t

  /// Starts a thread that runs `body` once. `name` shows in `top -H` (first 15 bytes).
  init(name: String, _ body: @escaping @Sendable () -> Void) {
    let start = unsafe Unmanaged.passRetained(ThreadStart(name: name, body: body))
    var started = pthread_t()
    let result = unsafe pthread_create(&started, nil, runThread, start.toOpaque())
    precondition(result == 0, "the system refused a thread (errno \(result))")
    thread = started
  }

  var isCurrent: Bool { pthread_equal(thread, pthread_self()) != 0 }

  /// Waits until the thread has ended; from the thread itself it only lets go of it.
  func join() {
    if isCurrent {
      pthread_detach(thread)
    } else {
      pthread_join(thread, nil)
    }
  }

  func detach() { pthread_detach(thread) }
}

private final class ThreadStart: Sendable {
  let name: String
  let body: @Sendable () -> Void

  init(name: String, body: @escaping @Sendable () -> Void) {
    self.name = name
    self.body = body
  }
}

private let runThread:
  @convention(c) @Sendable (UnsafeMutableRawPointer?) -> UnsafeMutableRawPointer? = { argument in
    guard let argument = unsafe argument else { return nil }
    let start = unsafe Unmanaged<ThreadStart>.fromOpaque(argument).takeRetainedValue()
    unsafe crdkafka_name_thread(String(start.name.prefix(15)))
    start.body()
    return nil
  }
