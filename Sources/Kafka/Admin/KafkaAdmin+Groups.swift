internal import CRdKafka

/// A consumer group in a listing.
public struct GroupListing: Hashable, Sendable {
  public let id: String
  /// Kafka's name of the state: `Stable`, `Empty`, `PreparingRebalance`, …
  public let state: String
  /// Only commits offsets, without members.
  public let isSimple: Bool
}

/// How far a group is behind in one partition.
public struct PartitionLag: Hashable, Sendable {
  /// nil: nothing was committed yet.
  public let committed: Int64?
  /// The partition's first offset and the one behind its last record.
  public let watermarks: Watermarks

  /// Records between the committed offset (without one, or with one that has been deleted, the
  /// first record) and the end. Counts offsets, so transaction markers count as well.
  public var count: Int64 {
    max(0, watermarks.high - max(committed ?? watermarks.low, watermarks.low))
  }
}

extension KafkaAdmin {
  /// All consumer groups, in order of id. Throws the first broker's error if none could answer.
  public func listGroups(timeout: Duration) throws(KafkaError) -> [GroupListing] {
    try unsafe perform(
      .listGroups, RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPS, timeout: timeout,
      send: { options, queue in
        unsafe rd_kafka_ListConsumerGroups(handle.raw, options, queue)
      },
      read: { event throws(KafkaError) in
        var count = 0
        let listings = unsafe rd_kafka_ListConsumerGroups_result_valid(event, &count)
        var groups: [GroupListing] = []
        for index in 0..<count {
          guard let listing = unsafe listings?[index] else { continue }
          let state = unsafe rd_kafka_ConsumerGroupListing_state(listing)
          unsafe groups.append(
            GroupListing(
              id: String(cString: rd_kafka_ConsumerGroupListing_group_id(listing)),
              state: String(cString: rd_kafka_consumer_group_state_name(state)),
              isSimple: rd_kafka_ConsumerGroupListing_is_simple_consumer_group(listing) == 1))
        }
        var errors = 0
        let failed = unsafe rd_kafka_ListConsumerGroups_result_errors(event, &errors)
        if groups.isEmpty, errors > 0, let first = unsafe failed?[0] {
          throw unsafe KafkaError(
            .listGroups, KafkaErrorCode(rd_kafka_error_code(first)),
            detail: String(cString: rd_kafka_error_string(first)))
        }
        return groups.sorted { $0.id < $1.id }
      })
  }

  /// What a group has committed: for these partitions, or for all that it has committed at all.
  /// Those without an offset are left out. Waits for transactions that are about to commit offsets
  /// (KIP-447's stable offsets).
  public func groupOffsets(
    _ group: String, of partitions: [TopicPartition]? = nil, timeout: Duration
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    try notedOffsets(group, of: partitions, timeout: timeout).mapValues(\.offset)
  }

  /// The same, each with the note that was committed with it.
  public func notedOffsets(
    _ group: String, of partitions: [TopicPartition]? = nil, timeout: Duration
  ) throws(KafkaError) -> [TopicPartition: NotedOffset] {
    if let partitions, partitions.isEmpty { return [:] }
    let list = PartitionList(partitions ?? [])
    var request: OpaquePointer? = unsafe rd_kafka_ListConsumerGroupOffsets_new(
      group, partitions == nil ? nil : list.raw)
    defer { unsafe rd_kafka_ListConsumerGroupOffsets_destroy(request) }
    return try unsafe perform(
      .groupOffsets, RD_KAFKA_ADMIN_OP_LISTCONSUMERGROUPOFFSETS, timeout: timeout,
      send: { options, queue in
        unsafe rd_kafka_error_destroy(rd_kafka_AdminOptions_set_require_stable_offsets(options, 1))
        unsafe rd_kafka_ListConsumerGroupOffsets(handle.raw, &request, 1, options, queue)
      },
      read: { event throws(KafkaError) in
        var count = 0
        let results = unsafe rd_kafka_ListConsumerGroupOffsets_result_groups(event, &count)
        guard count > 0, let result = unsafe results?[0] else { return [:] }
        if let error = unsafe rd_kafka_group_result_error(result) {
          throw unsafe KafkaError(
            .groupOffsets, KafkaErrorCode(rd_kafka_error_code(error)),
            detail: String(cString: rd_kafka_error_string(error)))
        }
        guard let offsets = unsafe rd_kafka_group_result_partitions(result) else { return [:] }
        let copy = unsafe PartitionList(
          takingOwnershipOf: rd_kafka_topic_partition_list_copy(offsets))
        try copy.checkEach(.groupOffsets)
        return copy.notedOffsets
      })
  }

  /// How far a group is behind in every partition of these topics.
  public func lag(
    of group: String, topics: [String], timeout: Duration
  ) throws(KafkaError) -> [TopicPartition: PartitionLag] {
    var partitions: [TopicPartition] = []
    for topic in topics { partitions += try self.partitions(of: topic, timeout: timeout) }
    let committed = try groupOffsets(group, of: partitions, timeout: timeout)
    var lags: [TopicPartition: PartitionLag] = [:]
    for partition in partitions {
      lags[partition] = PartitionLag(
        committed: committed[partition], watermarks: try watermarks(of: partition, timeout: timeout)
      )
    }
    return lags
  }

  /// Asks the partition's leader for its first and next offset; again where the leader has just moved.
  public func watermarks(
    of partition: TopicPartition, timeout: Duration
  ) throws(KafkaError) -> Watermarks {
    try handle.watermarks(of: partition, timeout: timeout)
  }

  /// Deletes groups without members, with their offsets; returns the errors of those that refused.
  public func deleteGroups(
    _ groups: [String], timeout: Duration
  ) throws(KafkaError) -> [String: KafkaError] {
    guard !groups.isEmpty else { return [:] }
    var requests = unsafe groups.map { unsafe rd_kafka_DeleteGroup_new($0) }
    defer { unsafe requests.forEach { unsafe rd_kafka_DeleteGroup_destroy($0) } }
    return try unsafe perform(
      .deleteGroups, RD_KAFKA_ADMIN_OP_DELETEGROUPS, timeout: timeout,
      send: { options, queue in
        unsafe rd_kafka_DeleteGroups(handle.raw, &requests, requests.count, options, queue)
      },
      read: { event in
        var count = 0
        let results = unsafe rd_kafka_DeleteGroups_result_groups(event, &count)
        var failures: [String: KafkaError] = [:]
        for index in 0..<count {
          guard let result = unsafe results?[index],
            let error = unsafe rd_kafka_group_result_error(result)
          else { continue }
          let name = unsafe String(cString: rd_kafka_group_result_name(result))
          failures[name] = unsafe KafkaError(
            .deleteGroups, KafkaErrorCode(rd_kafka_error_code(error)),
            detail: String(cString: rd_kafka_error_string(error)))
        }
        return failures
      })
  }
}
