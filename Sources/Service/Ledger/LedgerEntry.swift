import JSON
import Pipeline

/// One delivery as the ledger has it: what its claim said, and the verdict.
struct LedgerEntry: Sendable {
  /// What a claim says that people compare: no text, and nothing that a text is compared by.
  struct Said: Sendable {
    let uri: ArticleURI
    let version: StoryVersion
    let status: PubStatus
    /// Milliseconds since 1970 UTC; 0 where it is not known.
    let eventTime: Int64
    let contentDigest: ContentDigest

    init(_ claim: Claim) {
      uri = claim.uri
      version = claim.version
      status = claim.status
      eventTime = claim.eventTime
      contentDigest = claim.contentDigest
    }
  }

  let source: Coordinates
  let said: Said
  let verdict: Verdict

  /// `{"source","uri","version","status","eventTime","contentDigest","verdict","basis","of",
  /// "similarity","changes","confidence"}`; members without a value are left out. `eventTime` is in
  /// milliseconds since 1970 UTC, `version` with its kind: `number:2`, `time:…` in milliseconds,
  /// `text:…`.
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.text("source", source.description)
    json.text("uri", said.uri.text)
    json.text("version", said.version.labeled)
    json.text("status", said.status.rawValue)
    json.key("eventTime")
    json.int(said.eventTime)
    json.text("contentDigest", said.contentDigest.digest.description)
    json.text("verdict", verdict.kind.rawValue)
    json.text("basis", verdict.basis.rawValue)
    json.text("of", verdict.of?.text)
    if let similarity = verdict.similarity {
      json.key("similarity")
      json.double(similarity)
    }
    verdict.writeChanges(to: &json)
    json.endObject()
  }

  /// One line, with its end.
  var line: [UInt8] {
    var json = JSONWriter(capacity: 512)
    write(to: &json)
    return json.bytes + [0x0A]
  }
}

extension StoryVersion {
  /// With its kind before it, since versions of two kinds are never compared; `nil` for none.
  var labeled: String? {
    switch self {
    case .none: nil
    case .number(let scaled):
      "number:\(scaled % 1_000 == 0 ? "\(scaled / 1_000)" : "\(Double(scaled) / 1_000)")"
    case .time(let milliseconds): "time:\(milliseconds)"
    case .text(let text): "text:\(text)"
    }
  }
}
