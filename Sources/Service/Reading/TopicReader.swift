import Kafka
import Pipeline

/// Reads stretches of partitions from beginning to end, each record once, outside of any group.
struct TopicReader: Sendable {
  /// Offsets of a partition: the first to read, and one past the last.
  typealias Stretch = Range<Int64>

  let consumer: KafkaConsumer
  private let admin: KafkaAdmin
  private let timeout: Duration

  /// - Parameter role: the clients' name behind `copydesk-`.
  init(_ config: Config, role: String, timeout: Duration = KafkaClients.callTimeout)
    throws(KafkaError)
  {
    consumer = try KafkaConsumer(ToolClients.reader(config, role: role))
    admin = try KafkaAdmin(ToolClients.admin(config, role: "\(role)-admin"))
    self.timeout = timeout
  }

  /// The partitions of a topic with what they hold now, as far as it is committed; `nil` where there
  /// is no such topic, or it is not ours to see.
  func stretches(of topic: String) throws(KafkaError) -> [TopicPartition: Stretch]? {
    let found = try admin.metadata(topic: topic, timeout: timeout).topics.first
    guard let found, found.error == nil else { return nil }
    var stretches: [TopicPartition: Stretch] = [:]
    for partition in found.partitions {
      let place = TopicPartition(topic, partition.id)
      stretches[place] = try stretch(of: place)
    }
    return stretches
  }

  func stretch(of partition: TopicPartition) throws(KafkaError) -> Stretch {
    let watermarks = try consumer.watermarks(of: partition, timeout: timeout)
    return watermarks.low..<max(watermarks.low, watermarks.high)
  }

  /// Calls `body` with every record of the stretches, those of a partition in their order, until all
  /// are read or it answers false.
  ///
  /// - Throws: what `body` throws; `_TIMED_OUT` where nothing comes for a minute.
  func read(
    _ stretches: [TopicPartition: Stretch], _ body: (borrowing ConsumedMessage) throws -> Bool
  ) throws {
    var open = stretches.filter { !$0.value.isEmpty }
    guard !open.isEmpty else { return }
    try consumer.assign(open.mapValues { .offset($0.lowerBound) })
    defer { try? consumer.assign([:]) }
    var lastNews = ContinuousClock.now
    while !open.isEmpty {
      let batch = try consumer.poll(max: Self.pollMax, timeout: .milliseconds(500))
      if !batch.isEmpty || !batch.events.isEmpty { lastNews = .now }
      for index in batch.indices {
        let message = batch.message(at: index)
        let partition = message.topicPartition
        guard let end = open[partition]?.upperBound else { continue }
        if message.offset < end {
          guard try body(message) else { return }
        }
        if message.offset + 1 >= end { open[partition] = nil }
      }
      for event in batch.events { try note(event, &open) }
      guard lastNews.duration(to: .now) < Self.patience else {
        throw KafkaError(
          .poll, .timedOut,
          detail: "nothing came from \(open.keys.sorted().map(\.description)) for a minute")
      }
    }
  }

  /// The record at these coordinates, or `nil` where there is none any more.
  func record(at place: Coordinates) throws -> StoredRecord? {
    let partition = place.topicPartition
    guard try stretch(of: partition).contains(place.offset) else { return nil }
    var found: StoredRecord?
    try read([partition: place.offset..<place.offset + 1]) { message in
      found = StoredRecord(message)
      return false
    }
    return found
  }

  private func note(
    _ event: ConsumerEvent, _ open: inout [TopicPartition: Stretch]
  ) throws(KafkaError) {
    switch event {
    case .endOfPartition(let partition, let offset):
      // Behind the last record there may be markers of transactions, which nobody sees.
      if let end = open[partition]?.upperBound, offset >= end { open[partition] = nil }
    case .offsetOutOfRange(let partition, let error):
      throw KafkaError(.poll, error.code, detail: "\(partition): \(error.detail)")
    case .failed(_, let error), .topicUnavailable(_, let error), .fenced(let error),
      .pollIntervalExceeded(let error):
      if !error.isRetriable { throw error }
    }
  }

  private static let pollMax = 2_000
  private static let patience = Duration.seconds(60)
}
