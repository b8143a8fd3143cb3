import JSON
import Pipeline

/// An outcome as it comes by, for `copydesk tail`.
struct OutcomeView: Sendable {
  let trace: Trace
  /// Of an article or a diversion.
  let uri: String?
  let provider: String?
  let headline: String?

  init(_ destination: Destination, _ record: StoredRecord) {
    trace = Trace(destination, record)
    guard destination != .deadletters else {
      uri = nil
      provider = record.header("copydesk.error.provider")
      headline = record.header("copydesk.error.message")
      return
    }
    uri = record.key.map { String(decoding: $0, as: UTF8.self) }
    let document = record.value.flatMap { try? JSONDocument(parsing: $0) }
    provider = document?.withRoot { root in
      root["provider"]?.string ?? Self.provider(in: root["infoSources"])
    }
    headline = document?.withRoot { root in
      root["headline"]?.string
        ?? root["headlines"]?.elements.first { _ in true }?["value"]?.string
    }
  }

  private static func provider(in sources: JSONValue?) -> String? {
    guard let sources else { return nil }
    for source in sources.elements where source["role"]?.string == "provider" {
      return source["name"]?.string
    }
    return nil
  }

  /// Whether it is what is asked for; what is empty asks for nothing.
  func fits(outcomes: Set<String>, verdicts: Set<String>, providers: Set<String>) -> Bool {
    if !outcomes.isEmpty, !outcomes.contains(trace.destination.rawValue) { return false }
    if !verdicts.isEmpty, !(trace.verdict.map(verdicts.contains) ?? false) { return false }
    if !providers.isEmpty, !(provider.map { providers.contains(Provider($0).slug) } ?? false) {
      return false
    }
    return true
  }

  /// For people, on one line.
  var line: String {
    let time = trace.written.map {
      String(WireTime.rfc3339(milliseconds: $0).dropFirst(11).prefix(8))
    }
    let what = trace.outcome ?? trace.failure ?? "-"
    return [
      time ?? "--:--:--", trace.destination.rawValue, what, SafeText.line(provider ?? "-"),
      SafeText.line(uri ?? trace.source), SafeText.line(headline ?? ""),
    ].joined(separator: "  ")
  }

  var json: [UInt8] {
    var json = JSONWriter(capacity: 256)
    json.beginObject()
    json.text("at", trace.place.description)
    json.text("source", trace.source)
    json.text("destination", trace.destination.rawValue)
    json.text("verdict", trace.verdict)
    json.text("action", trace.action)
    json.text("failure", trace.failure)
    json.text("provider", provider)
    json.text("uri", uri)
    json.text("headline", headline)
    json.text("written", trace.written.map { WireTime.rfc3339(milliseconds: $0) })
    json.endObject()
    return json.bytes
  }
}
