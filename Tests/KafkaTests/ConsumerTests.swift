import TestSupport
import Testing

@testable import Kafka

/// Reading chosen partitions, and what else a poll can say (mock cluster).
@Suite struct ConsumerTests {
  let cluster: MockCluster
  let first = TopicPartition("in", 0)
  let second = TopicPartition("in", 1)

  init() throws {
    cluster = try MockCluster()
    try cluster.createTopic("in", partitions: 2)
    for partition in Int32(0)...1 {
      try Cluster.produce(100, to: "in", partition: partition, on: cluster.bootstrapServers)
    }
  }

  private func consumer(_ properties: [String: String] = [:]) throws -> KafkaConsumer {
    let configuration: KafkaConfiguration = ["bootstrap.servers": cluster.bootstrapServers]
    return try KafkaConsumer(configuration.overriding(with: properties))
  }

  /// Polls until `count` records have come; their coordinates in order.
  private func read(_ count: Int, from consumer: KafkaConsumer, max: Int = 1000) throws
    -> [TopicPartition: [Int64]]
  {
    var offsets: [TopicPartition: [Int64]] = [:]
    var got = 0
    while got < count {
      let batch = try consumer.poll(max: min(max, count - got), timeout: .seconds(20))
      let isSilent = batch.isEmpty && batch.events.isEmpty
      try #require(!isSilent)
      for index in batch.indices {
        offsets[batch[index].topicPartition, default: []].append(batch[index].offset)
      }
      got += batch.count
    }
    return offsets
  }

  @Test(.timeLimit(.minutes(1)))
  func `a poll keeps to its bounds of records and bytes, and offsets to their order`() throws {
    let consumer = try consumer()
    try consumer.assign([first: .beginning, second: .beginning])
    let small = try consumer.poll(max: 7, timeout: .seconds(20))
    #expect((1...7).contains(small.count))
    let bounded = try consumer.poll(max: 1000, maxBytes: 1, timeout: .seconds(20))
    #expect(bounded.count == 1)
    let rest = try read(200 - small.count - bounded.count, from: consumer)
    for offsets in rest.values { #expect(offsets == offsets.sorted()) }
    #expect(try consumer.position([first, second]) == [first: 100, second: 100])
    #expect(consumer.cachedWatermarks(of: first)?.high == 100)
    #expect(
      try consumer.watermarks(of: second, timeout: .seconds(20)) == Watermarks(low: 0, high: 100))
  }

  @Test(.timeLimit(.minutes(1)))
  func `a seek goes on from there, and nothing fetched before comes out`() throws {
    let consumer = try consumer()
    try consumer.assign([first: .beginning])
    _ = try read(10, from: consumer)
    try consumer.seek([first: .offset(50)], timeout: .seconds(20))
    #expect(try read(10, from: consumer)[first] == Array(50..<60))
    try consumer.seek([first: .beginning], timeout: .seconds(20))
    #expect(try read(5, from: consumer)[first] == Array(0..<5))
    try consumer.seek([first: .tail(count: 3)], timeout: .seconds(20))
    #expect(try read(3, from: consumer)[first] == [97, 98, 99])
    #expect(throws: KafkaError.self) {
      try consumer.seek([second: .beginning], timeout: .seconds(20))
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `paused partitions are silent, and resumed ones lose and double nothing`() throws {
    let consumer = try consumer()
    try consumer.assign([first: .beginning, second: .beginning])
    var seen = try read(20, from: consumer, max: 5)
    try consumer.pause([first])
    let left = 100 - (seen[second]?.count ?? 0)
    let during = try read(left, from: consumer, max: 5)
    #expect(during[first] == nil)
    seen.merge(during) { $0 + $1 }
    try consumer.resume([first])
    seen.merge(try read(200 - seen.values.map(\.count).reduce(0, +), from: consumer)) { $0 + $1 }
    #expect(seen == [first: Array(0..<100), second: Array(0..<100)])
  }

  @Test(.timeLimit(.minutes(1)))
  func `the end of a partition is an event`() throws {
    let consumer = try consumer(["enable.partition.eof": "true"])
    try consumer.assign([first: .offset(98)])
    var events: [ConsumerEvent] = []
    var count = 0
    while events.isEmpty {
      let batch = try consumer.poll(max: 10, timeout: .seconds(20))
      count += batch.count
      events += batch.events
    }
    #expect(count == 2)
    #expect(events == [.endOfPartition(first, offset: 100)])
  }

  @Test(.timeLimit(.minutes(1)))
  func `an offset that is not there is an event when nothing may be guessed`() throws {
    let consumer = try consumer(["auto.offset.reset": "error"])
    try consumer.assign([first: .offset(5000)])
    var events: [ConsumerEvent] = []
    while events.isEmpty { events += try consumer.poll(max: 10, timeout: .seconds(20)).events }
    guard case .offsetOutOfRange(first, let error) = events.first else {
      Issue.record("\(events)")
      return
    }
    #expect(error.code == .autoOffsetReset)
    try consumer.assign([first: .offset(99)])
    #expect(try read(1, from: consumer)[first] == [99])
  }

  @Test(.timeLimit(.minutes(1)))
  func `a topic that is not there is an event`() throws {
    cluster.setError(.unknownTopicOrPartition, ofTopic: "nowhere")
    let consumer = try consumer(["group.id": "g", "allow.auto.create.topics": "false"])
    try consumer.subscribe(["nowhere"])
    var events: [ConsumerEvent] = []
    while events.isEmpty { events += try consumer.poll(max: 10, timeout: .seconds(20)).events }
    guard case .topicUnavailable("nowhere", _) = events.first else {
      Issue.record("\(events)")
      return
    }
  }

  @Test(.timeLimit(.minutes(1)))
  func `committed offsets come back, and where a group goes on`() throws {
    let consumer = try consumer(["group.id": "tool"])
    #expect(try consumer.committed([first, second], timeout: .seconds(20)).isEmpty)
    try consumer.commit([first: 40])
    #expect(try consumer.committed([first, second], timeout: .seconds(20)) == [first: 40])
    try consumer.assign([first: .committed])
    #expect(try read(2, from: consumer)[first] == [40, 41])
    try consumer.seek([first: .committed], timeout: .seconds(20))
    #expect(try read(1, from: consumer)[first] == [40])
  }

  @Test(.timeLimit(.minutes(1)))
  func `messages outlive the consumer as long as their batch is shared`() async throws {
    let batch = try {
      let consumer = try consumer()
      try consumer.assign([first: .beginning])
      return try consumer.poll(max: 100, timeout: .seconds(20)).share()
    }()
    let total = await withTaskGroup(of: Int.self) { group in
      for index in batch.indices {
        group.addTask { Int(batch.message(at: index).valueBytes?.count ?? 0) }
      }
      return await group.reduce(0, +)
    }
    #expect(total > 0)
    #expect(batch.nextOffsets == [first: Int64(batch.count)])
  }

  @Test(.timeLimit(.minutes(1)))
  func `logs, statistics and errors reach their handlers`() throws {
    struct Heard {
      var logs = 0
      var statistics = ""
      var errors: [KafkaError] = []
    }
    let heard = Monitor(Heard())
    let events = KafkaEvents(
      log: { line in heard.update { $0.logs += line.message.isEmpty ? 0 : 1 } },
      statistics: { json in
        let text = String(decoding: copy(json) ?? [], as: UTF8.self)
        heard.update { $0.statistics = text }
      },
      error: { error in heard.update { $0.errors.append(error) } })
    let configuration: KafkaConfiguration = [
      "bootstrap.servers": "127.0.0.1:1", "statistics.interval.ms": "50",
    ]
    let producer = try KafkaProducer(configuration, events: events)
    _ = heard.wait(timeout: .seconds(20)) { heard in
      heard.logs > 0 && !heard.errors.isEmpty && !heard.statistics.isEmpty ? true : nil
    }
    let snapshot = heard.withLock { $0 }
    #expect(snapshot.logs > 0)
    #expect(snapshot.statistics.hasPrefix("{"))
    #expect(snapshot.errors.contains { $0.code == .allBrokersDown || $0.code == .transport })
    #expect(producer.unknownEventCount == 0)
    let consumer = try KafkaConsumer(configuration, events: events)
    heard.update { $0 = Heard() }
    var polls = 0
    while heard.withLock({ $0.errors.isEmpty || $0.statistics.isEmpty }), polls < 100 {
      _ = try consumer.poll(max: 1, timeout: .milliseconds(200))
      polls += 1
    }
    #expect(heard.withLock { !$0.errors.isEmpty && $0.statistics.hasPrefix("{") })
  }
}
