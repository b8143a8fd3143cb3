/// Kafka headers of a dead letter. Its key and value are the record's own bytes.
public enum DeadLetterHeaders {
  /// Names and values of all headers together. Kafka's own bound is the record's size; a record
  /// that was just small enough to come must still be small enough to go.
  public static let totalBytesMax = 64 << 10
  /// One of ours; longer ones are cut.
  static let valueBytesMax = 1 << 10

  /// The headers: what went wrong first, then the record's own, as many as there is room for in
  /// their order. What earlier attempts said of the error is replaced; when it was first seen stays.
  ///
  /// - Parameter record: as it was consumed. Of its value only a schema registry's frame is read.
  public static func headers(
    for rejection: Rejection, of record: borrowing RawRecord
  ) -> [RecordHeader] {
    var headers = ours(rejection, record)
    var room = totalBytesMax - headers.reduce(0) { $0 + $1.byteCount }
    var dropped = 0
    for header in record.headers where !isOurs(header.name) {
      if header.byteCount <= room {
        headers.append(header)
        room -= header.byteCount
      } else {
        dropped += 1
      }
    }
    if dropped > 0 { headers.append(RecordHeader("copydesk.headers.dropped", "\(dropped)")) }
    return headers
  }

  private static func ours(
    _ rejection: Rejection, _ record: borrowing RawRecord
  ) -> [RecordHeader] {
    var headers = [
      RecordHeader("copydesk.source", cut(record.coordinates.description)),
      StoryHeaders.version,
      RecordHeader("copydesk.error.stage", rejection.stage.rawValue),
      RecordHeader("copydesk.error.code", rejection.code.rawValue),
      RecordHeader("copydesk.error.message", cut(rejection.detail)),
      RecordHeader("copydesk.error.signature", rejection.signature),
      RecordHeader("copydesk.error.attempts", "\(attempts(of: record))"),
    ]
    // These are always there, empty where the failure has no place or no schema said it.
    append("copydesk.error.instanceLocation", rejection.instanceLocation ?? "", to: &headers)
    append("copydesk.error.keywordLocation", rejection.keywordLocation ?? "", to: &headers)
    append("copydesk.error.schema", rejection.schema ?? "", to: &headers)
    append("copydesk.error.provider", rejection.provider, to: &headers)
    append("copydesk.error.firstSeen", firstSeen(of: record), to: &headers)
    append("copydesk.source.timestamp", record.timestamp.map { "\($0)" }, to: &headers)
    append(SchemaFraming.idHeader, schemaID(of: record), to: &headers)
    return headers
  }

  /// A record that was sent again carries the count of its earlier attempts.
  private static func attempts(of record: borrowing RawRecord) -> Int {
    let earlier = record.header("copydesk.error.attempts").flatMap { Int($0) } ?? 0
    return min(max(earlier, 0), 1_000_000) + 1
  }

  /// RFC 3339: as an earlier attempt has it, else the record's stamp. Never the wall clock.
  private static func firstSeen(of record: borrowing RawRecord) -> String? {
    if let earlier = record.header("copydesk.error.firstSeen") { return earlier }
    return record.timestamp.flatMap { timestamp in
      (0...WireTime.latest).contains(timestamp)
        ? WireTime.rfc3339(milliseconds: timestamp) : nil
    }
  }

  private static func schemaID(of record: borrowing RawRecord) -> String? {
    guard let value = record.value else {
      return SchemaFraming(of: Span(), headers: record.headers).schemaID
    }
    return SchemaFraming(of: value.octets, headers: record.headers).schemaID
  }

  private static func append(_ name: String, _ value: String?, to headers: inout [RecordHeader]) {
    if let value { headers.append(RecordHeader(name, cut(value))) }
  }

  /// What only we say of a record: one that came with it would be taken for our word.
  private static func isOurs(_ name: String) -> Bool {
    name.hasPrefix("copydesk.error.") || own.contains(name)
  }

  private static let own: Set<String> = [
    "copydesk.source", "copydesk.source.timestamp", "copydesk.version", SchemaFraming.idHeader,
    "copydesk.headers.dropped", "copydesk.verdict", "copydesk.action", "copydesk.zone",
    "copydesk.replay", "copydesk.truncated",
  ]

  /// At most `valueBytesMax` bytes, whole characters.
  private static func cut(_ value: String) -> String {
    guard value.utf8.count > valueBytesMax else { return value }
    var end = value.utf8.index(value.utf8.startIndex, offsetBy: valueBytesMax - 3)
    while value.utf8[end] & 0xC0 == 0x80 { end = value.utf8.index(before: end) }
    return String(value[..<end]) + "\u{2026}"
  }
}

extension RecordHeader {
  fileprivate var byteCount: Int { name.utf8.count + (value?.count ?? 0) }
}

extension WireTime {
  /// The last millisecond of the year 9998.
  static let latest: Int64 = 253_370_764_799_999
}
