import Kafka
import TestSupport
import Testing

/// A service on a mock cluster, which is given stories a round at a time while something is wrong.
///
/// The mock hides no aborted records and stores no transactional offsets. So what is published twice
/// is looked at closely: each copy must be the same to the byte, and the log must say why.
final class MockWire {
  static let brokerCount: Int32 = 3

  let cluster: MockCluster
  let wire: Wire
  let watch: OutcomeWatch
  let seed: UInt64
  private var generated: GeneratedWire
  private(set) var inputs: Set<String> = []
  private weak var last: ServiceProcess?

  static let properties = [
    "reconnect.backoff.max.ms": "500", "heartbeat.interval.ms": "500",
    // Nobody loses partitions by being slow: the mock forgets the offsets, and all comes again.
    "session.timeout.ms": "45000",
    // An empty fetch waits its whole time on the mock, whatever is produced meanwhile.
    "fetch.wait.max.ms": "20",
    // The mock takes a batch whose predecessor it has refused, where Kafka checks the sequence; the
    // client then believes that both are in the log.
    "max.in.flight.requests.per.connection": "1",
  ]

  /// For tests in which a member goes and another comes: the mock lets a group that rebalances wait
  /// for nearly its session time-out.
  static let shortSession = ["session.timeout.ms": "8000"]

  init() throws {
    seed = UInt64.random(in: 1...UInt64(UInt32.max))
    generated = GeneratedWire(seed: seed)
    cluster = try MockCluster(brokers: Int(Self.brokerCount))
    for topic in ["wire.raw"] + Wire.outputs {
      try cluster.createTopic(topic, partitions: Wire.partitionCount, replicationFactor: 3)
    }
    try cluster.createTopic("copydesk.claims", partitions: 1, replicationFactor: 3)
    wire = try Wire(servers: cluster.bootstrapServers)
    watch = try OutcomeWatch(servers: cluster.bootstrapServers)
  }

  var hint: Comment { "seed \(seed)" }

  /// Starts the service and waits until it has partitions.
  func start(
    instance: String?, extra: String = "", properties: [String: String] = [:]
  ) throws -> ServiceProcess {
    let service = try wire.start(
      instance: instance, extra: extra, properties: Self.properties.merging(properties) { $1 })
    let isReady = service.wait(linesContaining: "Partitions assigned", within: Patience.assignment)
    #expect(isReady, "its log ends so: \(service.lines.suffix(20).joined(separator: "\n"))")
    last = service
    return service
  }

  /// Sends while the service stands still, so that the faults meet its requests and not the test's.
  func behind(_ service: ServiceProcess, send: () throws -> Void, then inject: () -> Void) throws {
    service.freeze()
    defer { service.thaw() }
    try send()
    inject()
  }

  /// Sends ordinary stories, updates, re-sends and broken records.
  func sendStories(_ count: Int) throws {
    try wire.send(count, from: &generated)
    inputs = try wire.inputs()
  }

  /// Sends records that are dead-lettered unseen by the ledger: what is produced next for them is
  /// produced in the transaction.
  func sendLetters(_ count: Int) throws {
    try Cluster.produce(count, to: "wire.raw", on: wire.servers) { number in
      (Array("letter-\(number)".utf8), Array(#"{"headline":7,"body":"x"}"#.utf8))
    }
    inputs = try wire.inputs()
  }

  /// Waits until everything that was sent has an outcome.
  func expectOutcomes(
    _ hint: Comment = "", within timeout: Duration = Patience.outcome,
    location: SourceLocation = #_sourceLocation
  ) throws {
    let isDone = try watch.wait(for: inputs, within: timeout)
    let missing = inputs.subtracting(watch.sources)
    let log = isDone ? "" : (last?.lines.suffix(20) ?? []).joined(separator: "\n")
    #expect(
      isDone, "missing \(missing.count), such as \(missing.sorted().prefix(3)); \(hint)\n\(log)",
      sourceLocation: location)
  }

  /// What came out so far, held against what went in.
  var conservation: Conservation { Conservation(inputs: inputs, outputs: watch.records) }
}
