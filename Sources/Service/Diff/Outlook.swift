import JSON
import Kafka
import Pipeline

/// What became of a record, or would become of it today, as far as two such are compared.
struct Outlook: Sendable {
  let destination: Destination
  let verdict: String?
  let key: [UInt8]?
  /// Of the article or the diversion; `nil` for a dead letter.
  let members: MemberDigests?
  /// Of a dead letter.
  let failure: Failure?
  /// Where it lies; `nil` for what is not written.
  let place: Coordinates?

  struct Failure: Hashable, Sendable {
    let kind: String
    let signature: String
  }

  init(_ dispatch: Dispatch, by parser: inout JSONParser) {
    let record = dispatch.record
    destination = record.destination
    verdict = dispatch.outcome.verdict?.kind.rawValue
    failure = dispatch.outcome.rejection.map {
      Failure(kind: "\($0.stage.rawValue)/\($0.code.rawValue)", signature: $0.signature)
    }
    key = failure == nil ? record.key : nil
    members = failure == nil ? record.value.flatMap { MemberDigests($0, by: &parser) } : nil
    place = nil
  }

  init(_ destination: Destination, _ record: StoredRecord, by parser: inout JSONParser) {
    self.destination = destination
    verdict = record.header("copydesk.verdict")
    if destination == .deadletters {
      let stage = record.header("copydesk.error.stage") ?? "unknown"
      let code = record.header("copydesk.error.code") ?? "unknown"
      failure = Failure(
        kind: "\(stage)/\(code)", signature: record.header("copydesk.error.signature") ?? "")
      key = nil
      members = nil
    } else {
      failure = nil
      key = record.key
      members = record.value.flatMap { MemberDigests($0, by: &parser) }
    }
    place = record.coordinates
  }
}
