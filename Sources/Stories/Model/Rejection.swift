/// The step of the flow that a record had come to.
public enum Stage: String, Sendable, CaseIterable {
  case decode
  case validate
  case normalize
  case claim
  case enrich
  case publish
}

/// Why a record cannot become an article: a value, not an accident.
///
/// Holds no story text: `detail` is a constant sentence with numbers and names of fields at most.
public struct Rejection: Error, Hashable, Sendable {
  public let stage: Stage
  public let code: RejectionCode
  /// JSON pointer into the record, or `line L column C (byte B)` where there is no document yet.
  public let instanceLocation: String?
  /// JSON pointer into the schema.
  public let keywordLocation: String?
  /// The schema's `$id`.
  public let schema: String?
  public let detail: String
  /// Slug of the provider, where it is known by then.
  public var provider: String?

  public init(
    stage: Stage, code: RejectionCode, instanceLocation: String? = nil,
    keywordLocation: String? = nil, schema: String? = nil, detail: String,
    provider: String? = nil
  ) {
    self.stage = stage
    self.code = code
    self.instanceLocation = instanceLocation
    self.keywordLocation = keywordLocation
    self.schema = schema
    self.detail = detail
    self.provider = provider
  }
}

/// Every reason there is; the values are the contract's `copydesk.error.code` and a metric label.
public enum RejectionCode: String, Sendable, CaseIterable {
  case emptyValue = "empty_value"
  case unknownFormat = "unknown_format"
  case formatMismatch = "format_mismatch"
  case invalidJSON = "invalid_json"
  case invalidUTF8 = "invalid_utf8"
  case invalidXML = "invalid_xml"
  case entityRefused = "entity_refused"
  case invalidWire = "invalid_wire"
  case loneSurrogate = "lone_surrogate"
  case duplicateKey = "duplicate_key"
  case tooDeep = "too_deep"
  case tooLarge = "too_large"
  case numberTooLong = "number_too_long"
  case schemaMismatch = "schema_mismatch"
  case unknownSchemaVersion = "unknown_schema_version"
  case evaluationLimit = "evaluation_limit"
  case unsupportedType = "unsupported_type"
  case noHeadline = "no_headline"
  case noBody = "no_body"
  case badTime = "bad_time"
  case recordTooLarge = "record_too_large"
}
