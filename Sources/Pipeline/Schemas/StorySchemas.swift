package import JSON
import JSONSchema
package import Stories

/// The gate between decoding and normalizing: a document must be what its format says.
package struct StorySchemas: StorySchema, ~Copyable {
  private let catalog: SchemaCatalog
  private var evaluator = SchemaEvaluator()

  package init(catalog: SchemaCatalog) { self.catalog = catalog }

  package mutating func check(_ document: JSONValue, as form: DocumentForm) -> Rejection? {
    let schema = catalog.schema(of: form)
    do throws(EvaluationLimit) {
      if try evaluator.isValid(document, schema.compiled) { return nil }
      let failures = try evaluator.failures(document, schema.compiled)
      return rejection(TellingFailure(failures), schema)
    } catch {
      return Rejection(
        stage: .validate, code: .evaluationLimit, schema: schema.uri,
        detail: "The schema's evaluation reached its limit: \(error).")
    }
  }

  private func rejection(_ failure: TellingFailure?, _ schema: SchemaCatalog.Entry) -> Rejection {
    Rejection(
      stage: .validate, code: .schemaMismatch, instanceLocation: failure?.instanceLocation,
      keywordLocation: failure?.keywordLocation, schema: schema.uri,
      detail: failure?.message ?? "The document does not match the schema.")
  }
}
