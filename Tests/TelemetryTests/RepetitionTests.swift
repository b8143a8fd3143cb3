import Synchronization
import Testing

@testable import Telemetry

/// A clock that stands still until it is told.
final class StandingClock: Sendable {
  private let instant = Mutex(ContinuousClock.now)

  var now: ContinuousClock.Instant { instant.withLock { $0 } }

  func advance(_ duration: Duration) {
    instant.withLock { $0 = $0.advanced(by: duration) }
  }
}

@Suite struct RepetitionTests {
  private let clock = StandingClock()
  private let sink = MemorySink()
  private let telemetry: Telemetry

  init() {
    let clock = clock
    telemetry = Telemetry(
      sink: sink, repetitionInterval: .seconds(30), now: { clock.now })
  }

  private func fail(_ code: String = "_TRANSPORT", fatal: Bool = false) {
    telemetry.emit(
      KafkaErrorRaised(
        operation: "poll", code: code, detail: "x", isFatal: fatal, isRetriable: true))
  }

  @Test func aWarningThatRepeatsIsWrittenOnceAndCountedAlways() {
    for _ in 0..<1000 { fail() }
    #expect(sink.lines.count == 1)
    #expect(telemetry.metrics.total(.kafkaErrors) == 1000)
  }

  @Test func afterTheIntervalItIsWrittenWithItsCount() {
    for _ in 0..<5 { fail() }
    clock.advance(.seconds(30))
    fail()
    #expect(sink.lines.count == 2)
    #expect(sink.lines[1].contains(#""repeated.count":4"#))
  }

  @Test func warningsOfDifferentKindsDoNotHideEachOther() {
    fail("_TRANSPORT")
    fail("_TIMED_OUT")
    #expect(sink.lines.count == 2)
  }

  @Test func aFatalErrorIsNeverHeldBack() {
    fail(fatal: true)
    fail(fatal: true)
    #expect(sink.lines.count == 2)
  }

  @Test func whatWasHeldBackIsWrittenWhenItIsDue() {
    fail()
    fail()
    telemetry.flushRepetitions()
    #expect(sink.lines.count == 1)
    clock.advance(.seconds(31))
    telemetry.flushRepetitions()
    #expect(sink.lines.count == 2)
    #expect(sink.lines[1].contains(#""repeated.count":1"#))
    clock.advance(.seconds(31))
    telemetry.flushRepetitions()
    #expect(sink.lines.count == 2)
  }

  @Test func atTheEndNoCountIsLost() {
    fail()
    fail()
    telemetry.flushRepetitions(all: true)
    #expect(sink.lines.count == 2)
  }

  @Test func kindsWithoutEndDoNotFillTheMemory() {
    for number in 0..<(RepetitionLimiter.kindsMax * 4) { fail("CODE_\(number)") }
    #expect(sink.lines.count == RepetitionLimiter.kindsMax * 4)
  }
}

@Suite struct BrokerReachabilityTests {
  private let start = ContinuousClock.now

  @Test func aHiccupIsNoNews() {
    var broker = BrokerReachability(brokers: "b:9092", patience: .seconds(3))
    #expect(broker.failed("refused", at: start) == nil)
    #expect(broker.answered(at: start.advanced(by: .seconds(2))) == nil)
    #expect(broker.passed(at: start.advanced(by: .seconds(60))) == nil)
  }

  @Test func anOutageIsSaidOnceAndItsEndWithItsLength() throws {
    var broker = BrokerReachability(brokers: "b:9092", patience: .seconds(3))
    #expect(broker.failed("refused", at: start) == nil)
    let news = broker.failed("refused", at: start.advanced(by: .seconds(4)))
    guard case .unreachable(let event)? = news else {
      Issue.record("the outage was not said")
      return
    }
    #expect(event.detail == "refused")
    #expect(broker.isUnreachable)
    #expect(broker.failed("refused", at: start.advanced(by: .seconds(9))) == nil)
    guard case .back(let back)? = broker.answered(at: start.advanced(by: .seconds(10))) else {
      Issue.record("the end was not said")
      return
    }
    #expect(back.outage == .seconds(10))
    #expect(!broker.isUnreachable)
  }

  @Test func anOutageIsSaidThoughTheClientIsSilentAfterItsFirstFailure() {
    var broker = BrokerReachability(brokers: "b:9092", patience: .seconds(3))
    #expect(broker.failed("refused", at: start) == nil)
    #expect(broker.passed(at: start.advanced(by: .seconds(3))) != nil)
  }
}

extension BrokerReachability.News: Equatable {
  public static func == (left: Self, right: Self) -> Bool {
    switch (left, right) {
    case (.unreachable(let a), .unreachable(let b)): a.detail == b.detail
    case (.back(let a), .back(let b)): a.outage == b.outage
    default: false
    }
  }
}
