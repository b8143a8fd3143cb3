internal import CRdKafka
internal import Glibc

extension PartitionList {
  init(_ offsets: [TopicPartition: NotedOffset]) {
    self.init(capacity: offsets.count)
    for (partition, noted) in offsets {
      let entry = unsafe rd_kafka_topic_partition_list_add(
        raw, partition.topic, partition.partition)
      unsafe entry?.pointee.offset = noted.offset
      if let note = noted.note {
        // The list frees it: librdkafka's rd_free() is free().
        unsafe entry?.pointee.metadata = UnsafeMutableRawPointer(strdup(note))
        unsafe entry?.pointee.metadata_size = note.utf8.count
      }
    }
  }

  /// Offsets with their notes. A partition without an offset is left out.
  var notedOffsets: [TopicPartition: NotedOffset] {
    var result: [TopicPartition: NotedOffset] = [:]
    for index in 0..<count {
      let entry = unsafe raw.pointee.elems[index]
      guard unsafe entry.offset >= 0 else { continue }
      var note: String?
      if let metadata = unsafe entry.metadata, unsafe entry.metadata_size > 0 {
        let bytes = unsafe UnsafeRawBufferPointer(start: metadata, count: entry.metadata_size)
        note = unsafe String(decoding: bytes, as: UTF8.self)
      }
      unsafe result[TopicPartition(String(cString: entry.topic), entry.partition)] = NotedOffset(
        entry.offset, note: note)
    }
    return result
  }
}
