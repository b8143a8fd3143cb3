/// A serial executor with a thread of its own, so that an actor may make blocking calls.
///
///     actor Reader {
///       private let thread = KafkaThread(name: "reader")
///       nonisolated var unownedExecutor: UnownedSerialExecutor { thread.reference }
///     }
///
/// The thread starts with the first job. `shutdown()` lets it end once its queue is empty; a job
/// that comes later (an actor's deinit, a late await) starts it again, so none is ever lost. The
/// actor must keep the executor alive; the thread itself does so while it runs a job.
public final class KafkaThread: SerialExecutor {
  private struct State {
    var jobs: [UnownedJob] = []
    var thread: DedicatedThread?
    var isShutDown = false
  }

  private let name: String
  private let monitor = Monitor(State())

  public init(name: String) { self.name = name }

  deinit { shutdown() }

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    monitor.update { state in
      state.jobs.append(job)
      if state.thread == nil { state.thread = start() }
    }
  }

  /// Lets the thread end when the jobs that are queued have run. Does not wait for that.
  public func shutdown() {
    monitor.update { state in state.isShutDown = true }
  }

  /// What an actor answers as its `unownedExecutor`; the actor keeps this executor alive.
  @safe public var reference: UnownedSerialExecutor { unsafe asUnownedSerialExecutor() }

  /// Whether the caller runs on this thread.
  public var isCurrent: Bool {
    monitor.withLock { state in state.thread?.isCurrent ?? false }
  }

  public func checkIsolated() {
    precondition(isCurrent, "this code belongs on the thread \(name)")
  }

  public func isIsolatingCurrentContext() -> Bool? { isCurrent }

  public func isSameExclusiveExecutionContext(other: KafkaThread) -> Bool { self === other }

  /// The loop knows only the monitor: the thread does not keep its executor alive for ever.
  private func start() -> DedicatedThread {
    let monitor = monitor
    return DedicatedThread(name: name) { [weak self] in
      while let jobs = Self.nextJobs(monitor) {
        guard let executor = self else { return }
        let reference = unsafe executor.asUnownedSerialExecutor()
        for job in jobs { unsafe job.runSynchronously(on: reference) }
      }
    }
  }

  private static func nextJobs(_ monitor: Monitor<State>) -> [UnownedJob]? {
    let next: [UnownedJob]?? = monitor.wait { state in
      if !state.jobs.isEmpty {
        defer { state.jobs.removeAll() }
        return .some(state.jobs)
      }
      guard state.isShutDown else { return nil }
      state.thread?.detach()
      state.thread = nil
      return .some(nil)
    }
    return next ?? nil
  }
}
