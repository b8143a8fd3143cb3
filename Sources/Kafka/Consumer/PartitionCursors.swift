internal import CRdKafka

/// The last offset handed out per partition, and the guard against one race of librdkafka 2.0.2.
///
/// When a rebalance begins, librdkafka's own thread pauses every assigned partition and remembers
/// the application's position to go on from. A message that our thread has popped but whose offset
/// is not yet noted as the position comes again after the resume: one message, the last one. So a
/// rebalance arms the partitions that stay, and an exact repeat of the last offset right after it
/// is dropped. Nothing else is ever dropped here: offsets may go back for good reasons (seek,
/// `auto.offset.reset`, a topic made anew).
@safe struct PartitionCursors {
  private struct Cursor {
    var last: Int64 = -1
    var isArmed = false
  }

  private(set) var topics: [KnownTopic] = []
  private var cursors: [[Cursor]] = []

  /// Notes the message as handed out; false if it repeats the last one after a rebalance.
  mutating func admit(_ message: MessagePointer) -> Bool {
    let topic = unsafe index(of: message.pointee.rkt)
    let partition = unsafe Int(message.pointee.partition)
    let offset = unsafe message.pointee.offset
    if cursors[topic].count <= partition {
      let missing = partition + 1 - cursors[topic].count
      cursors[topic].append(contentsOf: repeatElement(Cursor(), count: missing))
    }
    let cursor = cursors[topic][partition]
    let isRepeat = cursor.isArmed && cursor.last == offset
    cursors[topic][partition] = Cursor(last: offset)
    return !isRepeat
  }

  /// A rebalance has passed: every partition that is still known may repeat its last message once.
  mutating func armAll() {
    for topic in cursors.indices {
      for partition in cursors[topic].indices { cursors[topic][partition].isArmed = true }
    }
  }

  /// These partitions start anew (assigned, revoked or sought).
  mutating func forget(_ partitions: [TopicPartition]) {
    for partition in partitions {
      for (index, topic) in topics.enumerated() where topic.name == partition.topic {
        guard cursors[index].indices.contains(Int(partition.partition)) else { continue }
        cursors[index][Int(partition.partition)] = Cursor()
      }
    }
  }

  /// A new assignment: topic handles may be freed and their addresses used again.
  mutating func forgetAll() {
    topics.removeAll()
    cursors.removeAll()
  }

  private mutating func index(of topic: OpaquePointer?) -> Int {
    for (index, known) in topics.enumerated() where unsafe known.raw == topic { return index }
    guard let topic = unsafe topic else { preconditionFailure("a record without a topic") }
    topics.append(unsafe KnownTopic(raw: topic, name: KnownTopic.name(of: topic)))
    cursors.append([])
    return topics.count - 1
  }
}
