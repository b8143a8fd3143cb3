internal import CRdKafka

/// A topic to be made.
public struct TopicSpecification: Hashable, Sendable {
  public var name: String
  public var partitions: Int
  /// nil takes the broker's default (Kafka ≥ 2.4).
  public var replicationFactor: Int?
  /// Topic configuration, such as `cleanup.policy`.
  public var configuration: [String: String]

  public init(
    _ name: String, partitions: Int, replicationFactor: Int? = nil,
    configuration: [String: String] = [:]
  ) {
    self.name = name
    self.partitions = partitions
    self.replicationFactor = replicationFactor
    self.configuration = configuration
  }
}

extension KafkaAdmin {
  /// Makes topics; returns the errors of those that could not be made (`.topicAlreadyExists`
  /// among them).
  public func createTopics(
    _ topics: [TopicSpecification], timeout: Duration
  ) throws(KafkaError) -> [String: KafkaError] {
    guard !topics.isEmpty else { return [:] }
    var made: [OpaquePointer?] = unsafe []
    defer { unsafe made.forEach { unsafe rd_kafka_NewTopic_destroy($0) } }
    for topic in topics { unsafe made.append(try newTopic(topic)) }
    return try unsafe perform(
      .createTopics, RD_KAFKA_ADMIN_OP_CREATETOPICS, timeout: timeout,
      send: { options, queue in
        unsafe rd_kafka_CreateTopics(handle.raw, &made, made.count, options, queue)
      },
      read: { event in
        var count = 0
        let results = unsafe rd_kafka_CreateTopics_result_topics(event, &count)
        return unsafe failures(.createTopics, results, count)
      })
  }

  private func newTopic(_ topic: TopicSpecification) throws(KafkaError) -> OpaquePointer {
    guard
      let raw = unsafe rd_kafka_NewTopic_new(
        topic.name, Int32(clamping: topic.partitions), Int32(topic.replicationFactor ?? -1), nil, 0)
    else {
      throw KafkaError(
        .createTopics, .invalidArgument,
        detail: "\(topic.name): \(topic.partitions) partitions are not possible")
    }
    for (name, value) in topic.configuration.sorted(by: { $0.key < $1.key }) {
      let code = unsafe rd_kafka_NewTopic_set_config(raw, name, value)
      if code != RD_KAFKA_RESP_ERR_NO_ERROR {
        unsafe rd_kafka_NewTopic_destroy(raw)
        throw KafkaError(.createTopics, KafkaErrorCode(code), detail: "\(topic.name): \(name)")
      }
    }
    return unsafe raw
  }

  /// Deletes topics; returns the errors of those that could not be deleted.
  public func deleteTopics(
    _ names: [String], timeout: Duration
  ) throws(KafkaError) -> [String: KafkaError] {
    guard !names.isEmpty else { return [:] }
    var topics = unsafe names.map { unsafe rd_kafka_DeleteTopic_new($0) }
    defer { unsafe topics.forEach { unsafe rd_kafka_DeleteTopic_destroy($0) } }
    return try unsafe perform(
      .deleteTopics, RD_KAFKA_ADMIN_OP_DELETETOPICS, timeout: timeout,
      send: { options, queue in
        unsafe rd_kafka_DeleteTopics(handle.raw, &topics, topics.count, options, queue)
      },
      read: { event in
        var count = 0
        let results = unsafe rd_kafka_DeleteTopics_result_topics(event, &count)
        return unsafe failures(.deleteTopics, results, count)
      })
  }

  /// Raises topics to these numbers of partitions; returns the errors of those that refused.
  public func createPartitions(
    _ totals: [String: Int], timeout: Duration
  ) throws(KafkaError) -> [String: KafkaError] {
    guard !totals.isEmpty else { return [:] }
    var requests: [OpaquePointer?] = unsafe []
    defer { unsafe requests.forEach { unsafe rd_kafka_NewPartitions_destroy($0) } }
    for (name, total) in totals.sorted(by: { $0.key < $1.key }) {
      guard total > 0, let request = unsafe rd_kafka_NewPartitions_new(name, total, nil, 0) else {
        throw KafkaError(
          .createPartitions, .invalidArgument, detail: "\(name): \(total) is not possible")
      }
      unsafe requests.append(request)
    }
    return try unsafe perform(
      .createPartitions, RD_KAFKA_ADMIN_OP_CREATEPARTITIONS, timeout: timeout,
      send: { options, queue in
        unsafe rd_kafka_CreatePartitions(handle.raw, &requests, requests.count, options, queue)
      },
      read: { event in
        var count = 0
        let results = unsafe rd_kafka_CreatePartitions_result_topics(event, &count)
        return unsafe failures(.createPartitions, results, count)
      })
  }

  /// Deletes the records before the given offset of each partition; returns the new low watermarks.
  public func deleteRecords(
    before offsets: [TopicPartition: Int64], timeout: Duration
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    guard !offsets.isEmpty else { return [:] }
    let list = PartitionList(offsets)
    var request: OpaquePointer? = unsafe rd_kafka_DeleteRecords_new(list.raw)
    defer { unsafe rd_kafka_DeleteRecords_destroy(request) }
    return try unsafe perform(
      .deleteRecords, RD_KAFKA_ADMIN_OP_DELETERECORDS, timeout: timeout,
      send: { options, queue in
        unsafe rd_kafka_DeleteRecords(handle.raw, &request, 1, options, queue)
      },
      read: { event throws(KafkaError) in
        guard let result = unsafe rd_kafka_DeleteRecords_result_offsets(event) else { return [:] }
        let copy = unsafe PartitionList(
          takingOwnershipOf: rd_kafka_topic_partition_list_copy(result))
        try copy.checkEach(.deleteRecords)
        return copy.offsets
      })
  }
}
