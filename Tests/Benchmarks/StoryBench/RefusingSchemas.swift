import JSON
import Pipeline
import Stories

/// Validates as the service does and then lets nothing through, so that a record's way ends there.
struct RefusingSchemas: StorySchema, ~Copyable {
  var schemas: StorySchemas

  mutating func check(_ document: JSONValue, as form: DocumentForm) -> Rejection? {
    schemas.check(document, as: form)
      ?? Rejection(stage: .validate, code: .schemaMismatch, detail: "The measured way ends here.")
  }
}
