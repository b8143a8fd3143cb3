import JSON
import JSONSchema

/// What a schema says of one document.
public struct DocumentVerdict: Sendable {
  let failures: [ValidationFailure]
  /// Why there is no verdict of the schema: the document is no JSON, or a limit was reached.
  let problem: String?

  public var isValid: Bool { failures.isEmpty && problem == nil }

  /// For people, a line each.
  public var reasons: [String] {
    if let problem { return [problem] }
    return failures.map { failure in
      let place = failure.instanceLocation.isEmpty ? "the document" : failure.instanceLocation
      return "\(place): \(failure.message) (\(failure.keywordLocation))"
    }
  }

  /// JSON Schema 2020-12, section 12.4.1.
  public var flag: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("valid")
    json.bool(isValid)
    json.endObject()
    return json.bytes
  }

  /// JSON Schema 2020-12, section 12.4.2: errors of an invalid document, in a flat list.
  public var basic: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("valid")
    json.bool(isValid)
    if !isValid {
      json.key("errors")
      json.beginArray()
      if let problem { Self.write("", "", "", problem, to: &json) }
      for failure in failures {
        Self.write(
          failure.keywordLocation, failure.absoluteKeywordLocation, failure.instanceLocation,
          failure.message, to: &json)
      }
      json.endArray()
    }
    json.endObject()
    return json.bytes
  }

  private static func write(
    _ keyword: String, _ absolute: String, _ instance: String, _ error: String,
    to json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("keywordLocation")
    json.string(keyword)
    if !absolute.isEmpty {
      json.key("absoluteKeywordLocation")
      json.string(absolute)
    }
    json.key("instanceLocation")
    json.string(instance)
    json.key("error")
    json.string(error)
    json.endObject()
  }
}
