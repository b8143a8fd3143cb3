internal import JSON

/// Turns schemas into a `Program`.
///
/// Each schema that can be reached becomes one block under a label, or two: one that keeps account
/// of the properties and items it evaluates, for `unevaluated*` further out to read, and one that
/// does not. A list of labels still to be compiled takes the place of recursion.
struct Compiler {
  var index: ResourceIndex
  let options: SchemaOptions
  var parts: ProgramParts
  private var labels: [LabelKey: Int] = [:]
  private var pending: [(label: Int, key: LabelKey)] = []
  /// Labels applied to the same value by each label, to find cycles.
  var sameValue: [[Int]] = []
  var regexes: [String: Int] = [:]
  var names: [[UInt8]: Int] = [:]
  var namesInOrder: [String] = []
  var dynamicTargets: [DynamicTarget] = []

  struct LabelKey: Hashable {
    let place: Place
    let resource: Int
    let isTracked: Bool
    /// The inside of a schema with `unevaluated*`, which keeps an account of its own.
    let isBody: Bool
  }

  init(index: ResourceIndex, options: SchemaOptions) {
    self.index = index
    self.options = options
    let placeholder = index.documents[0]
    parts = ProgramParts(names: placeholder, index: index)
  }

  /// Checks the document against the meta-schema of its dialect, with the same engine.
  mutating func checkAgainstMetaschema(_ root: Place) throws(SchemaError) {
    guard let resource = index.positions[root] else {
      throw SchemaError(.invalidSchema, at: "", "a schema is an object or a boolean")
    }
    let known = index.resources[resource]
    if let trouble = known.trouble { throw trouble }
    let metaschema: Schema
    if let builtIn = CompiledMetaschemas.schema(for: known.dialect.metaschema) {
      metaschema = builtIn
    } else {
      metaschema = try Schema(metaschema: known.dialect.metaschema, index: index)
    }
    var evaluator = SchemaEvaluator()
    let failures: [ValidationFailure]
    do throws(EvaluationLimit) {
      failures = try evaluator.failures(unsafe index.value(root), metaschema, max: 20)
    } catch {
      throw SchemaError(.limit, at: known.uri, "checking the schema takes too many steps")
    }
    guard let first = failures.first else { return }
    throw SchemaError(
      .invalidSchema, at: "\(known.uri)#\(first.instanceLocation)", first.message,
      failures: failures)
  }

  mutating func compile(_ root: Place) throws(SchemaError) -> Program {
    guard let resource = index.positions[root] else {
      throw SchemaError(.invalidSchema, at: "", "a schema is an object or a boolean")
    }
    parts.root = try blockLabel(root, in: resource, isTracked: false)
    repeat {
      while let next = pending.popLast() { try emit(next.label, next.key) }
      try addDynamicTargets()
    } while !pending.isEmpty
    try refuseCycles()
    patchDynamicTargets()
    fuse()
    parts.names = try namesDocument()
    parts.index = index
    return Program(parts)
  }

  // MARK: - Labels

  /// The label of a subschema; `true`, `false` and `{}` need no block.
  mutating func label(
    _ value: JSONValue, at outer: Context, isTracked: Bool = false
  ) throws(SchemaError) -> Int {
    if let known = value.bool { return known ? Label.always : Label.never }
    if value.isObject && value.count == 0 { return Label.always }
    let place = Place(document: outer.place.document, index: unsafe value.storage.index)
    if index.positions[place] == nil { index.adopt(place, into: outer.resource) }
    guard let resource = index.positions[place] else {
      throw SchemaError(
        .invalidSchema, at: index.location(of: place, in: outer.resource),
        "a schema is an object or a boolean")
    }
    return try blockLabel(place, in: resource, isTracked: isTracked)
  }

  /// The label of a schema, as a block in any case.
  mutating func blockLabel(
    _ place: Place, in resource: Int, isTracked: Bool, isBody: Bool = false
  ) throws(SchemaError) -> Int {
    let key = LabelKey(place: place, resource: resource, isTracked: isTracked, isBody: isBody)
    if let known = labels[key] { return known }
    if let trouble = index.resources[resource].trouble { throw trouble }
    if labels.count == options.limits.maxSubschemas {
      throw SchemaError(
        .limit, at: index.resources[resource].uri,
        "more than \(options.limits.maxSubschemas) subschemas")
    }
    let label = parts.blocks.count
    labels[key] = label
    parts.blocks.append(Block(start: 0, end: 0, resource: Int32(resource)))
    parts.places.append(place)
    sameValue.append([])
    pending.append((label, key))
    return label
  }

  /// Resources that have blocks, for `$dynamicRef`.
  var compiledResources: Set<Int> { Set(parts.blocks.map { Int($0.resource) }) }

  // MARK: - Blocks

  private mutating func emit(_ label: Int, _ key: LabelKey) throws(SchemaError) {
    let value = unsafe index.value(key.place)
    var context = Context(
      place: key.place, resource: key.resource, label: label, isTracked: key.isTracked,
      dialect: index.resources[key.resource].dialect)
    try compile(value, key, &context)
    parts.blocks[label].start = Int32(parts.instructions.count)
    parts.instructions += Self.ordered(context.instructions)
    parts.blocks[label].end = Int32(parts.instructions.count)
  }

  /// By rank, else as they stand.
  static func ordered(_ steps: [Instruction]) -> [Instruction] {
    let ordered = steps.enumerated().sorted { left, right in
      let ranks = (left.element.operation.rank, right.element.operation.rank)
      return ranks.0 != ranks.1 ? ranks.0 < ranks.1 : left.offset < right.offset
    }
    return ordered.map(\.element)
  }

  private mutating func compile(
    _ value: JSONValue, _ key: LabelKey, _ context: inout Context
  ) throws(SchemaError) {
    if value.bool == true { return }
    guard value.isObject else {
      context.instructions.append(Instruction(.fail, .falseSchema))
      return
    }
    let keywords = KeywordValues(value, context.dialect)
    if keywords.hasUnevaluated && !key.isBody {
      let body = try blockLabel(key.place, in: key.resource, isTracked: true, isBody: true)
      sameValue[context.label].append(body)
      context.instructions.append(Instruction(.account, .falseSchema, a: body))
      return
    }
    try compileReferences(keywords, &context)
    if context.dialect.refHidesSiblings && keywords[.ref] != nil { return }
    try compileAssertions(keywords, &context)
    try compileNumbers(keywords, &context)
    try compileStrings(keywords, &context)
    try compileObjects(keywords, &context)
    try compileArrays(keywords, &context)
    try compileCombinations(keywords, &context)
  }
}

/// Where the compiler is and what it made there.
struct Context {
  let place: Place
  let resource: Int
  let label: Int
  let isTracked: Bool
  let dialect: Dialect
  var instructions: [Instruction] = []
}

/// The keywords of one schema object that its dialect knows.
struct KeywordValues {
  private var values: [Keyword: JSONValue] = [:]

  init(_ schema: JSONValue, _ dialect: Dialect) {
    for member in schema.members {
      if let keyword = Keyword(rawValue: member.key.string), dialect.keywords.contains(keyword) {
        values[keyword] = member.value
      }
    }
  }

  subscript(keyword: Keyword) -> JSONValue? { values[keyword] }

  /// None unless the value is an array.
  func elements(_ keyword: Keyword) -> [JSONValue] {
    guard let value = values[keyword] else { return [] }
    return [JSONValue](value.elements)
  }

  /// None unless the value is an object.
  func members(_ keyword: Keyword) -> [JSONMember] {
    guard let value = values[keyword] else { return [] }
    return [JSONMember](value.members)
  }

  var hasUnevaluated: Bool {
    values[.unevaluatedProperties] != nil || values[.unevaluatedItems] != nil
  }
}

extension Operation {
  /// Cheap and likely to fail first; what reads the account of others last.
  var rank: Int {
    switch self {
    case .fail: 0
    case .type: 1
    case .equals, .isOneOfStrings: 2
    case .bound, .range, .minLength, .maxLength, .minItems, .maxItems, .minProperties,
      .maxProperties:
      3
    case .typeOrSchema, .multipleOf: 4
    case .format: 5
    case .pattern: 6
    case .requires, .dependentRequired: 7
    case .object, .array: 8
    case .apply: 9
    case .dependentSchema, .contains: 10
    case .condition, .anyOf, .oneOf, .not: 11
    case .uniqueItems: 12
    case .dynamicApply: 13
    case .account, .choose: 14
    case .unevaluatedItems, .unevaluatedProperties: 15
    }
  }
}
