internal import CRdKafka

extension KafkaConsumer {
  /// Behind the last record that a poll returned, control records included. Partitions that have
  /// not been read yet are left out.
  public func position(
    _ partitions: [TopicPartition]
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    let list = PartitionList(partitions)
    try unsafe check(.position, rd_kafka_position(handle.raw, list.raw))
    return list.offsets
  }

  /// The group's committed offsets; partitions without one are left out.
  public func committed(
    _ partitions: [TopicPartition], timeout: Duration
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    let list = PartitionList(partitions)
    try unsafe check(
      .committed, rd_kafka_committed(handle.raw, list.raw, timeout.kafkaMilliseconds))
    try list.checkEach(.committed)
    return list.offsets
  }

  /// Commits offsets for tools that use no transaction: each the offset of the *next* record to be
  /// read. Waits for the coordinator's answer.
  public func commit(_ offsets: [TopicPartition: Int64]) throws(KafkaError) {
    guard !offsets.isEmpty else { return }
    let list = PartitionList(offsets)
    try unsafe check(.commit, rd_kafka_commit(handle.raw, list.raw, 0))
    try list.checkEach(.commit)
  }

  /// Asks the partition's leader for its first and next offset; again where the leader has just moved.
  public func watermarks(
    of partition: TopicPartition, timeout: Duration
  ) throws(KafkaError) -> Watermarks {
    try handle.watermarks(of: partition, timeout: timeout)
  }

  /// The cluster's own id, asked for if it is not known yet; nil where it has none.
  public func clusterID(timeout: Duration) -> String? {
    guard let id = unsafe rd_kafka_clusterid(handle.raw, timeout.kafkaMilliseconds) else {
      return nil
    }
    defer { unsafe rd_kafka_mem_free(handle.raw, id) }
    return unsafe String(cString: id)
  }

  /// The watermarks as of the last fetch, without asking anyone; nil before the first fetch. The
  /// low one moves only with `statistics.interval.ms` set.
  public func cachedWatermarks(of partition: TopicPartition) -> Watermarks? {
    var low: Int64 = -1
    var high: Int64 = -1
    let code = unsafe rd_kafka_get_watermark_offsets(
      handle.raw, partition.topic, partition.partition, &low, &high)
    guard code == RD_KAFKA_RESP_ERR_NO_ERROR, high >= 0 else { return nil }
    return Watermarks(low: max(low, 0), high: high)
  }

  /// For each partition the first offset whose timestamp is at or after the given one
  /// (milliseconds since 1970 UTC). Left out when there is no such record.
  public func offsets(
    forTimes times: [TopicPartition: Int64], timeout: Duration
  ) throws(KafkaError) -> [TopicPartition: Int64] {
    guard !times.isEmpty else { return [:] }
    let list = PartitionList(times)
    try unsafe check(
      .offsetsForTimes,
      rd_kafka_offsets_for_times(handle.raw, list.raw, timeout.kafkaMilliseconds))
    try list.checkEach(.offsetsForTimes)
    return list.offsets
  }
}
