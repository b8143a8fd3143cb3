import TestSupport
import Testing

@testable import Kafka

/// Administration, offsets by time and static members, on the real server.
@Suite(.serialized, .enabled(if: NoidaBroker.isInstalled, "\(NoidaBroker.howToInstall)"))
struct AdminTests {
  let broker: NoidaBroker
  let admin: KafkaAdmin

  init() throws {
    broker = try NoidaBroker()
    admin = try KafkaAdmin(["bootstrap.servers": broker.bootstrapServers])
  }

  @Test(.timeLimit(.minutes(1)))
  func `topics are created with their settings, described, extended and deleted`() throws {
    let wanted = TopicSpecification(
      "wire", partitions: 3, replicationFactor: 1, configuration: ["cleanup.policy": "compact"])
    #expect(try admin.createTopics([wanted], timeout: .seconds(20)).isEmpty)
    let refused = try admin.createTopics(
      [wanted, TopicSpecification("other", partitions: 1)], timeout: .seconds(20))
    #expect(refused.keys.sorted() == ["wire"])
    #expect(refused["wire"]?.code == .topicAlreadyExists)
    let metadata = try admin.metadata(timeout: .seconds(20))
    #expect(metadata.brokers.map(\.port) == [broker.port])
    #expect(metadata.topic("wire")?.partitions.map(\.id) == [0, 1, 2])
    #expect(metadata.topic("wire")?.partitions.allSatisfy { $0.leader != nil } == true)
    #expect(
      try admin.partitions(of: "other", timeout: .seconds(20)) == [TopicPartition("other", 0)])
    let settings = try admin.describeConfigs(ofTopic: "wire", timeout: .seconds(20))
    #expect(settings["cleanup.policy"]?.value == "compact")
    #expect(settings["cleanup.policy"]?.isDefault == false)
    #expect(try admin.createPartitions(["wire": 5], timeout: .seconds(20)).isEmpty)
    #expect(try admin.partitions(of: "wire", timeout: .seconds(20)).count == 5)
    #expect(try admin.createPartitions(["wire": 2], timeout: .seconds(20))["wire"] != nil)
    #expect(try admin.deleteTopics(["other"], timeout: .seconds(20)).isEmpty)
    #expect(try admin.deleteTopics(["other"], timeout: .seconds(20))["other"] != nil)
    let gone = try admin.metadata(topic: "other", timeout: .seconds(20))
    #expect(gone.topics.first?.error?.code == .unknownTopicOrPartition)
    #expect(throws: KafkaError.self) {
      try admin.partitions(of: "other", timeout: .seconds(20))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a bad setting and a bad number of partitions are refused by name`() throws {
    let refused = try admin.createTopics(
      [TopicSpecification("bad", partitions: 1, configuration: ["no.such.setting": "1"])],
      timeout: .seconds(20))
    #expect(refused["bad"] != nil)
    let none = try admin.createTopics(
      [TopicSpecification("none", partitions: 0)], timeout: .seconds(20))
    #expect(none["none"]?.code.name == "INVALID_PARTITIONS")
    #expect(none["none"]?.isRetriable == false)
    #expect(throws: KafkaError.self) {
      try admin.describeConfigs(ofTopic: "absent", timeout: .seconds(20))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `a group's lag counts from what it committed, and from the start without`() throws {
    try Cluster.createTopics([.init("in", partitions: 2)], on: broker.bootstrapServers)
    for partition in Int32(0)...1 {
      try Cluster.produce(10, to: "in", partition: partition, on: broker.bootstrapServers)
    }
    let tool = try KafkaConsumer([
      "bootstrap.servers": broker.bootstrapServers, "group.id": "tool",
    ])
    try tool.commit([TopicPartition("in", 0): 4])
    let lag = try admin.lag(of: "tool", topics: ["in"], timeout: .seconds(20))
    #expect(lag[TopicPartition("in", 0)]?.committed == 4)
    #expect(lag[TopicPartition("in", 0)]?.count == 6)
    #expect(lag[TopicPartition("in", 1)]?.committed == nil)
    #expect(lag[TopicPartition("in", 1)]?.count == 10)
    #expect(
      try admin.groupOffsets("tool", timeout: .seconds(20)) == [TopicPartition("in", 0): 4])
    #expect(try admin.listGroups(timeout: .seconds(20)).map(\.id) == ["tool"])
    #expect(try admin.deleteGroups(["tool"], timeout: .seconds(20)).isEmpty)
    #expect(try admin.groupOffsets("tool", timeout: .seconds(20)).isEmpty)
  }

  @Test(.timeLimit(.minutes(1)))
  func `deleted records are gone and the first offset moves`() throws {
    try Cluster.createTopics([.init("in", partitions: 1)], on: broker.bootstrapServers)
    try Cluster.produce(10, to: "in", on: broker.bootstrapServers)
    let partition = TopicPartition("in", 0)
    #expect(
      try admin.deleteRecords(before: [partition: 7], timeout: .seconds(20)) == [partition: 7])
    #expect(
      try admin.watermarks(of: partition, timeout: .seconds(20)) == Watermarks(low: 7, high: 10))
    let rest = try Cluster.readAll(["in"], on: broker.bootstrapServers)
    #expect(rest.map(\.offset) == [7, 8, 9])
  }

  @Test(.timeLimit(.minutes(1)))
  func `offsets for times are exact, and left out behind the last record`() throws {
    try Cluster.createTopics([.init("in", partitions: 1)], on: broker.bootstrapServers)
    let producer = try KafkaProducer(["bootstrap.servers": broker.bootstrapServers])
    for number in Int64(0)..<10 {
      try producer.produce(
        to: try producer.topic("in"), value: [1], timestamp: 1_000_000 + number * 1000)
    }
    try producer.flush(timeout: .seconds(20))
    let partition = TopicPartition("in", 0)
    let consumer = try KafkaConsumer(["bootstrap.servers": broker.bootstrapServers])
    for (time, offset) in [(0, 0), (1_003_000, 3), (1_003_001, 4), (1_009_000, 9)] {
      let found = try consumer.offsets(forTimes: [partition: Int64(time)], timeout: .seconds(20))
      #expect(found == [partition: Int64(offset)], "\(time)")
    }
    #expect(try consumer.offsets(forTimes: [partition: 2_000_000], timeout: .seconds(20)).isEmpty)
  }

  @Test(.timeLimit(.minutes(1)))
  func `a static member that comes back goes on at once from its commits`() throws {
    try Cluster.createTopics([.init("in", partitions: 2)], on: broker.bootstrapServers)
    for partition in Int32(0)...1 {
      try Cluster.produce(50, to: "in", partition: partition, on: broker.bootstrapServers)
    }
    func member() throws -> KafkaConsumer {
      let member = try KafkaConsumer([
        "bootstrap.servers": broker.bootstrapServers, "group.id": "desk",
        "group.instance.id": "desk-1", "auto.offset.reset": "earliest",
        "partition.assignment.strategy": "range",
      ])
      try member.subscribe(["in"])
      return member
    }
    func read(_ count: Int, from member: KafkaConsumer) throws -> [TopicPartition: Int64] {
      var next: [TopicPartition: Int64] = [:]
      var got = 0
      while got < count {
        let batch = try member.poll(max: count - got, timeout: .seconds(20))
        next.merge(batch.nextOffsets) { $1 }
        got += batch.count
      }
      return next
    }
    let first = try member()
    let done = try read(60, from: first)
    try first.commit(done)
    try first.close(timeout: .seconds(20))
    let second = try member()
    let rest = try read(40, from: second)
    #expect(
      done.merging(rest) { $1 } == [TopicPartition("in", 0): 50, TopicPartition("in", 1): 50])
    #expect(try second.position(try second.assignment()) == rest)
    try second.close(timeout: .seconds(20))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a server that is restarted is found again, with its records`() throws {
    try Cluster.createTopics([.init("in", partitions: 1)], on: broker.bootstrapServers)
    try Cluster.produce(10, to: "in", on: broker.bootstrapServers)
    try broker.restart()
    try Cluster.produce(10, to: "in", on: broker.bootstrapServers)
    #expect(try Cluster.readAll(["in"], on: broker.bootstrapServers).count == 20)
    #expect(try admin.metadata(topic: "in", timeout: .seconds(20)).topics.first?.error == nil)
  }
}
