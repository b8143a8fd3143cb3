import JSON
import Pipeline

/// One record that differs, as a line of the report.
struct DiffLine {
  let source: Coordinates
  let difference: Difference
  let before: Outlook?
  let after: Outlook
  let provider: String?

  /// - Parameter values: of members that are shown, in order.
  func json(values: [(member: String, value: ChangedValue)]) -> [UInt8] {
    var json = JSONWriter(capacity: 256)
    json.beginObject()
    json.text("source", source.description)
    json.text("difference", difference.name)
    json.text("provider", provider)
    if case .changed(let members) = difference { json.list("members", members) }
    if let before { write("before", before, to: &json) }
    write("after", after, to: &json)
    if !values.isEmpty {
      json.key("values")
      json.beginObject()
      for (member, value) in values {
        json.key(member)
        value.write(to: &json)
      }
      json.endObject()
    }
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
