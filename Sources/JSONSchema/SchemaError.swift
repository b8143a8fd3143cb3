public import JSON

/// Why a schema cannot be used, said when it is compiled and never during an evaluation.
public struct SchemaError: Error, Sendable {
  public enum Code: String, Sendable, CaseIterable {
    /// Not JSON at all: `json` says why.
    case invalidJSON
    /// Not valid against its own meta-schema: `failures` say where.
    case invalidSchema
    /// A `$ref` to something that the registry does not have. Nothing is ever fetched.
    case unresolvableReference
    /// A `$schema` that is neither built in nor in the registry.
    case unknownDialect
    /// A meta-schema requires a vocabulary that is not known here.
    case unknownVocabulary
    /// A pattern that a linear-time engine cannot express, or that is malformed.
    case unsupportedPattern
    /// References lead back to where they started without going deeper into the instance.
    case referenceCycle
    /// Larger than `SchemaLimits` allow.
    case limit
  }

  /// Which kind of error it is; stable.
  public let code: Code
  /// Absolute location in the schema, as a URI with a JSON Pointer, where it is known.
  public let location: String
  /// What is wrong there, with text of the schema where it helps.
  public let detail: String
  /// Where the schema is no JSON: the reader's error, with line and column.
  public let json: JSONError?
  /// Where the schema breaks its meta-schema: the failures, instance locations within the schema.
  public let failures: [ValidationFailure]

  init(
    _ code: Code, at location: String, _ detail: String, json: JSONError? = nil,
    failures: [ValidationFailure] = []
  ) {
    self.code = code
    self.location = location
    self.detail = detail
    self.json = json
    self.failures = failures
  }
}

extension SchemaError: CustomStringConvertible {
  public var description: String { "schema: \(code.rawValue) at \(location): \(detail)" }
}
