import Foundation
import JSON
import JSONSchema
import Testing

@Suite("The official suite's tests of output", .enabled(if: OfficialSuite.isThere))
struct OutputSuiteTests {
  @Test(
    "the basic form is what each test's schema wants", arguments: ["draft2020-12", "draft2019-09"])
  func basic(draft: String) throws {
    let folder = "\(OfficialSuite.folder)/output-tests/\(draft)"
    var registry = SchemaRegistry()
    let shape = try #require(FileManager.default.contents(atPath: "\(folder)/output-schema.json"))
    try registry.add([UInt8](shape))
    var checked = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: "\(folder)/content").sorted() {
      let file = try #require(FileManager.default.contents(atPath: "\(folder)/content/\(name)"))
      let cases = try JSONDocument(parsing: [UInt8](file))
      try cases.withRoot { root in
        for testCase in root.elements {
          let schema = try Schema(compiling: text(testCase["schema"]), registry: registry)
          for test in try #require(testCase["tests"]).elements {
            let wanted = try #require(test["output"]?["basic"])
            let output = try basic(text(test["data"]), schema)
            let check = try Schema(compiling: text(wanted), registry: registry)
            let held = try failures(String(decoding: output, as: UTF8.self), check)
            #expect(held.isEmpty, "\(name): \(String(decoding: output, as: UTF8.self))")
            checked += 1
          }
        }
      }
    }
    print("\(draft) output: \(checked) checked")
    #expect(checked >= 4)
  }

  private func text(_ value: JSONValue?) throws -> [UInt8] {
    var writer = JSONWriter()
    writer.value(try #require(value))
    return writer.bytes
  }

  private func basic(_ document: [UInt8], _ schema: Schema) throws -> [UInt8] {
    var parser = JSONParser()
    var evaluator = SchemaEvaluator()
    return try parser.parse(document) { try evaluator.report($0, schema).basic }.get()
  }
}

@Suite("Annotations")
struct AnnotationTests {
  private func annotations(_ document: String, _ schema: String) throws -> [String] {
    var parser = JSONParser()
    var evaluator = SchemaEvaluator()
    let compiled = try compiled(schema)
    let found = try parser.parse(Array(document.utf8)) {
      try evaluator.annotations($0, compiled)
    }.get()
    return found.map {
      "\($0.instanceLocation) \($0.keywordLocation) \(String(decoding: $0.value, as: UTF8.self))"
    }.sorted()
  }

  @Test("come from what holds, with the place of schema and instance")
  func places() throws {
    let schema = #"""
      {"title":"story","properties":{"a":{"description":"first","type":"integer"}},
       "patternProperties":{"^x-":{"x-unknown":[1]}},"additionalProperties":{"deprecated":true},
       "anyOf":[{"title":"no","required":["z"]},{"title":"yes"}]}
      """#
    #expect(
      try annotations(#"{"a":1,"x-b":2,"c":3}"#, schema) == [
        #" /additionalProperties ["c"]"#, #" /anyOf/1/title "yes""#,
        #" /patternProperties ["x-b"]"#, #" /properties ["a"]"#, #" /title "story""#,
        #"/a /properties/a/description "first""#, "/c /additionalProperties/deprecated true",
        "/x-b /patternProperties/^x-/x-unknown [1]",
      ])
    #expect(try annotations(#"{"a":"text"}"#, schema) == [])
  }

  @Test("of arrays say how far they reach")
  func arrays() throws {
    let schema =
      #"{"prefixItems":[{"title":"one"}],"items":{"format":"uri"},"contains":{"const":2}}"#
    #expect(
      try annotations(#"[1,2,"urn:a"]"#, schema) == [
        " /contains [1]", " /items true", " /prefixItems 0", #"/0 /prefixItems/0/title "one""#,
        #"/2 /items/format "uri""#,
      ])
  }
}

@Suite("Places in a document's text")
struct PlaceTests {
  @Test("a pointer finds line and column")
  func finds() throws {
    let text = Array(
      "{\n  \"a\\u0062\": [1, \"x,]}\\\"\",\n    {\"c\": null}],\n  \"d\": -1e3\n}".utf8)
    func place(_ pointer: String) -> String? {
      JSONPointer(pointer)?.place(in: text).map { "\($0.line):\($0.column)" }
    }
    #expect(place("") == "1:1")
    #expect(place("/ab") == "2:14")
    #expect(place("/ab/1") == "2:18")
    #expect(place("/ab/2/c") == "3:11")
    #expect(place("/d") == "4:8")
    #expect(place("/ab/3") == nil)
    #expect(place("/none") == nil)
    #expect(place("/d/0") == nil)
  }
}
