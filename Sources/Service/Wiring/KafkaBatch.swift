import Kafka
import Pipeline

/// Consumed messages as the flow sees them: read in place, held until their outcome is committed.
struct KafkaBatch: RecordBatch {
  let messages: SharedBatch

  var count: Int { messages.count }
  var byteCount: Int { messages.byteCount }

  func coordinates(at index: Int) -> Coordinates {
    let message = messages.message(at: index)
    return Coordinates(topic: message.topic, partition: message.partition, offset: message.offset)
  }

  func timestamp(at index: Int) -> Int64? {
    messages.message(at: index).timestamp?.milliseconds
  }

  func withRecord<Result>(
    at index: Int, _ body: (borrowing RawRecord) -> Result
  ) -> Result {
    let message = messages.message(at: index)
    return body(
      RawRecord(
        coordinates: coordinates(at: index), timestamp: message.timestamp?.milliseconds,
        headers: headers(of: message), value: message.value))
  }

  func key(at index: Int) -> [UInt8]? {
    let message = messages.message(at: index)
    guard let key = message.key else { return nil }
    return key.copied()
  }

  private func headers(of message: borrowing ConsumedMessage) -> [RecordHeader] {
    let headers = message.headers
    guard !headers.isEmpty else { return [] }
    var copies: [RecordHeader] = []
    copies.reserveCapacity(headers.count)
    for index in headers.indices {
      let header = headers[index]
      if let value = header.value {
        copies.append(RecordHeader(name: header.name, value: value.copied()))
      } else {
        copies.append(RecordHeader(name: header.name, value: nil))
      }
    }
    return copies
  }
}

extension KafkaBatch {
  /// What each partition brings, with the timestamps of its first and last record.
  func arrivals(_ spans: [PartitionSpan]) -> [Arrival] {
    var first: [SourcePartition: Int64] = [:]
    var last: [SourcePartition: Int64] = [:]
    for index in messages.indices {
      let message = messages.message(at: index)
      let isFirst = spans.contains { $0.first == message.offset && $0.isOf(message) }
      let isLast = spans.contains { $0.next == message.offset + 1 && $0.isOf(message) }
      guard isFirst || isLast, let time = message.timestamp?.milliseconds else { continue }
      let partition = SourcePartition(topic: message.topic, number: message.partition)
      if isFirst { first[partition] = time }
      if isLast { last[partition] = time }
    }
    return spans.map { span in
      guard let low = first[span.partition], let high = last[span.partition] else {
        return Arrival(span, times: nil)
      }
      return Arrival(span, times: min(low, high)...max(low, high))
    }
  }
}

extension PartitionSpan {
  fileprivate func isOf(_ message: borrowing ConsumedMessage) -> Bool {
    partition.number == message.partition && partition.topic == message.topic
  }
}
