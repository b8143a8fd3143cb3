import Kafka
import Telemetry
import Testing

@testable import Service

/// The truth table: what is said of each state that the service can be in.
@Suite struct HealthVerdictTests {
  /// Healthy: one partition, nothing waits.
  private var well: HealthFacts {
    var facts = HealthFacts()
    facts.phase = .flying
    facts.hasJoined = true
    facts.schemaCount = 1
    facts.partitions = [.init(partition: TopicPartition("wire.raw", 0), lag: 0, stalled: nil)]
    return facts
  }

  private func partition(
    _ number: Int32, lag: Int, stalled: Duration?
  ) -> HealthFacts.Partition {
    .init(partition: TopicPartition("wire.raw", number), lag: lag, stalled: stalled)
  }

  private func failing(_ facts: HealthFacts) -> [HealthCheck.Name] {
    let report = facts.report
    return (report.live + report.ready).filter { !$0.isGood }.map(\.name)
  }

  @Test("with nothing wrong it is live, ready and healthy")
  func healthy() {
    #expect(well.report.isLive && well.report.isReady)
    #expect(well.report.status == .healthy)
    #expect(
      Set((well.report.live + well.report.ready).map(\.name)) == Set(HealthCheck.Name.allCases))
  }

  @Test("without a broker it lives, but is not ready, whatever waits")
  func brokerDown() {
    var facts = well
    facts.brokerSilence = .seconds(12)
    facts.partitions = [partition(0, lag: 40, stalled: .seconds(60))]
    #expect(facts.report.isLive && !facts.report.isReady)
    #expect(failing(facts) == [.broker])
    #expect(facts.report.status == .degraded)
    #expect(facts.report.trouble?.reason == "no broker has answered for 12 s")
  }

  @Test("a partition that stands still with records waiting ends life, also while others go on")
  func stuckPartition() {
    var facts = well
    facts.partitions = [
      partition(3, lag: 7, stalled: .seconds(9)), partition(0, lag: 0, stalled: nil),
    ]
    #expect(!facts.report.isLive && !facts.report.isReady)
    #expect(facts.report.status == .stuck)
    #expect(
      facts.report.trouble?.reason
        == "wire.raw:3: 7 records wait, and nothing was committed for 9 s")
    facts.limits.stuckAfter = .seconds(9)
    #expect(facts.report.isReady, "up to the bound it is no more than slow")
  }

  @Test("while the ledger catches up it lives and is starting")
  func catchingUp() {
    var facts = well
    facts.phase = .catchingUp
    facts.hasJoined = false
    facts.partitions = []
    facts.ledgerBehind = 512
    #expect(facts.report.isLive && !facts.report.isReady)
    #expect(failing(facts) == [.phase, .assigned, .ledger])
    #expect(facts.report.status == .starting)
    #expect(
      facts.report.ready.contains { $0.reason == "512 records of the claims topic to read" })
  }

  @Test("without partitions it is live and ready: a standby")
  func standby() {
    var facts = well
    facts.partitions = []
    #expect(facts.report.isLive && facts.report.isReady)
    #expect(facts.report.status == .standby)
  }

  @Test("fenced, it is neither live nor ready until it has ended")
  func fenced() {
    var facts = well
    facts.phase = .failed("fenced by a newer instance")
    #expect(!facts.report.isLive && !facts.report.isReady)
    #expect(facts.report.status == .stuck)
    #expect(facts.report.trouble?.reason == "stops: fenced by a newer instance")
  }

  @Test("lag over its bound makes it unready, by age or by number, and nothing more")
  func lag() {
    var facts = well
    facts.lagRecords = 100
    facts.lagAge = .seconds(16 * 60)
    #expect(facts.report.isLive && failing(facts) == [.lag])
    #expect(facts.report.status == .degraded)
    facts.lagAge = .seconds(60)
    #expect(facts.report.isReady)
    facts.limits.lagRecordsMax = 99
    #expect(failing(facts) == [.lag])
  }

  @Test("a thread that does not come back ends life", arguments: Pulses.Worker.allCases)
  func deadThread(worker: Pulses.Worker) {
    var facts = well
    facts.overdue = [worker: .seconds(3)]
    #expect(!facts.report.isLive && !facts.report.isReady)
    #expect(failing(facts).map(\.rawValue) == [worker.rawValue])
    #expect(facts.report.status == .stuck)
  }

  @Test("draining it lives and is not ready")
  func draining() {
    var facts = well
    facts.phase = .draining
    #expect(facts.report.isLive && failing(facts) == [.phase])
    #expect(facts.report.status == .draining)
  }

  @Test("a record without an outcome makes it unready")
  func gap() {
    var facts = well
    facts.completenessGap = 1
    #expect(failing(facts) == [.completeness])
  }
}
