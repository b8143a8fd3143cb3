internal import Glibc

/// A task executor with a thread of its own that gives way to all others: for work that must not cost
/// the rest anything while processors are scarce.
///
///     await withTaskExecutorPreference(thread) { … }
///
/// The thread starts with the first job and ends after `shutdown()`, once its queue is empty; a job that
/// comes later starts it again, so none is ever lost.
public final class BackgroundThread: TaskExecutor {
  private struct State {
    var jobs: [UnownedJob] = []
    var isStarted = false
    var isShutDown = false
  }

  /// Of a thread of ours: a tenth of what the others get, where they want all. It is the kernel's own
  /// scale, from -20 (first) to 19 (last).
  static let niceness: Int32 = 10

  private let name: String
  private let monitor = Monitor(State())

  public init(name: String) { self.name = name }

  public func enqueue(_ job: consuming ExecutorJob) {
    let job = UnownedJob(job)
    let isFirst = monitor.update { state in
      state.jobs.append(job)
      defer { state.isStarted = true }
      return !state.isStarted
    }
    if isFirst { start() }
  }

  /// Lets the thread end when the jobs that are queued have run. Does not wait for that.
  public func shutdown() {
    monitor.update { state in state.isShutDown = true }
  }

  /// Makes the calling thread one that gives way. In Linux niceness is a thread's own: setpriority(2),
  /// "C library/kernel differences". A refusal leaves it as it was.
  public static func giveWay() {
    setpriority(__priority_which_t(PRIO_PROCESS.rawValue), 0, niceness)
  }

  private func start() {
    let monitor = monitor
    DedicatedThread(name: name) { [self] in
      Self.giveWay()
      let reference = unsafe asUnownedTaskExecutor()
      while let jobs = Self.nextJobs(monitor) {
        for job in jobs { unsafe job.runSynchronously(on: reference) }
      }
    }.detach()
  }

  private static func nextJobs(_ monitor: Monitor<State>) -> [UnownedJob]? {
    let next: [UnownedJob]?? = monitor.wait { state in
      if !state.jobs.isEmpty {
        defer { state.jobs.removeAll() }
        return .some(state.jobs)
      }
      guard state.isShutDown else { return nil }
      state.isStarted = false
      return .some(nil)
    }
    return next ?? nil
  }
}
