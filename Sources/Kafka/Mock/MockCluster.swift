internal import CRdKafka

/// librdkafka's in-process Kafka cluster, for tests and for the demo. Listens on 127.0.0.1 at free
/// ports, so other processes can connect as well.
///
/// What it does not have: isolation (aborted records are visible), stored transactional offsets,
/// fencing, offsets for times, topic administration. A partition keeps at most 5 MiB.
/// Source: `rdkafka_mock.h`.
@safe public final class MockCluster: @unchecked Sendable {
  private let handle: ClientHandle
  private let raw: OpaquePointer

  /// Starts brokers with the ids 1 to `brokers`.
  public init(brokers: Int = 1, events: KafkaEvents = KafkaEvents()) throws(KafkaError) {
    handle = try unsafe ClientHandle(RD_KAFKA_PRODUCER, [:], ClientContext(events))
    guard let cluster = unsafe rd_kafka_mock_cluster_new(handle.raw, Int32(clamping: brokers))
    else { throw KafkaError(.mock, .invalidArgument, detail: "no cluster of \(brokers) brokers") }
    unsafe raw = cluster
  }

  deinit { unsafe rd_kafka_mock_cluster_destroy(raw) }

  /// `host:port`, by commas, as a client's `bootstrap.servers` wants them.
  public var bootstrapServers: String {
    unsafe rd_kafka_mock_cluster_bootstraps(raw).map { unsafe String(cString: $0) } ?? ""
  }

  /// A topic that clients use without creating it gets 4 partitions.
  public func createTopic(
    _ name: String, partitions: Int, replicationFactor: Int = 1
  ) throws(KafkaError) {
    try unsafe check(
      .mock,
      rd_kafka_mock_topic_create(
        raw, name, Int32(clamping: partitions), Int32(clamping: replicationFactor)))
  }

  /// The next requests of this kind, on whichever broker, fail with these errors in turn.
  /// `.transport` closes the connection instead of answering.
  public func fail(_ api: KafkaAPI, with errors: [KafkaErrorCode]) {
    let codes = errors.map { $0.raw }
    unsafe rd_kafka_mock_push_request_errors_array(raw, api.rawValue, codes.count, codes)
  }

  /// Takes back errors that have not been used.
  public func clearFailures(of api: KafkaAPI) {
    unsafe rd_kafka_mock_clear_request_errors(raw, api.rawValue)
  }

  /// Answers metadata requests (and additions to transactions) for the topic with an error.
  public func setError(_ code: KafkaErrorCode, ofTopic topic: String) {
    unsafe rd_kafka_mock_topic_set_error(raw, topic, code.raw)
  }

  /// The partition's leader; nil leaves it without one.
  public func setLeader(of partition: TopicPartition, to broker: Int32?) throws(KafkaError) {
    try unsafe check(
      .mock,
      rd_kafka_mock_partition_set_leader(
        raw, partition.topic, partition.partition, broker ?? -1))
  }

  /// What a coordinator coordinates.
  public enum Coordination: String, Sendable { case group, transaction }

  /// Who coordinates a group (by `group.id`) or a transactional producer (by `transactional.id`).
  public func setCoordinator(
    of kind: Coordination, _ key: String, to broker: Int32
  ) throws(KafkaError) {
    try unsafe check(.mock, rd_kafka_mock_coordinator_set(raw, kind.rawValue, key, broker))
  }

  /// Cuts the broker's connections and takes no new ones; nil is every broker. Leaders stay.
  public func takeDown(broker: Int32? = nil) throws(KafkaError) {
    try unsafe check(.mock, rd_kafka_mock_broker_set_down(raw, broker ?? -1))
  }

  /// Ends `takeDown`; nil is every broker.
  public func bringUp(broker: Int32? = nil) throws(KafkaError) {
    try unsafe check(.mock, rd_kafka_mock_broker_set_up(raw, broker ?? -1))
  }

  /// Delays every answer of the broker; nil is every broker.
  public func setRoundTripTime(_ time: Duration, broker: Int32? = nil) throws(KafkaError) {
    try unsafe check(
      .mock, rd_kafka_mock_broker_set_rtt(raw, broker ?? -1, time.kafkaMilliseconds))
  }
}

/// Kafka's request kinds (protocol guide, "Api Keys") that the mock cluster knows.
public enum KafkaAPI: Int16, Sendable, CaseIterable {
  case produce = 0
  case fetch = 1
  case listOffsets = 2
  case metadata = 3
  case offsetCommit = 8
  case offsetFetch = 9
  case findCoordinator = 10
  case joinGroup = 11
  case heartbeat = 12
  case leaveGroup = 13
  case syncGroup = 14
  case apiVersions = 18
  case initProducerID = 22
  case addPartitionsToTransaction = 24
  case addOffsetsToTransaction = 25
  case endTransaction = 26
  case transactionalOffsetCommit = 28
}
