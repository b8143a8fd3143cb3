import JSON
import Pipeline

/// One record that differs, as a line of the report.
struct DiffLine {
  let source: Coordinates
  let difference: Difference
  let before: Outlook?
  let after: Outlook
  let provider: String?

  var json: [UInt8] {
    var json = JSONWriter(capacity: 256)
    json.beginObject()
    json.text("source", source.description)
    json.text("difference", difference.name)
    json.text("provider", provider)
    if case .changed(let members) = difference { json.list("members", members) }
    if let before { write("before", before, to: &json) }
    write("after", after, to: &json)
    json.endObject()
    return json.bytes
  }

  private func write(_ name: StaticString, _ outlook: Outlook, to json: inout JSONWriter) {
    json.key(name)
    json.beginObject()
    json.text("destination", outlook.destination.rawValue)
    json.text("verdict", outlook.verdict)
    json.text("failure", outlook.failure?.kind)
    json.text("at", outlook.place?.description)
    json.endObject()
  }
}
