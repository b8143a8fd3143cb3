import Kafka
import Testing

/// Transactions against a cluster that fails, slows down or moves (mock cluster).
@Suite struct FaultTests {
  let cluster: MockCluster
  let producer: KafkaProducer
  let topic: ProducerTopic

  init() throws {
    cluster = try MockCluster(brokers: 3)
    try cluster.createTopic("out", partitions: 1)
    producer = try KafkaProducer([
      "bootstrap.servers": cluster.bootstrapServers, "transactional.id": "writer",
      "retry.backoff.ms": "20", "reconnect.backoff.ms": "20", "reconnect.backoff.max.ms": "100",
    ])
    topic = try producer.topic("out")
    try producer.initTransactions(timeout: .seconds(20))
  }

  /// One transaction of three records and an offset, as the relay makes it.
  private func transact(_ delivery: DeliveryBatch = DeliveryBatch()) throws(KafkaError) {
    try producer.beginTransaction()
    for number in UInt8(0)..<3 {
      try producer.produce(to: topic, value: [number], delivery: delivery)
    }
    try producer.sendOffsets(
      [TopicPartition("in", 0): 3], for: ConsumerGroupMetadata(groupID: "relay"),
      timeout: .seconds(20))
    try producer.commitTransaction(timeout: .seconds(20))
  }

  struct Fault: Sendable, CustomTestStringConvertible {
    let api: KafkaAPI
    let code: KafkaErrorCode
    var testDescription: String { "\(api) \(code)" }

    init(_ api: KafkaAPI, _ code: Int32) {
      self.api = api
      self.code = KafkaErrorCode(rawValue: code)
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      Fault(.produce, 6), Fault(.produce, 7), Fault(.produce, 19), Fault(.produce, -195),
      Fault(.addPartitionsToTransaction, 15), Fault(.addPartitionsToTransaction, 51),
      Fault(.addOffsetsToTransaction, 16), Fault(.addOffsetsToTransaction, -195),
      Fault(.transactionalOffsetCommit, 14), Fault(.transactionalOffsetCommit, 16),
      Fault(.endTransaction, 15), Fault(.endTransaction, 51), Fault(.endTransaction, -195),
    ]) func `a passing fault is ridden out and the transaction commits`(_ fault: Fault) throws
  {
    cluster.fail(fault.api, with: [fault.code, fault.code])
    let delivery = DeliveryBatch(capacity: 3)
    try transact(delivery)
    #expect(delivery.outstanding == 0)
    #expect(delivery.failures.isEmpty)
  }

  @Test(.timeLimit(.minutes(1)))
  func `where a partition ends is asked for again while its leader moves`() throws {
    let admin = try KafkaAdmin(["bootstrap.servers": cluster.bootstrapServers])
    for codes in [[6, 6], [74]] as [[Int32]] {
      cluster.fail(.listOffsets, with: codes.map { KafkaErrorCode(rawValue: $0) })
      #expect(
        try admin.watermarks(of: TopicPartition("out", 0), timeout: .seconds(20))
          == Watermarks(low: 0, high: 0))
    }
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      Fault(.produce, 10), Fault(.addPartitionsToTransaction, 29),
      Fault(.addOffsetsToTransaction, 30), Fault(.transactionalOffsetCommit, 22),
      Fault(.transactionalOffsetCommit, 25), Fault(.transactionalOffsetCommit, 82),
    ]) func `a spoilt transaction asks for an abort, after which the next one commits`(
      _ fault: Fault
    ) throws
  {
    cluster.fail(fault.api, with: [fault.code])
    let error = #expect(throws: KafkaError.self) { try transact() }
    #expect(error?.requiresAbort == true, "\(String(describing: error))")
    #expect(error?.isFatal == false)
    try producer.abortTransaction(timeout: .seconds(20))
    // A refused batch may leave others in flight whose sequence the broker refuses in turn: that
    // spoils the next transaction as well, which is aborted likewise.
    for attempt in 1...5 {
      let delivery = DeliveryBatch()
      do {
        try transact(delivery)
        #expect(delivery.count == 3)
        #expect(delivery.failures.isEmpty)
        return
      } catch {
        #expect(error.requiresAbort, "attempt \(attempt): \(error)")
        try producer.abortTransaction(timeout: .seconds(20))
      }
    }
    Issue.record("no transaction commits any more")
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      Fault(.addPartitionsToTransaction, 47), Fault(.addPartitionsToTransaction, 90),
      Fault(.endTransaction, 47), Fault(.endTransaction, 90), Fault(.produce, 47),
    ]) func `a fenced producer says that it is done for`(_ fault: Fault) throws
  {
    cluster.fail(fault.api, with: [fault.code, fault.code, fault.code])
    let error = #expect(throws: KafkaError.self) { try transact() }
    #expect(error?.isFatal == true, "\(String(describing: error))")
    #expect(producer.fatalError != nil)
    #expect(throws: KafkaError.self) { try producer.beginTransaction() }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a record that the broker refuses is named by its index in the batch`() throws {
    let plain = try KafkaProducer(["bootstrap.servers": cluster.bootstrapServers])
    let topic = try plain.topic("out")
    let delivery = DeliveryBatch()
    cluster.fail(.produce, with: [.messageTooLarge])
    try plain.produce(to: topic, value: [1], delivery: delivery)
    try plain.flush(timeout: .seconds(20))
    try plain.produce(to: topic, value: [2], delivery: delivery)
    try plain.flush(timeout: .seconds(20))
    #expect(delivery.wait(timeout: .seconds(20)))
    #expect(delivery.failures.map(\.index) == [0])
    #expect(delivery.failures.first?.error.code == .messageTooLarge)
    #expect(delivery.failures.first?.error.isRetriable == false)
    guard case .delivered(let partition, _) = delivery[1] else {
      Issue.record("the second record was not delivered")
      return
    }
    #expect(partition == 0)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a commit that runs out of its time is resumed by the same call`() throws {
    try transact()
    try producer.beginTransaction()
    try producer.produce(to: topic, value: [1])
    try producer.flush(timeout: .seconds(20))
    try cluster.setRoundTripTime(.milliseconds(400))
    let error = #expect(throws: KafkaError.self) {
      try producer.commitTransaction(timeout: .milliseconds(50))
    }
    #expect(error?.isRetriable == true)
    #expect(error?.code == .timedOut)
    try cluster.setRoundTripTime(.zero)
    try producer.commitTransaction(timeout: .seconds(20))
    try transact()
  }

  @Test(.timeLimit(.minutes(1)))
  func `a moved coordinator and a moved leader are found again`() throws {
    for broker in Int32(1)...3 {
      try cluster.setCoordinator(of: .transaction, "writer", to: broker)
      try cluster.setCoordinator(of: .group, "relay", to: broker)
      try cluster.setLeader(of: TopicPartition("out", 0), to: broker)
      let delivery = DeliveryBatch()
      try transact(delivery)
      #expect(delivery.failures.isEmpty)
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `brokers that go away and come back cost time and nothing else`() throws {
    try transact()
    try producer.beginTransaction()
    let delivery = DeliveryBatch()
    try producer.produce(to: topic, value: [1], delivery: delivery)
    try cluster.takeDown()
    let error = #expect(throws: KafkaError.self) {
      try producer.commitTransaction(timeout: .milliseconds(500))
    }
    #expect(error?.isRetriable == true)
    try cluster.bringUp()
    try producer.commitTransaction(timeout: .seconds(30))
    #expect(delivery.outstanding == 0)
    #expect(delivery.failures.isEmpty)
  }
}
