internal import JSON

/// A compiled schema: immutable, shared by all threads, evaluated by a `SchemaEvaluator`.
public final class Schema: Sendable {
  let program: Program
  /// The limits that hold for each evaluation by this schema.
  public let limits: SchemaLimits

  /// Compiles a schema with everything it refers to.
  ///
  /// It is first checked against its meta-schema, then every reference is resolved and every
  /// pattern compiled, so an evaluation meets none of these errors.
  ///
  /// - Parameters:
  ///   - bytes: the schema document.
  ///   - uri: where it was found; its `$id` is resolved against this. May be empty.
  ///   - registry: what it may refer to.
  public convenience init(
    compiling bytes: [UInt8], uri: String = "", registry: SchemaRegistry = SchemaRegistry(),
    options: SchemaOptions = SchemaOptions()
  ) throws(SchemaError) {
    let document = try SchemaRegistry.document(bytes, uri: uri)
    var index = registry.index
    let added = index.add(document, uri: uri)
    try self.init(index: index, document: added, options: options)
  }

  /// Compiles a schema of the registry.
  ///
  /// - Parameter uri: its `$id`, the URI it was added under, or either with a fragment.
  public convenience init(
    uri: String, registry: SchemaRegistry, options: SchemaOptions = SchemaOptions()
  ) throws(SchemaError) {
    let reference = #"{"$ref":\#(Self.quoted(uri))}"#
    try self.init(
      compiling: Array(reference.utf8), uri: "", registry: registry, options: options)
  }

  private init(
    index: ResourceIndex, document: Int, options: SchemaOptions
  ) throws(SchemaError) {
    var index = index
    index.update(defaultDraft: options.defaultDraft)
    var compiler = Compiler(index: index, options: options)
    let root = Place(document: document, index: 1)
    try compiler.checkAgainstMetaschema(root)
    program = try compiler.compile(root)
    limits = options.limits
  }

  /// Compiles a built-in or registered meta-schema, which is not checked against itself.
  init(metaschema uri: String, index: ResourceIndex) throws(SchemaError) {
    guard let resource = index.resource(at: uri) else {
      throw SchemaError(.unknownDialect, at: uri, "no meta-schema \(uri) is registered")
    }
    var compiler = Compiler(index: index, options: SchemaOptions(formats: .assert))
    program = try compiler.compile(index.resources[resource].root)
    limits = .default
  }

  private static func quoted(_ text: String) -> String {
    var writer = JSONWriter()
    writer.string(text)
    return writer.string
  }
}
