import Pipeline
import Testing

/// Each failure names its seed; `swift test --filter StoryOrderSimulationTests` runs them all again.
@Suite("Simulation: order per story through crashes")
struct StoryOrderSimulationTests {
  static let partitionCount = 4

  let catalog: SchemaCatalog

  init() throws { catalog = try SchemaCatalog() }

  @Test("one instance that dies anywhere", arguments: 1...60 as ClosedRange<UInt64>)
  func oneInstance(seed: UInt64) async throws {
    let wire = SimulatedWire(seed: seed, records: 80, partitions: Self.partitionCount)
    let cluster = SimulatedCluster(wire.partitions)
    await instance(0, of: 1, on: cluster, fate: Fate(seed: seed, deaths: 8)).runToTheEnd()
    try check(cluster, wire, "seed \(seed)")
    try await replay(cluster, wire, seed: seed)
  }

  /// Batches of such a wire are staged before their turn.
  @Test("an instance on a keyed wire", arguments: 101...140 as ClosedRange<UInt64>)
  func keyedWire(seed: UInt64) async throws {
    let wire = SimulatedWire(
      seed: seed, records: 80, partitions: Self.partitionCount, isKeyed: true)
    let cluster = SimulatedCluster(wire.partitions)
    await instance(0, of: 1, on: cluster, fate: Fate(seed: seed, deaths: 8)).runToTheEnd()
    #expect(cluster.overlapCount > 0, "seed \(seed)")
    try check(cluster, wire, "seed \(seed)")
  }

  @Test("two instances that die anywhere", arguments: 1...30 as ClosedRange<UInt64>)
  func twoInstances(seed: UInt64) async throws {
    let wire = SimulatedWire(seed: seed, records: 80, partitions: Self.partitionCount)
    let cluster = SimulatedCluster(wire.partitions)
    await withDiscardingTaskGroup { group in
      for number in 0..<2 {
        let fate = Fate(seed: seed &* 2 &+ UInt64(number), deaths: 6)
        let instance = instance(number, of: 2, on: cluster, fate: fate)
        group.addTask { await instance.runToTheEnd() }
      }
    }
    try check(cluster, wire, "seed \(seed)")
    try await replay(cluster, wire, seed: seed)
  }

  /// The same records once more, on the log as it is, by one instance that reads as it likes.
  private func replay(
    _ cluster: SimulatedCluster, _ wire: SimulatedWire, seed: UInt64
  ) async throws {
    let again = SimulatedCluster(wire.partitions, log: cluster.log)
    await instance(0, of: 1, on: again, fate: Fate(seed: ~seed, deaths: 2)).runToTheEnd()
    try check(again, wire, "replay, seed \(seed)")
    let first = Dictionary(
      uniqueKeysWithValues: cluster.outcomes.map { ($0.source, $0.outcome.verdict) })
    for outcome in again.outcomes where outcome.outcome.verdict != first[outcome.source] {
      // Only what the replay read after something newer has another verdict, and the log says so.
      #expect(outcome.outcome.verdict?.basis == .newerPublishedFirst, "replay, seed \(seed)")
    }
  }

  private func check(
    _ cluster: SimulatedCluster, _ wire: SimulatedWire, _ hint: Comment
  ) throws {
    let outcomes = cluster.outcomes
    #expect(cluster.misplacedCommitCount == 0, hint)
    #expect(cluster.openTransactionCount == 0, hint)
    #expect(outcomes.count == wire.items.count, hint)
    #expect(Set(outcomes.map(\.source)) == Set(wire.items.keys), hint)
    let ledger = try ledger(of: cluster.log)
    var last: [Int: Int] = [:]
    for outcome in outcomes {
      #expect(outcome.outcome.verdict == ledger.verdict(at: outcome.source), hint)
      guard case .published = outcome.outcome else { continue }
      let item = try #require(wire.items[outcome.source], hint)
      #expect(last[item.story, default: 0] < item.version, hint)
      last[item.story] = item.version
    }
    for story in Set(wire.items.values.map(\.story)) {
      let newest = wire.items.values.filter { $0.story == story }.map(\.version).max()
      #expect(last[story] == newest, hint)
    }
  }

  private func ledger(of log: [[UInt8]]) throws -> Ledger {
    var ledger = Ledger()
    for record in log {
      let batch = try ClaimCodec.decode(record.span.bytes)
      for claim in batch.claims { _ = ledger.apply(claim) }
      for delivery in batch.supersessions { ledger.supersede(delivery) }
    }
    return ledger
  }

  private func instance(
    _ number: Int, of count: Int, on cluster: SimulatedCluster, fate: Fate
  ) -> SimulatedInstance {
    let partitions = (0..<Int32(Self.partitionCount)).filter { Int($0) % count == number }
    var instance = SimulatedInstance(
      cluster: cluster, number: number, partitions: partitions, fate: fate, catalog: catalog)
    instance.limits.overtakingPause = .milliseconds(1)
    instance.limits.retryDelayMin = .milliseconds(1)
    instance.limits.retryDelayMax = .milliseconds(2)
    return instance
  }
}
