public import JSON

extension Rejection {
  /// Writes the rejection as an object: stage, code, message, signature, and those of
  /// instanceLocation, keywordLocation and schema that are known.
  public func write(to json: inout JSONWriter) {
    json.beginObject()
    json.key("stage")
    json.string(stage.rawValue)
    json.key("code")
    json.string(code.rawValue)
    json.key("message")
    json.string(detail)
    json.member("instanceLocation", instanceLocation)
    json.member("keywordLocation", keywordLocation)
    json.member("schema", schema)
    json.key("signature")
    json.string(signature)
    json.endObject()
  }
}

extension JSONWriter {
  /// Writes a member with a string; nothing where there is none.
  mutating func member(_ key: StaticString, _ value: String?) {
    guard let value else { return }
    self.key(key)
    string(value)
  }
}
