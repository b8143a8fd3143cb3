import Pipeline
import Synchronization
import Telemetry

/// A process that runs the real flow on a simulated cluster, and dies again and again.
struct SimulatedInstance: Sendable {
  let cluster: SimulatedCluster
  let number: Int
  /// The partitions that it reads.
  let partitions: [Int32]
  let fate: Fate
  let catalog: SchemaCatalog
  var limits = Limits()

  /// Starts the process until it has come to the end of its partitions.
  func runToTheEnd() async {
    while await !run() {}
  }

  /// False where it died.
  private func run() async -> Bool {
    var settings = FlowSettings(
      defaults: StoryDefaults(), catalog: catalog, writer: fate.writer(), workerCount: 1)
    settings.limits = limits
    let life = Life(fate: fate)
    let flight = Flight(batchCountMax: limits.inFlightMax, byteCountMax: .max)
    let flow = Flow(
      ports: .init(
        source: SimulatedSource(cluster, partitions, flight: flight, fate: fate),
        sink: SimulatedSink(cluster, instance: number, life: life),
        claims: SimulatedLog(cluster, reader: number, life: life)),
      flight: flight, settings: settings, telemetry: .silent())
    do throws(PortFailure) {
      _ = try await flow.catchUp()
      try await flow.run()
      return true
    } catch {
      return false
    }
  }
}

/// What happens to an instance, by its seed.
final class Fate: Sendable {
  private let random: Mutex<SplitMix>
  private let deaths: Mutex<Int>

  /// - Parameter deaths: how often it may die.
  init(seed: UInt64, deaths: Int) {
    random = Mutex(SplitMix(state: seed))
    self.deaths = Mutex(deaths)
  }

  func number(below bound: Int) -> Int { random.withLock { Int($0.next() % UInt64(bound)) } }

  func writer() -> WriterID {
    random.withLock { WriterID(high: $0.next(), low: $0.next()) }
  }

  /// Once in about `times` calls, as long as deaths are left.
  func strikes(onceIn times: Int) -> Bool {
    guard number(below: times) == 0 else { return false }
    return deaths.withLock { deaths in
      deaths -= 1
      return deaths >= 0
    }
  }
}

/// One process from start to death: after that nothing of it reaches the cluster.
final class Life: Sendable {
  private let isOver = Atomic<Bool>(false)
  private let fate: Fate

  init(fate: Fate) { self.fate = fate }

  /// True if this is its end, or was before.
  func ends(onceIn times: Int) -> Bool {
    if fate.strikes(onceIn: times) { isOver.store(true, ordering: .sequentiallyConsistent) }
    return isOver.load(ordering: .sequentiallyConsistent)
  }

  func happens(onceIn times: Int) -> Bool { fate.number(below: times) == 0 }

  func number(upTo bound: Int) -> Int { 1 + fate.number(below: bound) }
}

/// A small generator of random numbers with a seed (Steele, Lea, Flood 2014: SplitMix64).
struct SplitMix: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
