import JSON
import JSONSchema
import Testing

@Suite("Schemas and what they refer to")
struct RegistryTests {
  @Test("a reference is answered by the registry, and by nothing else")
  func references() throws {
    let schema = #"{"$id":"https://example.com/a","items":{"$ref":"b#/$defs/x"}}"#
    let error = try #require(refusal(schema))
    #expect(error.code == .unresolvableReference)
    #expect(error.location == "https://example.com/a#/items/$ref")
    var registry = SchemaRegistry()
    try registry.add(
      Array(#"{"$defs":{"x":{"type":"integer"}}}"#.utf8), uri: "https://example.com/b")
    #expect(try isValid("[1]", try compiled(schema, registry: registry)))
    #expect(try !isValid("[\"1\"]", try compiled(schema, registry: registry)))
  }

  @Test("a schema of the registry is compiled by its URI, or a part of it")
  func byURI() throws {
    var registry = SchemaRegistry()
    try registry.add(Array(#"{"$id":"urn:x:s","$defs":{"n":{"type":"null"}}}"#.utf8))
    let whole = try Schema(uri: "urn:x:s", registry: registry)
    #expect(try isValid("1", whole))
    let part = try Schema(uri: "urn:x:s#/$defs/n", registry: registry)
    #expect(try !isValid("1", part))
  }

  @Test("schemas in different drafts refer to one another")
  func crossDraft() throws {
    var registry = SchemaRegistry()
    try registry.add(
      Array(
        ##"{"$schema":"http://json-schema.org/draft-07/schema#","$id":"https://e.com/7","items":[{"type":"integer"}],"definitions":{"a":{"$id":"#name","type":"null"}}}"##
          .utf8))
    let schema = try compiled(
      ##"{"prefixItems":[{"$ref":"https://e.com/7"},{"$ref":"https://e.com/7#name"}]}"##,
      registry: registry)
    #expect(try isValid("[[1],null]", schema))
    #expect(try !isValid("[[\"x\"],null]", schema))
    #expect(try !isValid("[[1],1]", schema))
  }

  @Test(
    "a schema that is invalid itself is refused with the place",
    arguments: [
      (#"{"properties":{"a":{"type":"strin"}}}"#, "#/properties/a/type"),
      (#"{"minLength":-1}"#, "#/minLength"),
      (#"{"required":["a","a"]}"#, "#/required"),
      (#"{"allOf":[]}"#, "#/allOf"),
      (#"{"$schema":"http://json-schema.org/draft-07/schema#","items":7}"#, "#/items"),
      (#"{"$schema":"http://json-schema.org/draft-04/schema#","required":[]}"#, "#/required"),
      (#"{"$schema":"https://json-schema.org/draft/2019-09/schema","$defs":[]}"#, "#/$defs"),
      (#"{"pattern":"["}"#, "#/pattern"),
    ])
  func invalidSchemas(schema: String, location: String) throws {
    let error = try #require(refusal(schema))
    #expect(error.code == .invalidSchema)
    #expect(error.location == location)
    #expect(!error.failures.isEmpty)
  }

  @Test(
    "each kind of unusable schema has its own code",
    arguments: [
      ("{", SchemaError.Code.invalidJSON),
      ("[]", .invalidSchema),
      (#"{"$schema":"https://example.com/unknown"}"#, .unknownDialect),
      (##"{"$ref":"#/$defs/none"}"##, .unresolvableReference),
      (##"{"$ref":"#none"}"##, .unresolvableReference),
    ])
  func codes(schema: String, code: SchemaError.Code) {
    #expect(refusal(schema)?.code == code)
  }

  @Test("a meta-schema may require only vocabularies that are known")
  func vocabularies() throws {
    var registry = SchemaRegistry()
    let meta = #"""
      {"$schema":"https://json-schema.org/draft/2020-12/schema","$id":"https://e.com/meta",
       "$vocabulary":{"https://e.com/vocab/other":true},"$dynamicAnchor":"meta"}
      """#
    try registry.add(Array(meta.utf8))
    #expect(
      refusal(#"{"$schema":"https://e.com/meta"}"#, registry: registry)?.code == .unknownVocabulary)
  }

  @Test("formats assert or annotate by option")
  func formats() throws {
    let schema = #"{"format":"date"}"#
    #expect(try !isValid("\"2025-02-30\"", try compiled(schema)))
    #expect(
      try isValid(
        "\"2025-02-30\"", try compiled(schema, options: SchemaOptions(formats: .annotate))))
  }

  @Test("one schema serves many threads at once")
  func threads() async throws {
    let schema = try compiled(
      #"{"properties":{"a":{"pattern":"^[a-z]+$"},"b":{"format":"date-time"}},"unevaluatedProperties":false}"#
    )
    await withTaskGroup(of: Bool.self) { group in
      for worker in 0..<8 {
        group.addTask {
          var evaluator = SchemaEvaluator()
          var parser = JSONParser()
          for round in 0..<200 {
            let good = (worker + round) % 2 == 0
            let text = #"{"a":"\#(good ? "x" : "7")","b":"2024-01-01T00:00:00Z"}"#
            let verdict = try? parser.parse(Array(text.utf8)) { try evaluator.isValid($0, schema) }
            guard case .success(let valid)? = verdict, valid == good else { return false }
          }
          return true
        }
      }
      for await result in group { #expect(result) }
    }
  }
}
