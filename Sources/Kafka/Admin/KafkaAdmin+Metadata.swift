internal import CRdKafka

/// What a broker says about the cluster.
public struct ClusterMetadata: Sendable {
  public struct Broker: Hashable, Sendable {
    public let id: Int32
    public let host: String
    public let port: Int
  }

  public struct Partition: Hashable, Sendable {
    public let id: Int32
    /// nil: the partition has no leader at the moment.
    public let leader: Int32?
    /// Ids of the brokers that are to have the partition.
    public let replicas: [Int32]
    /// Of those, the ones that are not behind.
    public let inSyncReplicas: [Int32]
  }

  public struct Topic: Sendable {
    public let name: String
    /// In order of id; empty with an error.
    public let partitions: [Partition]
    /// Why the broker does not tell of it: unknown, not allowed.
    public let error: KafkaError?
  }

  /// In order of id.
  public let brokers: [Broker]
  /// In order of name.
  public let topics: [Topic]

  public func topic(_ name: String) -> Topic? { topics.first { $0.name == name } }
}

extension KafkaAdmin {
  /// Describes the whole cluster, or one topic of it. A topic that does not exist comes back with
  /// an error (and is not created by the question, whatever the broker's settings).
  public func metadata(
    topic: String? = nil, timeout: Duration
  ) throws(KafkaError) -> ClusterMetadata {
    let all = try allMetadata(timeout)
    guard let topic else { return all }
    let missing = ClusterMetadata.Topic(
      name: topic, partitions: [], error: KafkaError(.metadata, .unknownTopicOrPartition))
    return ClusterMetadata(brokers: all.brokers, topics: [all.topic(topic) ?? missing])
  }

  /// The partitions of a topic.
  public func partitions(
    of topic: String, timeout: Duration
  ) throws(KafkaError) -> [TopicPartition] {
    let found = try metadata(topic: topic, timeout: timeout).topics.first
    if let error = found?.error { throw error }
    return (found?.partitions ?? []).map { TopicPartition(topic, $0.id) }
  }

  /// The broker that leads the cluster, by what was answered so far; asks nobody itself. nil: not
  /// known.
  public var controller: Int32? {
    let id = unsafe rd_kafka_controllerid(handle.raw, 0)
    return id >= 0 ? id : nil
  }

  /// Always of all topics: a question about one is a topic handle, which auto-creates the topic
  /// where brokers do that.
  private func allMetadata(_ timeout: Duration) throws(KafkaError) -> ClusterMetadata {
    var raw: UnsafePointer<rd_kafka_metadata>?
    try unsafe check(
      .metadata, rd_kafka_metadata(handle.raw, 1, nil, &raw, timeout.kafkaMilliseconds))
    guard let metadata = unsafe raw else { throw KafkaError(.metadata, .badMessage) }
    defer { unsafe rd_kafka_metadata_destroy(metadata) }
    var brokers: [ClusterMetadata.Broker] = []
    for index in unsafe 0..<Int(metadata.pointee.broker_cnt) {
      let broker = unsafe metadata.pointee.brokers[index]
      unsafe brokers.append(
        .init(id: broker.id, host: String(cString: broker.host), port: Int(broker.port)))
    }
    var topics: [ClusterMetadata.Topic] = []
    for index in unsafe 0..<Int(metadata.pointee.topic_cnt) {
      unsafe topics.append(Self.topic(metadata.pointee.topics[index]))
    }
    return ClusterMetadata(
      brokers: brokers.sorted { $0.id < $1.id }, topics: topics.sorted { $0.name < $1.name })
  }

  private static func topic(_ topic: rd_kafka_metadata_topic) -> ClusterMetadata.Topic {
    let name = unsafe String(cString: topic.topic)
    let code = unsafe KafkaErrorCode(topic.err)
    var partitions: [ClusterMetadata.Partition] = []
    for index in unsafe 0..<Int(topic.partition_cnt) {
      let partition = unsafe topic.partitions[index]
      let replicas = unsafe UnsafeBufferPointer(
        start: partition.replicas, count: Int(partition.replica_cnt))
      let inSync = unsafe UnsafeBufferPointer(
        start: partition.isrs, count: Int(partition.isr_cnt))
      unsafe partitions.append(
        .init(
          id: partition.id, leader: partition.leader < 0 ? nil : partition.leader,
          replicas: Array(replicas), inSyncReplicas: Array(inSync)))
    }
    return ClusterMetadata.Topic(
      name: name, partitions: partitions.sorted { $0.id < $1.id },
      error: code == .noError ? nil : KafkaError(.metadata, code, detail: name))
  }
}
