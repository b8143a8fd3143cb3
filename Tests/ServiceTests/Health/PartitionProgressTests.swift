import Testing

@testable import Service

@Suite struct PartitionProgressTests {
  private let start = ContinuousClock.now

  private func end(_ end: Int64, next: Int64, queued: Int = 0) -> PartitionProgress.End {
    .init(end: end, next: next, queued: queued)
  }

  @Test("what is polled waits until it is committed")
  func commit() {
    var progress = PartitionProgress()
    progress.polled(next: 10, count: 10, times: 1_000...2_000, at: start)
    progress.polled(next: 15, count: 5, times: 3_000...3_000, at: start + .seconds(1))
    #expect(progress.lag == 15)
    #expect(progress.lagAge(wallClock: 6_000) == 5_000)
    #expect(progress.stalled(at: start + .seconds(4)) == .seconds(4))
    progress.committed(next: 10, at: start + .seconds(5))
    #expect(progress.lag == 5)
    #expect(progress.lagAge(wallClock: 6_000) == 3_000)
    #expect(progress.stalled(at: start + .seconds(6)) == .seconds(1))
    progress.committed(next: 15, at: start + .seconds(7))
    #expect(progress.lag == 0 && progress.lagAge(wallClock: 6_000) == 0)
    #expect(progress.stalled(at: start + .seconds(60)) == nil)
  }

  @Test("records that were never polled wait too, and are as old as the last that was done")
  func unpolled() {
    var progress = PartitionProgress()
    progress.polled(next: 10, count: 10, times: 1_000...2_000, at: start)
    progress.committed(next: 10, at: start)
    progress.learned(end(30, next: 25, queued: 15), at: start + .seconds(1))
    #expect(progress.lag == 20)
    #expect(progress.lagAge(wallClock: 9_000) == 7_000)
    #expect(progress.stalled(at: start + .seconds(3)) == .seconds(2))
  }

  @Test("control records at the end of a partition are nothing that waits")
  func controlRecords() {
    var progress = PartitionProgress()
    progress.polled(next: 10, count: 10, times: nil, at: start)
    progress.committed(next: 10, at: start)
    // A commit marker stands at offset 10: the fetch has passed it, the reader never sees it.
    progress.learned(end(11, next: 11), at: start)
    #expect(progress.lag == 0)
    #expect(progress.stalled(at: start + .seconds(60)) == nil)
  }

  @Test("what is given up is read again and waits on")
  func rewind() {
    var progress = PartitionProgress()
    progress.polled(next: 10, count: 10, times: nil, at: start)
    progress.learned(end(10, next: 10), at: start)
    progress.rewound(to: 0)
    #expect(progress.inFlight == 0)
    progress.polled(next: 10, count: 10, times: nil, at: start + .seconds(2))
    #expect(progress.stalled(at: start + .seconds(3)) == .seconds(3))
  }

  @Test("after an outage a partition gets its full time again")
  func restart() {
    var progress = PartitionProgress()
    progress.polled(next: 10, count: 10, times: nil, at: start)
    progress.restart(at: start + .seconds(50))
    #expect(progress.stalled(at: start + .seconds(51)) == .seconds(1))
  }
}

@Suite struct PulseTests {
  private let start = ContinuousClock.now

  @Test("a thread is overdue when it is not back by the time it said, and a margin")
  func overdue() {
    let pulse = Pulse()
    #expect(pulse.overdue(at: start + .seconds(1_000)) == nil)
    pulse.beat(within: .seconds(10), now: start)
    #expect(pulse.overdue(at: start + .seconds(10)) == nil)
    #expect(pulse.overdue(at: start + .seconds(12) + Pulse.margin) == .seconds(2))
    pulse.rest()
    #expect(pulse.overdue(at: start + .seconds(1_000)) == nil)
  }
}

@Suite struct BrokerWatchTests {
  private let start = ContinuousClock.now

  @Test("a broker is away when no client is connected for longer than a hiccup")
  func silence() {
    let watch = BrokerWatch(brokers: "a:1", now: start)
    watch.saw(true, by: .source, at: start)
    _ = watch.turn(at: start)
    watch.saw(false, by: .source, at: start + .seconds(1))
    _ = watch.turn(at: start + .seconds(1))
    #expect(watch.silence(at: start + .seconds(3)) == nil)
    watch.saw(false, by: .source, at: start + .seconds(4))
    _ = watch.turn(at: start + .seconds(4))
    #expect(watch.silence(at: start + .seconds(5)) == .seconds(5))
    watch.saw(true, by: .outcomes, at: start + .seconds(6))
    _ = watch.turn(at: start + .seconds(6))
    #expect(watch.silence(at: start + .seconds(7)) == nil)
  }

  @Test("statistics that stopped coming count as no answer")
  func stale() {
    let watch = BrokerWatch(brokers: "a:1", now: start)
    watch.saw(true, by: .source, at: start)
    _ = watch.turn(at: start + .seconds(10))
    _ = watch.turn(at: start + .seconds(14))
    #expect(watch.silence(at: start + .seconds(14)) != nil)
  }
}
