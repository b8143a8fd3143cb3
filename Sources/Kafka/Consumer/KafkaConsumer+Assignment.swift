internal import CRdKafka

extension KafkaConsumer {
  /// Joins the group for these topics (a name that begins with `^` is a regular expression).
  /// Takes effect in later polls, which call `onRebalance`.
  public func subscribe(
    _ topics: [String], onRebalance: RebalanceHandler? = nil
  ) throws(KafkaError) {
    try exclusively { () throws(KafkaError) in
      let list = PartitionList(topics.map { TopicPartition($0, -1) })
      context.onRebalance = onRebalance
      try unsafe check(.subscribe, rd_kafka_subscribe(handle.raw, list.raw))
    }
  }

  /// Leaves the group; the handler sees `.revoked` in a later poll.
  public func unsubscribe() throws(KafkaError) {
    try exclusively { () throws(KafkaError) in
      try unsafe check(.unsubscribe, rd_kafka_unsubscribe(handle.raw))
    }
  }

  /// Reads exactly these partitions from these positions, without a group's say. An empty
  /// dictionary reads nothing.
  public func assign(_ positions: [TopicPartition: StartPosition]) throws(KafkaError) {
    try exclusively { () throws(KafkaError) in
      context.cursors.forgetAll()
      let list = PartitionList(positions)
      try unsafe check(.assign, rd_kafka_assign(handle.raw, positions.isEmpty ? nil : list.raw))
    }
  }

  /// The partitions that are assigned now.
  public func assignment() throws(KafkaError) -> [TopicPartition] {
    var list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
    try unsafe check(.assign, rd_kafka_assignment(handle.raw, &list))
    guard let list = unsafe list else { return [] }
    return unsafe PartitionList(takingOwnershipOf: list).partitions.sorted()
  }

  /// Goes on reading assigned partitions elsewhere. What was fetched before is thrown away; no
  /// later poll returns it. `.committed` asks the group's coordinator first; a partition without a
  /// committed offset is then an error.
  ///
  /// - Throws: `_TIMED_OUT`, or a partition's own error: `_STATE` when it is not assigned.
  public func seek(
    _ positions: [TopicPartition: StartPosition], timeout: Duration
  ) throws(KafkaError) {
    guard !positions.isEmpty else { return }
    try exclusively { () throws(KafkaError) in
      let list = PartitionList(try resolveCommitted(positions, timeout))
      context.cursors.forget(Array(positions.keys))
      try unsafe check(
        .seek, rd_kafka_seek_partitions(handle.raw, list.raw, Self.seekTimeout(timeout)))
      try list.checkEach(.seek)
    }
  }

  /// Stops fetching these partitions; polls go on, which keeps the membership.
  public func pause(_ partitions: [TopicPartition]) throws(KafkaError) {
    try exclusively { () throws(KafkaError) in
      let list = PartitionList(partitions)
      try unsafe check(.pause, rd_kafka_pause_partitions(handle.raw, list.raw))
      try list.checkEach(.pause)
    }
  }

  /// Fetches these partitions again, from behind the last record that a poll returned.
  public func resume(_ partitions: [TopicPartition]) throws(KafkaError) {
    try exclusively { () throws(KafkaError) in
      let list = PartitionList(partitions)
      try unsafe check(.resume, rd_kafka_resume_partitions(handle.raw, list.raw))
      try list.checkEach(.resume)
    }
  }

  private func resolveCommitted(
    _ positions: [TopicPartition: StartPosition], _ timeout: Duration
  ) throws(KafkaError) -> [TopicPartition: StartPosition] {
    let wanted = positions.filter { $0.value == .committed }.map(\.key)
    guard !wanted.isEmpty else { return positions }
    let offsets = try committed(wanted, timeout: timeout)
    var resolved = positions
    for partition in wanted {
      guard let offset = offsets[partition] else {
        throw KafkaError(.seek, .init(rawValue: -168), detail: "\(partition): no offset committed")
      }
      resolved[partition] = .offset(offset)
    }
    return resolved
  }

  /// librdkafka before 2.1.0 takes this time-out for microseconds (its #4230).
  private static func seekTimeout(_ timeout: Duration) -> Int32 {
    let milliseconds = timeout.kafkaMilliseconds
    guard rd_kafka_version() < 0x0201_00ff else { return milliseconds }
    return Int32(clamping: Int64(milliseconds) * 1000)
  }
}
