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

  private let schema: Schema
  private var parser = JSONParser()
  private var evaluator = SchemaEvaluator()

  /// - Parameters:
  ///   - references: what the schema may refer to besides Copydesk's own schemas and the
  ///     meta-schemas. Nothing is fetched.
  ///   - assertsFormats: else `format` only annotates.
  public init(
    schema: Source, references: [Source], assertsFormats: Bool
  ) throws(SchemaError) {
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

  /// What is wrong with a document; nothing of what stands in it is repeated.
  public mutating func check(_ document: [UInt8]) -> DocumentVerdict {
    let schema = schema
    do throws(EvaluationLimit) {
      return try Self.check(document, schema, &parser, &evaluator)
    } catch {
      return DocumentVerdict(failures: [], problem: "the evaluation reached its limit: \(error)")
    }
  }

  private static func check(
    _ document: [UInt8], _ schema: Schema, _ parser: inout JSONParser,
    _ evaluator: inout SchemaEvaluator
  ) throws(EvaluationLimit) -> DocumentVerdict {
    let parsed = try parser.parse(document) { value throws(EvaluationLimit) in
      if try evaluator.isValid(value, schema) { return [ValidationFailure]() }
      return try evaluator.failures(value, schema)
    }
    switch parsed {
    case .success(let failures): return DocumentVerdict(failures: failures, problem: nil)
    case .failure(let error):
      return DocumentVerdict(failures: [], problem: "not JSON as Copydesk reads it: \(error)")
    }
  }
}
