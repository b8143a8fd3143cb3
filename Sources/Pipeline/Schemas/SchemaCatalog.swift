import JSON
public import JSONSchema
import Stories

/// Copydesk's own schemas, compiled once, by name and version (`raw-story/1`).
public struct SchemaCatalog: Sendable {
  /// A compiled schema and the URI that it goes by.
  struct Entry: Sendable {
    let uri: String
    let compiled: Schema
  }

  private let rawStory: Entry
  /// By generation, the first first.
  private let ninjs: [Entry]

  /// Compiles the schemas that are built into the program, formats asserted.
  public init() throws(SchemaError) {
    rawStory = try Self.entry("raw-story/1")
    ninjs = try NinjsGeneration.allCases.map { generation throws(SchemaError) in
      try Self.entry("ninjs/\(generation.rawValue)")
    }
  }

  /// What is compiled and will be applied.
  public var uris: [String] { [rawStory.uri] }

  /// Every built-in schema, to be referred to by its `$id`.
  static func registry() throws(SchemaError) -> SchemaRegistry {
    var registry = SchemaRegistry()
    for name in BuiltInSchemas.names {
      guard let text = BuiltInSchemas.text(name) else { continue }
      try registry.add(text)
    }
    return registry
  }

  /// The schema that a document of a format must match; `nil` for formats without one.
  func schema(of document: JSONValue, as format: StoryFormat) -> Entry? {
    switch format {
    case .rawStory: rawStory
    case .ninjs: ninjs[NinjsGeneration(of: document).rawValue - 1]
    case .text, .nitf, .newsMLG2, .iptc7901, .anpa: nil
    }
  }

  private static func entry(_ name: String) throws(SchemaError) -> Entry {
    let text = BuiltInSchemas.text(name)
    precondition(text != nil, "the program contains its schema \(name)")
    return Entry(uri: name, compiled: try Schema(compiling: text ?? [], registry: registry()))
  }
}
