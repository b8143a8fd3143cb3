import JSON
import Pipeline

/// One dead letter in full.
struct DeadLetterPage {
  let letter: DeadLetter
  let record: StoredRecord
  let redriven: RedriveNote?
  /// How many bytes of the value are shown to people.
  let valueBytesMax: Int

  /// For people: what went wrong, where in the bytes, what the record said of itself, the bytes.
  var lines: [String] {
    facts.lines + [""] + pointed + headers + value
  }

  private var facts: TextTable {
    var table = TextTable(["dead letter", letter.place.description])
    func add(_ name: String, _ value: String?) {
      if let value { table.add([name, SafeText.line(value)]) }
    }
    add("record", letter.source.description)
    add("why", "\(letter.stage)/\(letter.code): \(letter.message)")
    add("where", letter.instanceLocation)
    add("rule", letter.keywordLocation.map { "\(letter.schema ?? "")#\($0)" })
    add("provider", letter.provider)
    add("signature", letter.signature)
    add("attempts", "\(letter.attempts)")
    add("first seen", letter.firstSeen)
    add("written", letter.written.map { WireTime.rfc3339(milliseconds: $0) })
    add("redriven", redriven.map { "\($0.outcome), at attempt \($0.attempts)" })
    return table
  }

  private var pointed: [String] {
    guard let location = letter.instanceLocation, let value = record.value,
      let range = FailurePlace.range(of: location, in: value)
    else { return [] }
    let excerpt = Excerpt(of: value, at: range)
    return ["  " + excerpt.text, "  " + excerpt.mark, ""]
  }

  private var headers: [String] {
    let own = record.headers.filter { !$0.name.hasPrefix("copydesk.") }
    var lines: [String] = []
    if let key = record.key { lines.append("key: \(SafeText.line(key))") }
    lines += own.map { header in
      "header \(SafeText.line(header.name)): \(header.value.map { SafeText.line($0) } ?? "(null)")"
    }
    return lines
  }

  private var value: [String] {
    guard let value = record.value else { return ["value: none (null)"] }
    if value.isEmpty { return ["value: empty"] }
    let shown = value.prefix(valueBytesMax)
    var lines = ["value, \(value.count) bytes:"]
    if let whole = letter.truncatedFrom {
      lines[0] = "value, the first \(value.count) of \(whole) bytes:"
    }
    lines.append(SafeText.lines(shown))
    if shown.count < value.count {
      lines.append("… \(value.count - shown.count) bytes more; --full shows them")
    }
    return lines
  }
}

extension DeadLetterPage {
  /// For tools: everything, the value as `value` where it is UTF-8, else as `valueBase64`.
  var json: [UInt8] {
    var json = JSONWriter(capacity: 1_024 + (record.value?.count ?? 0))
    json.beginObject()
    json.text("deadletter", letter.place.description)
    json.text("source", letter.source.description)
    json.text("stage", letter.stage)
    json.text("code", letter.code)
    json.text("message", letter.message)
    json.text("instanceLocation", letter.instanceLocation)
    json.text("keywordLocation", letter.keywordLocation)
    json.text("schema", letter.schema)
    json.text("provider", letter.provider)
    json.text("signature", letter.signature)
    json.key("attempts")
    json.int(letter.attempts)
    json.text("firstSeen", letter.firstSeen)
    json.text("written", letter.written.map { WireTime.rfc3339(milliseconds: $0) })
    json.text("redriven", redriven?.outcome)
    json.bytes("key", record.key)
    json.bytes("value", record.value)
    json.key("headers")
    json.beginArray()
    for header in record.headers where !header.name.hasPrefix("copydesk.error.") {
      json.beginObject()
      json.text("name", header.name)
      json.bytes("value", header.value)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.bytes
  }
}
