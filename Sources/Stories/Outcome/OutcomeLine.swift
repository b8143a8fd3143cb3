public import JSON

/// The line that `copydesk process --outcomes` prints for one record.
public enum OutcomeLine {
  /// Writes `{"source","outcome","verdict","basis","of","similarity","article"|"rejection"}` on one
  /// line without its end; members without a value are left out. `article` is the ninjs document.
  public static func write(
    _ outcome: Outcome, of source: Coordinates, to json: inout JSONWriter
  ) {
    json.beginObject()
    json.member("source", source.description)
    json.member("outcome", outcome.kind.rawValue)
    if let verdict = outcome.verdict {
      json.member("verdict", verdict.kind.rawValue)
      json.member("basis", verdict.basis.rawValue)
      json.member("of", verdict.of?.text)
      if let similarity = verdict.similarity {
        json.key("similarity")
        json.double(similarity)
      }
      verdict.writeChanges(to: &json)
    }
    switch outcome {
    case .published(let publication):
      json.key("article")
      json.raw(publication.document)
    case .deadlettered(let rejection):
      json.key("rejection")
      rejection.write(to: &json)
    case .diverted, .held:
      break
    }
    json.endObject()
  }
}
