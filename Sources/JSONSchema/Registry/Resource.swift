internal import JSON

/// One value of one document of an index.
struct Place: Hashable, Sendable {
  let document: Int
  /// Its word on the document's tape.
  let index: Int
}

/// A schema resource: the root of a document, or a subschema with an `$id` of its own.
struct Resource: Sendable {
  /// Absolute where the document gave or was given one; no fragment.
  let uri: String
  let root: Place
  let dialect: Dialect
  /// The dialect's error, thrown when a compiled schema comes to need this resource.
  let trouble: SchemaError?
  /// By name: `$anchor`, `$dynamicAnchor`, and `"$id": "#name"` of old.
  var anchors: [String: Place] = [:]
  /// By name: `$dynamicAnchor`; under `Resource.recursive` the root, if it has a
  /// `$recursiveAnchor` that is true.
  var dynamicAnchors: [String: Place] = [:]

  /// A name that no anchor can have.
  static let recursive = "$recursiveAnchor"
}
