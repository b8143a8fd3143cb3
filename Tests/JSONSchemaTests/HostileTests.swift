import Foundation
import JSON
import JSONSchema
import Testing

@Suite("Hostile schemas and instances end in bounded time", .timeLimit(.minutes(4)))
struct HostileTests {
  @Test("a pattern that makes backtracking engines explode is linear")
  func pattern() throws {
    let schema = try compiled(#"{"pattern":"^(a|a)*$"}"#)
    let text = String(repeating: "a", count: 50_000)
    #expect(try isValid("\"\(text)\"", schema))
    #expect(try !isValid("\"\(text)!\"", schema))
  }

  @Test(
    "what needs backtracking is refused when the schema is loaded, by name",
    arguments: [
      ("(?=a)", "lookahead"), ("(?!a)", "negative lookahead"), ("(?<=a)", "lookbehind"),
      ("(a)\\\\1", "backreference"), ("a{1,30000}", "repetition"), ("[", "unclosed"),
      ("(", "unclosed"), ("\\\\p{Emoji}", "engine"),
    ])
  func refusedPatterns(pattern: String, reason: String) throws {
    let error = try #require(
      refusal(#"{"properties":{"a":{"pattern":"\#(pattern)"}}}"#))
    #expect(error.detail.contains(reason) || error.code == .invalidSchema)
    #expect(error.location.hasSuffix("/properties/a/pattern"))
  }

  @Test("a pattern whose automaton is too large is refused")
  func largePattern() throws {
    let pattern = "((a{1,100}){1,10}b{1,100}){1,2}"
    var options = SchemaOptions()
    options.limits.maxRegexBytes = 10_000
    #expect(refusal(#"{"pattern":"\#(pattern)"}"#, options: options)?.code == .unsupportedPattern)
  }

  @Test("alternatives over a recursive reference do not double per level")
  func recursionUnderAlternatives() throws {
    let schema = try compiled(
      #"""
      {"$ref":"#/$defs/n","$defs":{"n":{"anyOf":[
        {"properties":{"c":{"$ref":"#/$defs/n"}},"required":["x"]},
        {"properties":{"c":{"$ref":"#/$defs/n"}}}]}}}
      """#)
    let levels = 120
    let document =
      String(repeating: #"{"c":"#, count: levels) + "1" + String(repeating: "}", count: levels)
    #expect(try isValid(document, schema))
  }

  @Test("too many steps are an error of their own, not a verdict")
  func steps() throws {
    var options = SchemaOptions()
    options.limits.maxSteps = 1_000
    let schema = try compiled(#"{"items":{"type":"integer"}}"#, options: options)
    let document = "[" + (0..<5_000).map(String.init).joined(separator: ",") + "]"
    #expect(throws: EvaluationLimit.steps) { try isValid(document, schema) }
  }

  @Test("nesting of schemas is bounded, also on a small stack")
  func nesting() throws {
    let schema = try compiled(##"{"properties":{"c":{"$ref":"#"}}}"##)
    let levels = 127
    let document =
      String(repeating: #"{"c":"#, count: levels) + "1" + String(repeating: "}", count: levels)
    #expect(try isValid(document, schema))

    let chain = (0..<1_500).map { ##""d\##($0)":{"anyOf":[{"$ref":"#/$defs/d\##($0 + 1)"}]}"## }
    let long = try compiled(
      ##"{"$ref":"#/$defs/d0","$defs":{\##(chain.joined(separator: ",")),"d1500":{}}}"##)
    let box = ResultBox()
    let thread = Thread {
      do {
        _ = try isValid("1", long)
      } catch {
        box.limit = error as? EvaluationLimit
      }
      box.done.signal()
    }
    // What a thread has on Linux unless told otherwise: the smallest stack that evaluates.
    thread.stackSize = 8 << 20
    thread.start()
    box.done.wait()
    #expect(box.limit == .nesting)
  }

  private final class ResultBox: @unchecked Sendable {
    var limit: EvaluationLimit?
    let done = DispatchSemaphore(value: 0)
  }

  @Test(
    "patterns that make others backtrack take a moment on 50 KB",
    arguments: ["^(a|a)*$", "^(a+)+$", "^([a-z]+)*$", "(x+x+)+y", "^(.*)*$", "^(\\\\w|a)*b$"])
  func backtracking(pattern: String) throws {
    let schema = try compiled(#"{"pattern":"\#(pattern)"}"#)
    let text = String(repeating: "a", count: 50_000) + "!"
    let started = ContinuousClock.now
    #expect(try isValid(#""\#(text)""#, schema) == (pattern == "^(.*)*$"))
    #expect(ContinuousClock.now - started < .seconds(5))
  }

  @Test("a schema of references to references does not explode")
  func referenceBomb() throws {
    // Each definition applies the next one twice: 2^60 applications if each was made.
    let definitions = (0..<60).map {
      ##""d\##($0)":{"allOf":[{"$ref":"#/$defs/d\##($0 + 1)"},{"$ref":"#/$defs/d\##($0 + 1)"}]}"##
    }
    let schema = try compiled(
      ##"{"$ref":"#/$defs/d0","$defs":{\##(definitions.joined(separator: ",")),"d60":{"type":"string","minLength":1}}}"##
    )
    #expect(try isValid(#""a""#, schema))
    #expect(try !isValid("1", schema))
  }

  @Test("a schema with too many subschemas is refused by the name of the limit")
  func largeSchema() {
    var options = SchemaOptions()
    options.limits.maxSubschemas = 100
    let members = (0..<200).map { #""p\#($0)":{"minimum":\#($0)}"# }
    let error = refusal("{\"properties\":{\(members.joined(separator: ","))}}", options: options)
    #expect(error?.code == .limit)
    #expect(error?.detail.contains("100 subschemas") == true)
  }

  @Test("objects of 100,000 members, and as many of them that must differ, take a moment")
  func largeObjects() throws {
    let schema = try compiled(
      #"{"properties":{"list":{"uniqueItems":true}},"additionalProperties":{"type":"integer"}}"#)
    let members = (0..<100_000).map { #""key-\#($0)":\#($0)"# }.joined(separator: ",")
    #expect(try isValid("{\(members)}", schema))
    let large = "{\(members)}"
    #expect(try !isValid(#"{"list":[\#(large),\#(large)]}"#, schema))
    #expect(try isValid(#"{"list":[\#(large),{}]}"#, schema))
  }

  @Test("a document that nests too deep is an error of the reader, by its name")
  func depthBomb() throws {
    let schema = try compiled(##"{"items":{"$ref":"#"}}"##)
    let bomb = String(repeating: "[", count: 100_000)
    #expect {
      try isValid(bomb, schema)
    } throws: { error in
      (error as? JSONError)?.code == .tooDeep
    }
  }

  @Test("failures are bounded in number, and their locations in size")
  func boundedFailures() throws {
    let schema = try compiled(#"{"additionalProperties":{"additionalProperties":{"type":"null"}}}"#)
    let key = String(repeating: "k", count: 1_500)
    let members = (0..<500).map { #""\#(key)\#($0)":{"\#(key)":1}"# }
    let found = try failures("{\(members.joined(separator: ","))}", schema)
    #expect(found.count == 20)
    #expect(found.allSatisfy { $0.instanceLocation.utf8.count <= 2_048 })
    #expect(found.allSatisfy { $0.instanceLocation.hasPrefix("/k") })
  }

  @Test(
    "references that lead back to the same value are refused",
    arguments: [
      ##"{"$ref":"#"}"##,
      ##"{"allOf":[{"$ref":"#/$defs/a"}],"$defs":{"a":{"anyOf":[{"$ref":"#/$defs/b"}]},"b":{"not":{"$ref":"#/$defs/a"}}}}"##,
      ##"{"if":{"$dynamicRef":"#x"},"$dynamicAnchor":"x"}"##,
    ])
  func cycles(schema: String) {
    #expect(refusal(schema)?.code == .referenceCycle)
  }

  @Test("a large array with unique items takes a moment, not minutes")
  func uniqueItems() throws {
    let schema = try compiled(#"{"uniqueItems":true}"#)
    let objects = (0..<30_000).map { #"{"id":\#($0),"name":"n\#($0)"}"# }
    #expect(try isValid("[\(objects.joined(separator: ","))]", schema))
    let doubled = objects + [#"{"name":"n7","id":7.0}"#]
    #expect(try !isValid("[\(doubled.joined(separator: ","))]", schema))
  }

  @Test("an object with 100,000 members is compared and validated")
  func manyMembers() throws {
    let members = (0..<100_000).map { #""key\#($0)":\#($0)"# }
    let object = "{\(members.joined(separator: ","))}"
    let reversed = "{\(members.reversed().joined(separator: ","))}"
    let schema = try compiled(
      #"{"uniqueItems":true,"items":{"additionalProperties":{"type":"integer"}}}"#)
    #expect(try !isValid("[\(object),\(reversed)]", schema))
    #expect(try isValid("[\(object)]", schema))
  }

  @Test("a schema that unfolds into too many subschemas is refused")
  func schemaBomb() {
    var options = SchemaOptions()
    options.limits.maxSubschemas = 100
    let parts = (0..<200).map { #"{"minimum":\#($0)}"# }
    #expect(
      refusal(#"{"allOf":[\#(parts.joined(separator: ","))]}"#, options: options)?.code == .limit)
  }
}
