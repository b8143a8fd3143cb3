internal import CRdKafka

/// What the rebalance callback works on. Touched by the polling thread only: librdkafka calls back
/// from within `rd_kafka_consumer_poll()` and while the close queue is served, nowhere else.
@safe final class ConsumerContext: ClientContext, @unchecked Sendable {
  var onRebalance: RebalanceHandler?
  var cursors = PartitionCursors()
  /// The batch that is being filled by the poll in progress.
  var filling: MessageStorage?
  var rebalanceCount = 0
  var droppedCount = 0

  /// `rd_kafka_conf_set_rebalance_cb`: makes the change effective, with the handler's say.
  ///
  /// Revoked: messages of those partitions that were gathered but not handed out are dropped (they
  /// belong to the next owner, from the committed offset), the handler finishes its work, then the
  /// partitions are given up. Assigned: the handler says where to start, then they are taken.
  func rebalance(
    _ client: OpaquePointer, _ code: rd_kafka_resp_err_t,
    _ list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>
  ) {
    rebalanceCount += 1
    let partitions = unsafe PartitionList.partitions(of: list)
    let isCooperative = unsafe Self.isCooperative(client)
    switch code {
    case RD_KAFKA_RESP_ERR__ASSIGN_PARTITIONS:
      let starts = onRebalance?(.assigned(partitions)) ?? [:]
      unsafe Self.set(starts, on: list)
      renewCursors(partitions, isCooperative: isCooperative)
      unsafe settle(
        isCooperative
          ? rd_kafka_incremental_assign(client, list) : Self.assign(client, list))
    case RD_KAFKA_RESP_ERR__REVOKE_PARTITIONS:
      dropGathered(partitions)
      let isLost = unsafe rd_kafka_assignment_lost(client) != 0
      _ = onRebalance?(isLost ? .lost(partitions) : .revoked(partitions))
      renewCursors(partitions, isCooperative: isCooperative)
      unsafe settle(
        isCooperative
          ? rd_kafka_incremental_unassign(client, list) : Self.assign(client, nil))
    default:
      dropGathered(partitions)
      _ = onRebalance?(.lost(partitions))
      cursors.forgetAll()
      unsafe Self.assign(client, nil)
      unsafe report(code, nil, of: nil)
    }
    // Ends the poll in progress after this callback, so that the caller sees the change at once.
    unsafe rd_kafka_yield(client)
  }

  private func dropGathered(_ partitions: [TopicPartition]) {
    guard let filling, filling.count > 0 else { return }
    filling.finish(cursors.topics)
    let gone = Set(partitions)
    droppedCount += unsafe filling.drop { message in
      unsafe gone.contains(
        TopicPartition(filling.topicName(of: message), message.pointee.partition))
    }
  }

  private func renewCursors(_ partitions: [TopicPartition], isCooperative: Bool) {
    if isCooperative {
      cursors.forget(partitions)
      cursors.armAll()
    } else {
      cursors.forgetAll()
    }
  }

  /// A refused change of assignment leaves the group waiting for ever: it is told to the handler.
  private func settle(_ error: OpaquePointer?) {
    guard let error = unsafe error else { return }
    let failure = unsafe KafkaError(.assign, taking: error)
    events.error?(failure)
  }

  @discardableResult
  private static func assign(
    _ client: OpaquePointer, _ list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?
  ) -> OpaquePointer? {
    // rd_kafka_assign() returns a code; its only errors are a closed or fatally failed client,
    // which every later call reports as well.
    unsafe rd_kafka_assign(client, list)
    return nil
  }

  private static func set(
    _ starts: [TopicPartition: StartPosition],
    on list: UnsafeMutablePointer<rd_kafka_topic_partition_list_t>
  ) {
    for (partition, start) in starts {
      guard
        let entry = unsafe rd_kafka_topic_partition_list_find(
          list, partition.topic, partition.partition)
      else { continue }
      unsafe entry.pointee.offset = start.rawOffset
    }
  }

  private static func isCooperative(_ client: OpaquePointer) -> Bool {
    guard let name = unsafe rd_kafka_rebalance_protocol(client) else { return false }
    return unsafe String(cString: name) == "COOPERATIVE"
  }
}

/// Called on the polling thread.
let rebalanceCallback:
  @convention(c) @Sendable (
    OpaquePointer?, rd_kafka_resp_err_t, UnsafeMutablePointer<rd_kafka_topic_partition_list_t>?,
    UnsafeMutableRawPointer?
  ) -> Void = { client, code, list, opaque in
    guard let client = unsafe client, let list = unsafe list,
      let context = unsafe ClientContext.of(opaque) as? ConsumerContext
    else { return }
    unsafe context.rebalance(client, code, list)
  }
