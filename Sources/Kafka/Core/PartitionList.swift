internal import CRdKafka

/// Owns one `rd_kafka_topic_partition_list_t`.
@safe struct PartitionList: ~Copyable {
  let raw: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>

  init(capacity: Int = 0) {
    unsafe raw = rd_kafka_topic_partition_list_new(Int32(clamping: capacity))
  }

  init(takingOwnershipOf raw: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>) {
    unsafe self.raw = raw
  }

  init(_ partitions: some Collection<TopicPartition>) {
    self.init(capacity: partitions.count)
    for partition in partitions { add(partition, offset: -1001) }
  }

  init(_ offsets: [TopicPartition: Int64]) {
    self.init(capacity: offsets.count)
    for (partition, offset) in offsets { add(partition, offset: offset) }
  }

  init(_ starts: [TopicPartition: StartPosition]) {
    self.init(capacity: starts.count)
    for (partition, start) in starts { add(partition, offset: start.rawOffset) }
  }

  deinit { unsafe rd_kafka_topic_partition_list_destroy(raw) }

  func add(_ partition: TopicPartition, offset: Int64) {
    let entry = unsafe rd_kafka_topic_partition_list_add(
      raw, partition.topic, partition.partition)
    unsafe entry?.pointee.offset = offset
  }

  var count: Int { unsafe Int(raw.pointee.cnt) }

  var partitions: [TopicPartition] { unsafe Self.partitions(of: raw) }

  /// Offsets per partition. A partition without one (invalid or logical offset) is left out.
  var offsets: [TopicPartition: Int64] {
    var result: [TopicPartition: Int64] = [:]
    for index in 0..<count {
      let entry = unsafe raw.pointee.elems[index]
      if unsafe entry.offset >= 0 {
        unsafe result[Self.partition(of: entry)] = entry.offset
      }
    }
    return result
  }

  /// Throws the first error of a single partition, named.
  func checkEach(_ operation: KafkaOperation) throws(KafkaError) {
    for index in 0..<count {
      let entry = unsafe raw.pointee.elems[index]
      try unsafe check(operation, entry.err, Self.partition(of: entry).description)
    }
  }

  static func partitions(
    of list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>
  ) -> [TopicPartition] {
    var result: [TopicPartition] = []
    for index in unsafe 0..<Int(list.pointee.cnt) {
      unsafe result.append(partition(of: list.pointee.elems[index]))
    }
    return result
  }

  private static func partition(of entry: rd_kafka_topic_partition_t) -> TopicPartition {
    unsafe TopicPartition(String(cString: entry.topic), entry.partition)
  }
}
