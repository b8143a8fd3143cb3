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
    let quick = ["reconnect.backoff.max.ms": "500", "session.timeout.ms": "6000"]
    let service = try wire.start(
      instance: instance, extra: extra, properties: quick.merging(properties) { $1 })
    let isReady = service.wait(linesContaining: "Partitions assigned", within: .seconds(40))
    #expect(isReady, "its log ends so: \(service.lines.suffix(20).joined(separator: "\n"))")
    return service
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
    _ hint: Comment = "", within timeout: Duration = .seconds(40),
    location: SourceLocation = #_sourceLocation
  ) throws {
    let isDone = try watch.wait(for: inputs, within: timeout)
    let missing = inputs.subtracting(watch.sources)
    #expect(
      isDone, "missing \(missing.count), such as \(missing.sorted().prefix(3)); \(hint)",
      sourceLocation: location)
  }

  /// What came out so far, held against what went in.
  var conservation: Conservation { Conservation(inputs: inputs, outputs: watch.records) }
}
