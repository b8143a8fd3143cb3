internal import CRdKafka

/// Kafka, or the way to it, failed. Says what was tried, why it failed and what may be done.
///
/// - `isRetriable`: the same call may be made again. For a transactional call that ran out of its
///   time it *must* be the same call (the operation goes on in the background).
/// - `requiresAbort`: the current transaction must be aborted, then work goes on.
/// - `isFatal`: the client is of no more use (fenced, sequence lost); a new one is needed.
///
/// At most one of `requiresAbort` and `isFatal` is true. Neither `detail` nor `description` ever
/// holds a record's bytes.
public struct KafkaError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What was tried.
  public let operation: KafkaOperation
  /// librdkafka's code; negative ones are its own, the others the broker's.
  public let code: KafkaErrorCode
  /// librdkafka's sentence; no payload in it.
  public let detail: String
  /// The same call may be made again.
  public let isRetriable: Bool
  /// The client is of no use any more: it was fenced, or lost its place.
  public let isFatal: Bool
  /// The transaction must be aborted before the next begins.
  public let requiresAbort: Bool

  public var description: String { "\(operation.rawValue): \(code.name): \(detail)" }

  /// An error known by its code alone; what may be done comes from the table in
  /// `KafkaError+Classification.swift`.
  public init(_ operation: KafkaOperation, _ code: KafkaErrorCode, detail: String? = nil) {
    let remedy = code.remedy
    self.init(
      operation, code, detail: detail ?? code.explanation, isRetriable: remedy == .retry,
      isFatal: remedy == .replaceClient, requiresAbort: remedy == .abortTransaction)
  }

  init(
    _ operation: KafkaOperation, _ code: KafkaErrorCode, detail: String, isRetriable: Bool,
    isFatal: Bool, requiresAbort: Bool
  ) {
    self.operation = operation
    self.code = code
    self.detail = detail
    self.isRetriable = isRetriable
    self.isFatal = isFatal
    self.requiresAbort = requiresAbort
  }
}

/// What was tried: closed, so that it can label a metric.
public enum KafkaOperation: String, Sendable, CaseIterable {
  case configure, create, destroy, subscribe, unsubscribe, assign, poll, seek, pause, resume
  case position, committed, watermarks, offsetsForTimes, commit, groupMetadata, close
  case produce, deliver, flush, purge
  case initTransactions, beginTransaction, sendOffsets, commitTransaction, abortTransaction
  case metadata, createTopics, deleteTopics, createPartitions, describeConfigs, deleteRecords
  case listGroups, describeGroups, deleteGroups, groupOffsets
  case mock, client
}

extension KafkaError {
  /// Takes over an `rd_kafka_error_t`: its flags say more than its code, so they win over the table.
  init(_ operation: KafkaOperation, taking error: OpaquePointer) {
    unsafe self.init(
      operation, KafkaErrorCode(rd_kafka_error_code(error)),
      detail: String(cString: rd_kafka_error_string(error)),
      isRetriable: rd_kafka_error_is_retriable(error) != 0,
      isFatal: rd_kafka_error_is_fatal(error) != 0,
      requiresAbort: rd_kafka_error_txn_requires_abort(error) != 0)
    unsafe rd_kafka_error_destroy(error)
  }
}

/// Throws unless `code` is `NO_ERROR`.
@inline(__always)
func check(
  _ operation: KafkaOperation, _ code: rd_kafka_resp_err_t, _ detail: String? = nil
) throws(KafkaError) {
  guard code != RD_KAFKA_RESP_ERR_NO_ERROR else { return }
  let known = KafkaErrorCode(code)
  throw KafkaError(operation, known, detail: detail.map { "\($0): \(known.explanation)" })
}

/// Throws if librdkafka returned an error object, and destroys it.
@inline(__always)
func check(_ operation: KafkaOperation, _ error: OpaquePointer?) throws(KafkaError) {
  guard let error = unsafe error else { return }
  throw unsafe KafkaError(operation, taking: error)
}
