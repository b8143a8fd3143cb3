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
