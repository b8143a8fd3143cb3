import Kafka
import Pipeline
import Synchronization
import Telemetry

/// Says how far a replay is: a line that is redrawn on a terminal, log lines elsewhere.
actor ReplayReporter {
  private let thread = KafkaThread(name: "copydesk-progress")
  nonisolated var unownedExecutor: UnownedSerialExecutor { thread.reference }

  private let id: String
  private let progress: ReplayProgress
  private let console: Console
  private let telemetry: Telemetry
  private let ended = Signal()
  private let started = ContinuousClock.now
  private let doneBefore: Int

  init(_ replay: RunningReplay, console: Console, telemetry: Telemetry) {
    id = replay.plan.id
    progress = replay.progress
    self.console = console
    self.telemetry = telemetry
    doneBefore = replay.progress.offsets.done
  }

  /// Until `end()`.
  func run() {
    let interval: Duration = console.isInteractive ? .seconds(1) : .seconds(10)
    while !ended.wait(atMost: interval) { report() }
    if console.isInteractive { console.progress("") }
  }

  nonisolated func end() { ended.raise() }

  private func report() {
    let (done, all) = progress.offsets
    let seconds = started.duration(to: .now) / .seconds(1)
    let rate = Double(done - doneBefore) / max(seconds, 0.001)
    let left: Duration? = rate > 0 ? .seconds(Int((Double(all - done) / rate).rounded(.up))) : nil
    let account = progress.account
    if console.isInteractive {
      let percent = all == 0 ? 100 : done * 100 / all
      let remaining = left.map { ", \(Self.text($0)) left" } ?? ""
      console.progress(
        "\(percent) %  \(done) of \(all) offsets, \(Int(rate))/s\(remaining)  "
          + "(published \(account.published), diverted \(account.diverted), "
          + "dead-lettered \(account.deadlettered))")
    } else {
      telemetry.emit(
        ReplayProgressed(
          id: id, account: account.numbers, done: done, all: all, recordsPerSecond: rate,
          left: left))
    }
  }

  /// `1 h 02 min`, `4 min 05 s`, `12 s`.
  static func text(_ duration: Duration) -> String {
    let seconds = Int(duration.components.seconds)
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    if seconds >= 3_600 { return "\(seconds / 3_600) h \(padded(seconds / 60 % 60)) min" }
    if seconds >= 60 { return "\(seconds / 60) min \(padded(seconds % 60)) s" }
    return "\(seconds) s"
  }
}
