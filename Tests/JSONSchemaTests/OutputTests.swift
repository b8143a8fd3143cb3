import JSON
import JSONSchema
import Testing

@Suite("Failures say where and why")
struct OutputTests {
  @Test("each failing keyword is located in schema and instance")
  func locations() throws {
    let schema = try compiled(
      #"""
      {"$id":"https://example.com/story","type":"object","required":["id","a/b"],
       "properties":{"id":{"type":"string","minLength":2},"tags":{"items":{"$ref":"#/$defs/tag"}}},
       "additionalProperties":false,"$defs":{"tag":{"enum":["x","y"]}}}
      """#)
    let found = try failures(#"{"id":"é","tags":["x","secret"],"extra~":1}"#, schema)
    #expect(found.map(\.code) == ["minLength", "enum", "additionalProperties", "required"])
    #expect(found.map(\.instanceLocation) == ["/id", "/tags/1", "/extra~0", ""])
    #expect(
      found.map(\.keywordLocation) == [
        "/properties/id/minLength", "/properties/tags/items/$ref/enum", "/additionalProperties",
        "/required",
      ])
    #expect(
      found.map(\.absoluteKeywordLocation) == [
        "https://example.com/story#/properties/id/minLength",
        "https://example.com/story#/$defs/tag/enum",
        "https://example.com/story#/additionalProperties", "https://example.com/story#/required",
      ])
    #expect(found.last?.message == "the property \"a/b\" is required")
  }

  @Test("a message holds no value of the instance")
  func noValues() throws {
    let schema = try compiled(
      #"{"properties":{"a":{"type":"number","const":3,"not":{}},"b":{"pattern":"^x"}}}"#)
    for failure in try failures(#"{"a":"secret","b":"secret"}"#, schema) {
      #expect(!failure.message.contains("secret"))
    }
  }

  @Test("alternatives report themselves first, then what each of them misses")
  func alternatives() throws {
    let schema = try compiled(#"{"anyOf":[{"type":"string"},{"minimum":5}]}"#)
    let found = try failures("3", schema)
    #expect(found.map(\.keywordLocation) == ["/anyOf", "/anyOf/0/type", "/anyOf/1/minimum"])
    let both = try compiled(#"{"oneOf":[{"type":"integer"},{"minimum":2}]}"#)
    #expect(try failures("3", both).map(\.keywordLocation) == ["/oneOf"])
  }

  @Test("failures are bounded in number")
  func bounded() throws {
    let schema = try compiled(#"{"items":{"type":"string"}}"#)
    let document = "[" + (0..<500).map(String.init).joined(separator: ",") + "]"
    #expect(try failures(document, schema, max: 20).count == 20)
    #expect(try failures(document, schema, max: 1).count == 1)
  }

  @Test(
    "every applicator leads to the keyword that fails",
    arguments: [
      (#"{"allOf":[{},{"type":"null"}]}"#, "1", "/allOf/1/type"),
      (#"{"if":true,"then":{"type":"null"}}"#, "1", "/then/type"),
      (#"{"if":false,"else":false}"#, "1", "/else"),
      (#"{"not":{"type":"integer"}}"#, "1", "/not"),
      (#"{"prefixItems":[true,false]}"#, "[1,2]", "/prefixItems/1"),
      (#"{"contains":{"type":"string"}}"#, "[1]", "/contains"),
      (#"{"propertyNames":{"maxLength":1}}"#, #"{"ab":1}"#, "/propertyNames/maxLength"),
      (
        #"{"patternProperties":{"^a":{"type":"null"}}}"#, #"{"ab":1}"#, "/patternProperties/^a/type"
      ),
      (#"{"dependentRequired":{"a":["b"]}}"#, #"{"a":1}"#, "/dependentRequired/a"),
      (
        #"{"dependentSchemas":{"a":{"required":["b"]}}}"#, #"{"a":1}"#,
        "/dependentSchemas/a/required"
      ),
      (
        ##"{"$dynamicRef":"#x","$defs":{"x":{"$dynamicAnchor":"x","type":"null"}}}"##, "1",
        "/$dynamicRef/type"
      ),
      (#"{"prefixItems":[true],"unevaluatedItems":false}"#, "[1,2]", "/unevaluatedItems"),
      (#"{"multipleOf":2}"#, "1", "/multipleOf"),
      (#"{"uniqueItems":true}"#, "[1,1.0]", "/uniqueItems"),
      ("false", "1", ""),
    ])
  func applicators(schema: String, document: String, location: String) throws {
    let found = try failures(document, try compiled(schema))
    #expect(found.map(\.keywordLocation) == [location])
  }

  @Test("an evaluator is used again after failures")
  func reuse() throws {
    let schema = try compiled(#"{"unevaluatedProperties":false,"properties":{"a":{}}}"#)
    var evaluator = SchemaEvaluator()
    var parser = JSONParser()
    for _ in 0..<3 {
      let bad = try parser.parse(Array(#"{"a":1,"b":2}"#.utf8)) { root in
        try evaluator.failures(root, schema)
      }.get()
      #expect(bad.map(\.instanceLocation) == ["/b"])
      #expect(try parser.parse(Array(#"{"a":1}"#.utf8)) { try evaluator.isValid($0, schema) }.get())
    }
  }
}
