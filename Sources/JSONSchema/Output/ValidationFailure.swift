/// One keyword that does not hold at one place: a unit of the specification's `basic` output.
public struct ValidationFailure: Hashable, Sendable {
  /// JSON Pointer through the schema as it was applied, over references.
  public let keywordLocation: String
  /// Where the keyword stands: URI of the resource with a JSON Pointer.
  public let absoluteKeywordLocation: String
  /// JSON Pointer into the instance.
  public let instanceLocation: String
  /// Stable: the keyword's name, or `falseSchema`.
  public let code: String
  /// Says what the schema asks for. It never holds a value of the instance.
  public let message: String

  public init(
    keywordLocation: String, absoluteKeywordLocation: String, instanceLocation: String,
    code: String, message: String
  ) {
    self.keywordLocation = keywordLocation
    self.absoluteKeywordLocation = absoluteKeywordLocation
    self.instanceLocation = instanceLocation
    self.code = code
    self.message = message
  }
}
