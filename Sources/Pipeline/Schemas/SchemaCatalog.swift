import JSON
public import JSONSchema
import Stories

/// Copydesk's own schemas for what comes in, compiled once: all versions side by side.
public struct SchemaCatalog: Sendable {
  /// A compiled schema and its `$id`.
  struct Entry: Sendable {
    let uri: String
    let compiled: Schema
  }

  private let entries: [DocumentForm: Entry]

  /// Compiles the schemas that are built into the program, formats asserted.
  public init() throws(SchemaError) {
    let registry = try Self.registry()
    var entries: [DocumentForm: Entry] = [:]
    for form in DocumentForm.all { entries[form] = try Self.entry(form.schemaName, registry) }
    self.entries = entries
  }

  /// How many are compiled and will be applied.
  public var count: Int { entries.count }

  /// Every built-in schema, to be referred to by its `$id`.
  static func registry() throws(SchemaError) -> SchemaRegistry {
    var registry = SchemaRegistry()
    for name in BuiltInSchemas.names {
      guard let text = BuiltInSchemas.text(name) else { continue }
      try registry.add(text)
    }
    return registry
  }

  /// The schema that a document of a form must match.
  func schema(of form: DocumentForm) -> Entry {
    guard let entry = entries[form] else { preconditionFailure("every form has its schema") }
    return entry
  }

  private static func entry(
    _ name: String, _ registry: SchemaRegistry
  ) throws(SchemaError) -> Entry {
    guard let text = BuiltInSchemas.text(name), let uri = id(of: text) else {
      preconditionFailure("the program contains its schema \(name), and it has an $id")
    }
    return Entry(uri: uri, compiled: try Schema(compiling: text, registry: registry))
  }

  private static func id(of schema: [UInt8]) -> String? {
    var parser = JSONParser()
    return try? parser.parse(schema) { $0["$id"]?.string }.get()
  }
}
