import JSON
import Pipeline

extension StoryExplanation {
  /// For tools: what `lines` say, in members.
  var json: [UInt8] {
    var json = JSONWriter(capacity: 4_096)
    json.beginObject()
    json.text("source", record.coordinates.description)
    json.text("timestamp", record.timestamp.map { WireTime.rfc3339(milliseconds: $0) })
    json.bytes("key", record.key)
    json.bytes("value", record.value)
    switch prepared {
    case .success(let story): write(story, to: &json)
    case .failure(let rejection):
      json.key("rejection")
      rejection.write(to: &json)
    }
    if let verdict {
      json.text("verdict", verdict.kind.rawValue)
      json.text("basis", verdict.basis.rawValue)
      json.text("of", verdict.of?.text)
      if let similarity = verdict.similarity {
        json.key("similarity")
        json.double(similarity)
      }
    }
    write("outputs", trail.own, to: &json)
    write("sameArticle", trail.others, to: &json)
    json.endObject()
    return json.bytes
  }

  private func write(_ story: Story, to json: inout JSONWriter) {
    json.text("format", story.format.rawValue)
    json.text("schema", story.form?.schemaName)
    json.text("schemaId", story.schemaID)
    json.text("uri", story.uri.text)
    json.text("provider", story.provider.name)
    json.text("id", story.identity.providerID)
    json.text("headline", story.headline)
    json.text("contentDigest", story.identity.contentDigest.digest.description)
    explanation?.writeMembers(to: &json)
  }

  private func write(_ name: StaticString, _ traces: [Trace], to json: inout JSONWriter) {
    json.key(name)
    json.beginArray()
    for trace in traces {
      json.beginObject()
      json.text("at", trace.place.description)
      json.text("source", trace.source)
      json.text("verdict", trace.verdict)
      json.text("action", trace.action)
      json.text("failure", trace.failure)
      json.text("written", trace.written.map { WireTime.rfc3339(milliseconds: $0) })
      json.text("replay", trace.replay)
      json.endObject()
    }
    json.endArray()
  }
}
