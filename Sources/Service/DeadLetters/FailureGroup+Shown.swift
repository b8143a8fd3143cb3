import JSON
import Pipeline

extension FailureGroup {
  /// A line for tools, without its end.
  var json: [UInt8] {
    var json = JSONWriter(capacity: 512)
    json.beginObject()
    json.text("signature", signature)
    json.key("count")
    json.int(count)
    json.text("stage", sample.stage)
    json.text("code", sample.code)
    json.text("instanceLocation", sample.kindOfLocation)
    json.text("keywordLocation", sample.keywordLocation)
    json.text("schema", sample.schema)
    json.text("provider", sample.provider)
    json.text("message", sample.message)
    json.key("attemptsMax")
    json.int(attemptsMax)
    json.text("firstSeen", firstSeen)
    json.text("lastSeen", lastWritten.map { WireTime.rfc3339(milliseconds: $0) })
    json.key("sample")
    json.beginObject()
    json.text("deadletter", sample.place.description)
    json.text("source", sample.source.description)
    json.endObject()
    json.endObject()
    return json.bytes
  }

  static func table(_ groups: [FailureGroup]) -> TextTable {
    var table = TextTable(
      [
        "COUNT", "SIGNATURE", "STAGE/CODE", "AT", "PROVIDER", "FIRST SEEN", "LAST SEEN",
        "TRIES", "SAMPLE",
      ], right: [0, 7])
    for group in groups {
      let sample = group.sample
      table.add([
        "\(group.count)", group.signature, "\(sample.stage)/\(sample.code)",
        SafeText.line(shortened(sample.kindOfLocation ?? "-")),
        SafeText.line(shortened(sample.provider ?? "-")), group.firstSeen ?? "-",
        group.lastWritten.map { WireTime.rfc3339(milliseconds: $0) } ?? "-",
        "\(group.attemptsMax)", sample.place.description,
      ])
    }
    return table
  }

  private static func shortened(_ text: String) -> String {
    text.count <= 32 ? text : "\(text.prefix(31))…"
  }
}

extension JSONWriter {
  /// A member with a string; nothing where there is none.
  mutating func text(_ name: StaticString, _ value: String?) {
    guard let value else { return }
    key(name)
    string(value)
  }
}
