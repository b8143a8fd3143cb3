import JSON
import JSONSchema

/// Compiles a schema of the default draft with formats asserted.
func compiled(
  _ schema: String, registry: SchemaRegistry = SchemaRegistry(),
  options: SchemaOptions = SchemaOptions()
) throws -> Schema {
  try Schema(compiling: Array(schema.utf8), registry: registry, options: options)
}

func isValid(_ document: String, _ schema: Schema) throws -> Bool {
  try failures(document, schema, max: 1).isEmpty
}

func failures(
  _ document: String, _ schema: Schema, max: Int = 20
) throws -> [ValidationFailure] {
  var evaluator = SchemaEvaluator()
  var parser = JSONParser()
  return try parser.parse(Array(document.utf8)) { root in
    try evaluator.failures(root, schema, max: max)
  }.get()
}

/// The code of the error that compiling gives.
func refusal(
  _ schema: String, registry: SchemaRegistry = SchemaRegistry(),
  options: SchemaOptions = SchemaOptions()
) -> SchemaError? {
  do throws(SchemaError) {
    _ = try Schema(compiling: Array(schema.utf8), registry: registry, options: options)
    return nil
  } catch {
    return error
  }
}
