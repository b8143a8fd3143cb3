import Kafka
import Pipeline

/// A record copied out of its batch.
struct StoredRecord: Sendable {
  let coordinates: Coordinates
  /// Milliseconds since 1970 UTC.
  let timestamp: Int64?
  let headers: [RecordHeader]
  let key: [UInt8]?
  let value: [UInt8]?

  init(
    coordinates: Coordinates, timestamp: Int64?, headers: [RecordHeader], key: [UInt8]?,
    value: [UInt8]?
  ) {
    self.coordinates = coordinates
    self.timestamp = timestamp
    self.headers = headers
    self.key = key
    self.value = value
  }

  init(_ message: borrowing ConsumedMessage) {
    self.init(message, withBytes: true)
  }

  /// Without key and value.
  init(headersOf message: borrowing ConsumedMessage) {
    self.init(message, withBytes: false)
  }

  private init(_ message: borrowing ConsumedMessage, withBytes: Bool) {
    coordinates = Coordinates(
      topic: message.topic, partition: message.partition, offset: message.offset)
    timestamp = message.timestamp?.milliseconds
    key = withBytes ? message.keyBytes : nil
    value = withBytes ? message.valueBytes : nil
    let all = message.headers
    var copies: [RecordHeader] = []
    copies.reserveCapacity(all.count)
    for index in all.indices {
      copies.append(RecordHeader(name: all[index].name, value: all[index].valueBytes))
    }
    headers = copies
  }

  /// The value of the last header of that name, as UTF-8 text.
  func header(_ name: String) -> String? {
    guard let bytes = headers.last(where: { $0.name == name })?.value else { return nil }
    return String(validating: bytes, as: UTF8.self)
  }
}

extension ConsumedMessage {
  /// The value of the last header of that name, as UTF-8 text.
  func header(_ name: StaticString) -> String? {
    let all = headers
    guard let index = all.lastIndex(named: name), let bytes = all[index].valueBytes else {
      return nil
    }
    return String(validating: bytes, as: UTF8.self)
  }
}
