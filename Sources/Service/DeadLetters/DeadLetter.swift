import Kafka
import Pipeline

/// What a dead letter says of itself, without its bytes.
struct DeadLetter: Hashable, Sendable {
  /// Where it lies in the dead-letter topic.
  let place: Coordinates
  /// The record that it came from; its own place where it does not say.
  let source: Coordinates
  let stage: String
  let code: String
  let message: String
  let instanceLocation: String?
  let keywordLocation: String?
  let schema: String?
  let provider: String?
  /// What failures of one kind have in common.
  let signature: String
  /// How often its record was tried, this time included.
  let attempts: Int
  /// RFC 3339.
  let firstSeen: String?
  /// Milliseconds since 1970 UTC: when this dead letter was written.
  let written: Int64?
  /// Bytes of the value that the record had, where the dead letter keeps only its beginning.
  let truncatedFrom: Int?

  init(_ record: StoredRecord) {
    self.init(
      place: record.coordinates, written: record.timestamp, header: { record.header($0) })
  }

  private init(place: Coordinates, written: Int64?, header: (String) -> String?) {
    self.place = place
    self.written = written
    source = header("copydesk.source").flatMap { Coordinates($0) } ?? place
    stage = header("copydesk.error.stage") ?? "unknown"
    code = header("copydesk.error.code") ?? "unknown"
    message = header("copydesk.error.message") ?? ""
    // Empty stands for none, but for a schema's word on the whole document.
    let keyword = header("copydesk.error.keywordLocation").flatMap { $0.isEmpty ? nil : $0 }
    instanceLocation = header("copydesk.error.instanceLocation").flatMap {
      $0.isEmpty && keyword == nil ? nil : $0
    }
    keywordLocation = keyword
    schema = header("copydesk.error.schema").flatMap { $0.isEmpty ? nil : $0 }
    // Dead letters of before 0.2 do not name the provider; their records may.
    provider = header("copydesk.error.provider") ?? header("provider")
    signature = header("copydesk.error.signature") ?? "none"
    attempts = header("copydesk.error.attempts").flatMap { Int($0) } ?? 1
    firstSeen = header("copydesk.error.firstSeen")
    truncatedFrom = header("copydesk.truncated").flatMap { Int($0) }
  }

  /// Where in its record the failure was, with what differs between records left out.
  var kindOfLocation: String? { instanceLocation.map { Rejection.generalized($0) } }
}
