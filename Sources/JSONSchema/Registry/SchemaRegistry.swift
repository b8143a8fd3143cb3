internal import JSON

/// The schemas that others may refer to. The meta-schemas of drafts 4 to 2020-12 are in it from the
/// start. What is not in it cannot be referred to: nothing is ever fetched.
public struct SchemaRegistry: Sendable {
  private(set) var index: ResourceIndex

  /// A registry with the built-in meta-schemas.
  public init() { index = BuiltInSchemas.index }

  /// An empty one, for the meta-schemas themselves.
  init(empty: ()) { index = ResourceIndex() }

  /// Adds a document under its `$id` and under the URI it was found at.
  ///
  /// - Parameters:
  ///   - schema: the document's bytes. It is not checked until something refers to it.
  ///   - uri: absolute; may be empty for a document with an `$id`.
  public mutating func add(_ schema: [UInt8], uri: String = "") throws(SchemaError) {
    _ = index.add(try Self.document(schema, uri: uri), uri: uri)
  }

  /// Finds the resources of what was added, so that the schemas compiled from now on need not.
  ///
  /// - Parameter defaultDraft: for documents without `$schema`.
  public mutating func update(defaultDraft: SchemaDraft = .draft2020_12) {
    index.update(defaultDraft: defaultDraft)
  }

  static func document(_ bytes: [UInt8], uri: String) throws(SchemaError) -> JSONDocument {
    do throws(JSONError) {
      return try JSONDocument(parsing: bytes)
    } catch {
      throw SchemaError(.invalidJSON, at: uri, error.description, json: error)
    }
  }
}
