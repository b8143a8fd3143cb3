public import JSON

/// Evaluates documents against schemas, keeping its buffers in between. One per worker.
public struct SchemaEvaluator: ~Copyable {
  private var machine: Machine?

  /// An evaluator with empty buffers; they grow with the first documents and are kept.
  public init() {}

  /// Whether the schema holds for the value. The pass that a valid document takes.
  public mutating func isValid(
    _ value: JSONValue, _ schema: Schema
  ) throws(EvaluationLimit) -> Bool {
    prepare(value, schema)
    let holds = machine!.run(schema.program.code.root, unsafe value.storage.index, -1)
    if let limit = machine!.limit { throw limit }
    return holds
  }

  /// What is wrong with the value; empty when it is valid. The document is read again only after
  /// a boolean pass that failed.
  ///
  /// - Parameter max: how many failures to report at most.
  public mutating func failures(
    _ value: JSONValue, _ schema: Schema, max: Int = 20
  ) throws(EvaluationLimit) -> [ValidationFailure] {
    if try isValid(value, schema) { return [] }
    prepare(value, schema)
    let most = Swift.max(1, Swift.min(max, schema.limits.maxFailures))
    var collector = Collector(
      schema.program, max: most, maxLocationBytes: schema.limits.maxLocationBytes)
    collector.collect(&machine!, schema.program.code.root, unsafe value.storage.index)
    if let limit = machine!.limit, collector.failures.isEmpty { throw limit }
    return collector.failures
  }

  /// What the schema says about the parts of a valid value; empty when it is invalid.
  ///
  /// - Parameter max: how many annotations to collect at most.
  public mutating func annotations(
    _ value: JSONValue, _ schema: Schema, max: Int = 1_000
  ) throws(EvaluationLimit) -> [Annotation] {
    guard try isValid(value, schema) else { return [] }
    prepare(value, schema)
    var annotator = Annotator(schema.program, max: Swift.min(max, schema.limits.maxAnnotations))
    annotator.collect(&machine!, schema.program.code.root, unsafe value.storage.index)
    if let limit = machine!.limit { throw limit }
    return annotator.annotations
  }

  private mutating func prepare(_ value: JSONValue, _ schema: Schema) {
    if machine == nil { machine = Machine(schema.program.code, Tape(value)) }
    machine!.prepare(schema.program.code, Tape(value), schema.limits)
  }
}
