import Kafka

/// A record as tests look at it: copied out of its batch.
public struct TestRecord: Hashable, Sendable {
  public struct Header: Hashable, Sendable {
    public let name: String
    public let value: [UInt8]?

    public init(_ name: String, _ value: [UInt8]?) {
      self.name = name
      self.value = value
    }
  }

  public let topic: String
  public let partition: Int32
  public let offset: Int64
  public let timestamp: Int64?
  public let key: [UInt8]?
  public let value: [UInt8]?
  public let headers: [Header]

  public init(_ message: borrowing ConsumedMessage) {
    topic = message.topic
    partition = message.partition
    offset = message.offset
    timestamp = message.timestamp?.milliseconds
    key = message.keyBytes
    value = message.valueBytes
    let all = message.headers
    var copied: [Header] = []
    for index in all.indices { copied.append(Header(all[index].name, all[index].valueBytes)) }
    headers = copied
  }

  public var keyText: String { String(decoding: key ?? [], as: UTF8.self) }
  public var valueText: String { String(decoding: value ?? [], as: UTF8.self) }

  /// The last header of that name, as text.
  public func header(_ name: String) -> String? {
    headers.last { $0.name == name }?.value.map { String(decoding: $0, as: UTF8.self) }
  }
}

/// What tests do with a cluster, in one call each. All calls block.
public enum Cluster {
  /// Creates topics; an error of any of them is thrown.
  public static func createTopics(
    _ topics: [TopicSpecification], on servers: String
  ) throws(KafkaError) {
    let admin = try KafkaAdmin(["bootstrap.servers": servers])
    let failures = try admin.createTopics(topics, timeout: .seconds(20))
    if let failure = failures.min(by: { $0.key < $1.key }) { throw failure.value }
  }

  /// Produces `count` records and waits until all are acknowledged.
  ///
  /// - Parameter record: the key and value of each, by its number from 0.
  public static func produce(
    _ count: Int, to topic: String, partition: Int32? = nil, on servers: String,
    properties: [String: String] = [:],
    record: (Int) -> (key: [UInt8]?, value: [UInt8]) = { number in
      (Array("\(number)".utf8), Array("value \(number)".utf8))
    }
  ) throws(KafkaError) {
    let configuration = KafkaConfiguration(["bootstrap.servers": servers, "linger.ms": "5"])
    let producer = try KafkaProducer(configuration.overriding(with: properties))
    let output = try producer.topic(topic)
    let delivery = DeliveryBatch(capacity: count)
    for number in 0..<count {
      let (key, value) = record(number)
      try producer.produce(
        to: output, partition: partition, key: key, value: value, delivery: delivery)
    }
    try producer.flush(timeout: .seconds(60))
    _ = delivery.wait(timeout: .seconds(60))
    if let failure = delivery.failures.first { throw failure.error }
  }

  /// Every committed record of these topics, by topic, partition and offset: a fresh
  /// `read_committed` reader from the earliest offset to the end as it is now.
  ///
  /// - Parameter patience: how long to wait for the next record before it is an error.
  public static func readAll(
    _ topics: [String], on servers: String, isolation: String = "read_committed",
    patience: Duration = .seconds(20)
  ) throws(KafkaError) -> [TestRecord] {
    let admin = try KafkaAdmin(["bootstrap.servers": servers])
    let reader = try KafkaConsumer([
      "bootstrap.servers": servers, "isolation.level": isolation, "enable.partition.eof": "true",
      "receive.message.max.bytes": "2000000000", "auto.offset.reset": "earliest",
    ])
    var partitions: [TopicPartition: StartPosition] = [:]
    for topic in topics {
      for partition in try admin.partitions(of: topic, timeout: .seconds(20)) {
        partitions[partition] = .beginning
      }
    }
    try reader.assign(partitions)
    var open = Set(partitions.keys)
    var records: [TestRecord] = []
    while !open.isEmpty {
      let batch = try reader.poll(max: 10_000, timeout: patience)
      if batch.isEmpty, batch.events.isEmpty {
        throw KafkaError(.poll, .timedOut, detail: "no end of \(open.sorted())")
      }
      for index in batch.indices { records.append(TestRecord(batch[index])) }
      for event in batch.events {
        switch event {
        case .endOfPartition(let partition, _): open.remove(partition)
        case .failed(_, let error), .topicUnavailable(_, let error),
          .offsetOutOfRange(_, let error), .pollIntervalExceeded(let error), .fenced(let error):
          if !error.isRetriable { throw error }
        }
      }
    }
    return records.sorted {
      ($0.topic, $0.partition, $0.offset) < ($1.topic, $1.partition, $1.offset)
    }
  }
}
