import JSON

extension ReplayRequest {
  /// Kept with the progress, so that a resumed replay is the one that was begun.
  func write(to json: inout JSONWriter) {
    json.beginObject()
    json.list("topics", topics)
    json.list("partitions", partitions.map { "\($0)" })
    json.text("from", from)
    json.text("to", to)
    json.list("providers", providers)
    json.list("keys", keys)
    json.list("uris", uris)
    json.list("verdicts", verdicts)
    json.list("signatures", signatures)
    json.text("into", into)
    if promotes {
      json.key("promotes")
      json.bool(true)
    }
    if isFreshLedger {
      json.key("freshLedger")
      json.bool(true)
    }
    json.endObject()
  }

  init(_ json: JSONValue) {
    func list(_ name: StaticString) -> [String] {
      json[name].map { $0.elements.compactMap(\.string) } ?? []
    }
    self.init()
    topics = list("topics")
    partitions = list("partitions").compactMap { Int($0) }
    from = json["from"]?.string
    to = json["to"]?.string
    providers = list("providers")
    keys = list("keys")
    uris = list("uris")
    verdicts = list("verdicts")
    signatures = list("signatures")
    into = json["into"]?.string
    promotes = json["promotes"]?.bool ?? false
    isFreshLedger = json["freshLedger"]?.bool ?? false
  }

  var json: [UInt8] {
    var json = JSONWriter(capacity: 256)
    write(to: &json)
    return json.bytes
  }
}

extension JSONWriter {
  /// A member with strings; nothing where there are none.
  mutating func list(_ name: StaticString, _ values: [String]) {
    guard !values.isEmpty else { return }
    key(name)
    beginArray()
    for value in values { string(value) }
    endArray()
  }
}
