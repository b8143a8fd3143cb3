public import JSON

/// The result of an evaluation in the output formats of JSON Schema 2020-12, section 12.4 (2019-09,
/// section 10.4, has the same).
public struct ValidationReport: Sendable {
  /// The verdict; `false` exactly where there is a failure.
  public let isValid: Bool
  /// Of an invalid document.
  public let failures: [ValidationFailure]
  /// Of a valid document.
  public let annotations: [Annotation]

  /// Of a document that is no JSON, or of an evaluation that was given up.
  public static let invalid = ValidationReport(isValid: false, failures: [], annotations: [])

  /// `{"valid": …}`.
  public var flag: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("valid")
    json.bool(isValid)
    json.endObject()
    return json.bytes
  }

  /// A flat list: `errors` of an invalid document, `annotations` of a valid one.
  public var basic: [UInt8] {
    var json = JSONWriter()
    json.beginObject()
    json.key("valid")
    json.bool(isValid)
    json.key(isValid ? "annotations" : "errors")
    json.beginArray()
    for failure in failures {
      Self.write(
        failure.keywordLocation, failure.absoluteKeywordLocation, failure.instanceLocation, &json)
      json.key("error")
      json.string(failure.message)
      json.endObject()
    }
    for annotation in annotations {
      Self.write(
        annotation.keywordLocation, annotation.absoluteKeywordLocation,
        annotation.instanceLocation, &json)
      json.key("annotation")
      json.raw(annotation.value)
      json.endObject()
    }
    json.endArray()
    json.endObject()
    return json.bytes
  }

  private static func write(
    _ keyword: String, _ absolute: String, _ instance: String, _ json: inout JSONWriter
  ) {
    json.beginObject()
    json.key("keywordLocation")
    json.string(keyword)
    // Without a URI of the schema there is nothing absolute.
    if !absolute.hasPrefix("#") {
      json.key("absoluteKeywordLocation")
      json.string(absolute)
    }
    json.key("instanceLocation")
    json.string(instance)
  }
}

extension SchemaEvaluator {
  /// Everything that can be said of a value: failures or annotations.
  ///
  /// - Parameter max: how many failures to report at most.
  public mutating func report(
    _ value: JSONValue, _ schema: Schema, max: Int = 20
  ) throws(EvaluationLimit) -> ValidationReport {
    let failures = try failures(value, schema, max: max)
    guard failures.isEmpty else {
      return ValidationReport(isValid: false, failures: failures, annotations: [])
    }
    return ValidationReport(
      isValid: true, failures: [], annotations: try annotations(value, schema))
  }
}
