import JSON
public import JSONSchema

/// Documents held against one schema: what `copydesk validate` does.
public struct DocumentValidation: ~Copyable {
  /// A schema's text and what it is called in errors.
  public struct Source: Sendable {
    public let name: String
    public let bytes: [UInt8]

    public init(name: String, bytes: [UInt8]) {
      self.name = name
      self.bytes = bytes
    }
  }

  let schema: Schema
  private let showsValues: Bool
  private var parser = JSONParser()
  private var evaluator = SchemaEvaluator()

  /// - Parameters:
  ///   - references: what the schema may refer to besides Copydesk's own schemas and the
  ///     meta-schemas. Nothing is fetched.
  ///   - assertsFormats: else `format` only annotates.
  ///   - showsValues: reasons end with the value that is refused, cut short.
  public init(
    schema: Source, references: [Source], assertsFormats: Bool, showsValues: Bool = false
  ) throws(SchemaError) {
    self.showsValues = showsValues
    var registry = try SchemaCatalog.registry()
    for reference in references { try registry.add(reference.bytes, uri: reference.name) }
    self.schema = try Schema(
      compiling: schema.bytes, registry: registry,
      options: SchemaOptions(formats: assertsFormats ? .assert : .annotate))
  }

  /// A built-in schema by its name, such as `article/1`.
  public static func builtInSource(_ name: String) -> Source? {
    BuiltInSchemas.text(name).map { Source(name: name, bytes: $0) }
  }

  /// What is wrong with a document. Nothing of what stands in it is repeated, unless values are
  /// asked for.
  public mutating func check(_ document: [UInt8]) -> DocumentVerdict {
    let schema = schema
    do throws(EvaluationLimit) {
      return try Self.check(document, schema, &parser, &evaluator, showsValues: showsValues)
    } catch {
      return DocumentVerdict(
        problem: .init(text: "the evaluation reached its limit: \(error)", place: nil))
    }
  }

  private static func check(
    _ document: [UInt8], _ schema: Schema, _ parser: inout JSONParser,
    _ evaluator: inout SchemaEvaluator, showsValues: Bool
  ) throws(EvaluationLimit) -> DocumentVerdict {
    let parsed = try parser.parse(document) { value throws(EvaluationLimit) in
      DocumentVerdict(
        try evaluator.report(value, schema), text: document, value: showsValues ? value : nil)
    }
    switch parsed {
    case .success(let verdict): return verdict
    case .failure(let error):
      return DocumentVerdict(
        problem: .init(text: "not JSON as Copydesk reads it: \(error)", place: nil))
    }
  }
}
