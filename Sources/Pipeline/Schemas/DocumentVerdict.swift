import JSON
import JSONSchema

/// What a schema says of one document.
public struct DocumentVerdict: Sendable {
  /// One thing that is wrong, for people.
  struct Reason: Sendable {
    let text: String
    /// Where in the document's text it is, where that is known.
    let place: JSONPlace?
  }

  /// Bytes of a value that are shown when values are asked for.
  static let excerptMax = 80

  let report: ValidationReport
  /// Why there is no verdict of the schema: the document is no JSON, or a limit was reached.
  let problem: Reason?
  private let found: [Reason]

  init(problem: Reason) {
    report = ValidationReport.invalid
    self.problem = problem
    found = []
  }

  /// - Parameters:
  ///   - text: the document, to find lines in.
  ///   - value: its root; given only if values may be shown.
  init(_ report: ValidationReport, text: [UInt8], value: JSONValue?) {
    self.report = report
    problem = nil
    found = report.failures.map { failure in
      let pointer = JSONPointer(failure.instanceLocation)
      let place = failure.instanceLocation.isEmpty ? "the document" : failure.instanceLocation
      var line = "\(place): \(failure.message) (\(failure.keywordLocation))"
      if let shown = value.flatMap({ pointer?.resolve(in: $0) }) {
        line += ": \(Self.excerpt(shown))"
      }
      return Reason(text: line, place: pointer?.place(in: text))
    }
  }

  public var isValid: Bool { report.isValid }

  /// For people, a line each: the place in the text, if it is known, and what is wrong there.
  public var reasons: [String] {
    (problem.map { [$0] } ?? found).map { reason in
      reason.place.map { "\($0.line):\($0.column): \(reason.text)" } ?? reason.text
    }
  }

  /// JSON Schema 2020-12, section 12.4.1.
  public var flag: [UInt8] { report.flag }

  /// JSON Schema 2020-12, section 12.4.2: a flat list of the errors of an invalid document, or of
  /// the annotations of a valid one.
  public var basic: [UInt8] {
    guard let problem else { return report.basic }
    var json = JSONWriter()
    json.beginObject()
    json.key("valid")
    json.bool(false)
    json.key("errors")
    json.beginArray()
    json.beginObject()
    for key in ["keywordLocation", "instanceLocation"] {
      json.key(key)
      json.string("")
    }
    json.key("error")
    json.string(problem.text)
    json.endObject()
    json.endArray()
    json.endObject()
    return json.bytes
  }

  private static func excerpt(_ value: JSONValue) -> String {
    var writer = JSONWriter()
    writer.value(value)
    guard writer.bytes.count > excerptMax else { return writer.string }
    return String(decoding: writer.bytes.prefix(excerptMax), as: UTF8.self) + "…"
  }
}
