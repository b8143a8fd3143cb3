import TestSupport
import Testing

@testable import Kafka

/// Records on their way out (mock cluster).
@Suite struct ProducerTests {
  let cluster: MockCluster

  init() throws { cluster = try MockCluster() }

  private func producer(_ properties: [String: String] = [:]) throws -> KafkaProducer {
    let configuration: KafkaConfiguration = [
      "bootstrap.servers": cluster.bootstrapServers, "linger.ms": "1",
    ]
    return try KafkaProducer(configuration.overriding(with: properties))
  }

  /// Hashes of Kafka's own test, `UtilsTest.testMurmur2`; the partition is the hash without its
  /// sign bit, modulo the number of partitions.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("21", -973_932_308), ("foobar", -790_332_482), ("a-little-bit-long-string", -985_981_536),
      ("a-little-bit-longer-string", -1_486_304_829),
      ("lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58_897_971), ("abc", 479_470_107),
    ]) func `a key goes to the partition that Java clients choose`(_ key: String, _ hash: Int)
    throws
  {
    try cluster.createTopic("keyed", partitions: 31)
    let producer = try producer()
    let delivery = DeliveryBatch()
    try producer.produce(
      to: try producer.topic("keyed"), key: Array(key.utf8), value: [1], delivery: delivery)
    #expect(delivery.wait(timeout: .seconds(20)))
    guard case .delivered(let partition, _) = delivery[0] else {
      Issue.record("not delivered: \(delivery[0])")
      return
    }
    let positive = UInt32(truncatingIfNeeded: hash) & 0x7fff_ffff
    #expect(UInt32(partition) == positive % 31)
  }

  @Test(.timeLimit(.minutes(1)))
  func `headers keep their order, repeated names, and null apart from empty`() throws {
    try cluster.createTopic("headed", partitions: 1)
    let producer = try producer()
    let topic = try producer.topic("headed")
    var headers = KafkaHeaders(capacity: 8)
    headers.append("text", "Übung")
    headers.append("static", "constant" as StaticString)
    headers.append("again", [1, 2] as [UInt8])
    headers.append("again", [3])
    headers.append("empty", "")
    headers.append("null", nil as RawSpan?)
    headers.append("gone", "x")
    headers.remove(named: "gone")
    let bytes: [UInt8] = [0, 255]
    headers.append(named: "named at run time", bytes.span.bytes)
    headers.append("span", bytes.span)
    #expect(headers.count == 8)
    try producer.produce(to: topic, key: nil, value: nil, headers: headers)
    try producer.produce(to: topic, key: [], value: [] as [UInt8], timestamp: 12_345)
    try producer.flush(timeout: .seconds(20))
    let records = try Cluster.readAll(["headed"], on: cluster.bootstrapServers)
    #expect(records.count == 2)
    #expect(
      records[0].headers == [
        .init("text", Array("Übung".utf8)), .init("static", Array("constant".utf8)),
        .init("again", [1, 2]), .init("again", [3]), .init("empty", []), .init("null", nil),
        .init("named at run time", [0, 255]), .init("span", [0, 255]),
      ])
    #expect(records[0].key == nil)
    #expect(records[0].value == nil)
    #expect(records[1].key == [])
    #expect(records[1].value == [])
    #expect(records[1].timestamp == 12_345)
    #expect(records[1].headers.isEmpty)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a consumed record's headers can be copied, and its last header found by name`() throws {
    try cluster.createTopic("copied", partitions: 1)
    let producer = try producer()
    var headers = KafkaHeaders()
    headers.append("a", "1")
    headers.append("b", "2")
    headers.append("a", "3")
    try producer.produce(to: try producer.topic("copied"), value: [1], headers: headers)
    try producer.flush(timeout: .seconds(20))
    let reader = try KafkaConsumer(["bootstrap.servers": cluster.bootstrapServers])
    try reader.assign([TopicPartition("copied", 0): .beginning])
    let batch = try reader.poll(max: 1, timeout: .seconds(20)).share()
    let message = batch.message(at: 0)
    #expect(message.headers.lastIndex(named: "a") == 2)
    #expect(message.headers.lastIndex(named: "nothing") == nil)
    var copied = KafkaHeaders(copying: message.headers)
    copied.append("c", "4")
    #expect(copied.count == 4)
    #expect(message.headers.count == 3)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a full queue makes the caller wait, and then says so without losing count`() throws {
    try cluster.createTopic("full", partitions: 1)
    let producer = try producer(["queue.buffering.max.messages": "10"])
    let topic = try producer.topic("full")
    let delivery = DeliveryBatch()
    try cluster.takeDown()
    for number in UInt8(0)..<10 {
      try producer.produce(to: topic, value: [number], delivery: delivery)
    }
    let error = #expect(throws: KafkaError.self) {
      try producer.produce(
        to: topic, value: [10], delivery: delivery, patience: .milliseconds(100))
    }
    #expect(error?.code == .queueFull)
    #expect(error?.isRetriable == true)
    #expect(delivery.count == 10)
    try cluster.bringUp()
    for number in UInt8(10)..<100 {
      try producer.produce(to: topic, value: [number], delivery: delivery, patience: .seconds(30))
    }
    #expect(delivery.wait(timeout: .seconds(30)))
    #expect(delivery.failures.isEmpty)
    let records = try Cluster.readAll(["full"], on: cluster.bootstrapServers)
    #expect(records.map(\.value) == (UInt8(0)..<100).map { [$0] })
  }

  @Test(.timeLimit(.minutes(1)))
  func `purged records are reported as purged`() throws {
    try cluster.takeDown()
    let producer = try producer()
    let delivery = DeliveryBatch()
    for _ in 0..<5 {
      try producer.produce(to: try producer.topic("purged"), value: [1], delivery: delivery)
    }
    #expect(throws: KafkaError.self) { try producer.flush(timeout: .milliseconds(20)) }
    #expect(delivery.outstanding == 5)
    try producer.purge(inFlight: true)
    #expect(delivery.wait(timeout: .seconds(20)))
    #expect(delivery.failures.count == 5)
    #expect(delivery.failures.allSatisfy { $0.error.code == .purgedFromQueue })
  }

  @Test(.timeLimit(.minutes(1)))
  func `a record of no batch that fails is counted`() throws {
    let producer = try producer()
    cluster.fail(.produce, with: [.messageTooLarge])
    try producer.produce(to: try producer.topic("lonely"), value: [1])
    try producer.flush(timeout: .seconds(20))
    #expect(producer.unclaimedFailureCount == 1)
  }

  @Test func `outside a transaction a transactional producer takes nothing`() throws {
    let producer = try producer(["transactional.id": "t"])
    #expect(producer.isTransactional)
    let delivery = DeliveryBatch()
    let error = #expect(throws: KafkaError.self) {
      try producer.produce(to: try producer.topic("x"), value: [1], delivery: delivery)
    }
    #expect(error?.code == .state)
    #expect(delivery.count == 0)
  }
}
