/// What a keyword says about a place of a valid instance without restricting it: a unit of the
/// specification's `basic` output.
public struct Annotation: Hashable, Sendable {
  /// JSON Pointer through the schema as it was applied, over references.
  public let keywordLocation: String
  /// Where the keyword stands: URI of the resource with a JSON Pointer.
  public let absoluteKeywordLocation: String
  /// JSON Pointer into the instance.
  public let instanceLocation: String
  /// The annotation, as JSON: the keyword's value, or what an applicator applied to.
  public let value: [UInt8]
}
