internal import CRdKafka

/// Read-process-write in one transaction (KIP-98, KIP-447).
///
/// Every call has a time-out, and never an endless one. When it passes, the call throws a
/// *retriable* error and the operation goes on in the background: make the same call again, which
/// resumes it. Only `sendOffsets` starts anew, which is harmless. Other errors say what to do:
/// `requiresAbort`: `abortTransaction`, then do the work again; `isFatal`: this producer is done
/// (fenced by its successor, or out of sequence).
extension KafkaProducer {
  /// Gets the producer id and fences off every older producer with this `transactional.id`; what
  /// they left open is aborted. Once, before the first transaction.
  public func initTransactions(timeout: Duration) throws(KafkaError) {
    try unsafe check(
      .initTransactions, rd_kafka_init_transactions(handle.raw, timeout.kafkaMilliseconds))
  }

  /// Opens a transaction: what is produced from now on belongs to it.
  public func beginTransaction() throws(KafkaError) {
    try unsafe check(.beginTransaction, rd_kafka_begin_transaction(handle.raw))
  }

  /// Puts the group's offsets into the transaction: for each partition the *next* offset to read.
  /// The broker refuses them when the member or its generation is out of date.
  public func sendOffsets(
    _ offsets: [TopicPartition: Int64], for group: borrowing ConsumerGroupMetadata,
    timeout: Duration
  ) throws(KafkaError) {
    guard !offsets.isEmpty else { return }
    let list = PartitionList(offsets)
    try unsafe check(
      .sendOffsets,
      rd_kafka_send_offsets_to_transaction(
        handle.raw, list.raw, group.raw, timeout.kafkaMilliseconds))
  }

  /// As above, each offset with a note that `KafkaAdmin.notedOffsets` gives back.
  public func sendOffsets(
    _ offsets: [TopicPartition: NotedOffset], for group: borrowing ConsumerGroupMetadata,
    timeout: Duration
  ) throws(KafkaError) {
    guard !offsets.isEmpty else { return }
    let list = PartitionList(offsets)
    try unsafe check(
      .sendOffsets,
      rd_kafka_send_offsets_to_transaction(
        handle.raw, list.raw, group.raw, timeout.kafkaMilliseconds))
  }

  /// Flushes and commits. A record that could not be delivered makes it fail with `requiresAbort`.
  public func commitTransaction(timeout: Duration) throws(KafkaError) {
    try unsafe check(
      .commitTransaction, rd_kafka_commit_transaction(handle.raw, timeout.kafkaMilliseconds))
  }

  /// Gives up the transaction: purges what is queued; no `read_committed` reader sees the rest.
  public func abortTransaction(timeout: Duration) throws(KafkaError) {
    try unsafe check(
      .abortTransaction, rd_kafka_abort_transaction(handle.raw, timeout.kafkaMilliseconds))
  }
}
