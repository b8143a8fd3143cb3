import JSON
import JSONSchema
import Testing

@Suite("Compatibility of two schemas")
struct CompatibilityTests {
  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let old: String
    let new: String
    /// compatible, incompatible or unknown.
    let backward: String
    let forward: String
    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "the same", old: #"{"type":"object","properties":{"a":{"type":"string"}}}"#,
      new: #"{"properties":{"a":{"type":"string"}},"type":"object"}"#, backward: "compatible",
      forward: "compatible"),
    Case(
      name: "a wider type", old: #"{"type":"integer"}"#, new: #"{"type":["number","null"]}"#,
      backward: "compatible", forward: "incompatible"),
    Case(
      name: "an optional member of a closed object",
      old: #"{"properties":{"a":{}},"additionalProperties":false}"#,
      new: #"{"properties":{"a":{},"b":{"type":"string"}},"additionalProperties":false}"#,
      backward: "compatible", forward: "incompatible"),
    Case(
      name: "an optional member of an open object", old: #"{"properties":{"a":{}}}"#,
      new: #"{"properties":{"a":{},"b":{"type":"string"}}}"#, backward: "incompatible",
      forward: "compatible"),
    Case(
      name: "a required member", old: #"{"type":"object","properties":{"a":{"type":"integer"}}}"#,
      new: #"{"type":"object","properties":{"a":{"type":"integer"}},"required":["a"]}"#,
      backward: "incompatible", forward: "compatible"),
    Case(
      name: "bounds", old: #"{"type":"integer","minimum":1,"maximum":9}"#,
      new: #"{"type":"integer","exclusiveMinimum":0,"maximum":10}"#, backward: "compatible",
      forward: "incompatible"),
    Case(
      name: "a longer list of values", old: #"{"enum":["a","b"]}"#, new: #"{"enum":["a","b",1]}"#,
      backward: "compatible", forward: "incompatible"),
    Case(
      name: "values that have the type", old: #"{"enum":["a","bc"]}"#,
      new: #"{"type":"string","minLength":1}"#, backward: "compatible", forward: "incompatible"),
    Case(
      name: "a pattern", old: #"{"type":"string","pattern":"^[a-z]+$"}"#,
      new: #"{"type":"string"}"#,
      backward: "compatible", forward: "incompatible"),
    Case(
      name: "patterns that a person would have to compare",
      old: ##"{"type":"string","pattern":"^[a-c]$"}"##,
      new: ##"{"type":"string","pattern":"^[a-d]$"}"##, backward: "unknown",
      forward: "incompatible"),
    Case(
      name: "a recursive schema",
      old: ##"{"type":"object","properties":{"c":{"$ref":"#"},"v":{"type":"integer"}}}"##,
      new: ##"{"type":"object","properties":{"c":{"$ref":"#"},"v":{"type":"number"}}}"##,
      backward: "compatible", forward: "incompatible"),
    Case(
      name: "deep inside",
      old:
        #"{"properties":{"l":{"type":"array","items":{"required":["k"],"properties":{"k":{"type":"string"}}}}}}"#,
      new:
        #"{"properties":{"l":{"type":"array","items":{"required":["k"],"properties":{"k":{"type":"string","maxLength":3}}}}}}"#,
      backward: "incompatible", forward: "compatible"),
    Case(
      name: "an alternative more", old: #"{"anyOf":[{"type":"string"},{"type":"integer"}]}"#,
      new: #"{"anyOf":[{"type":"string"},{"type":"integer"},{"type":"null"}]}"#,
      backward: "compatible", forward: "incompatible"),
    Case(
      name: "alternatives in one type", old: #"{"oneOf":[{"type":"string"},{"type":"integer"}]}"#,
      new: #"{"type":["string","number"]}"#, backward: "compatible", forward: "incompatible"),
    Case(
      name: "one of alternatives that a member tells apart",
      old:
        #"{"type":"object","required":["t"],"properties":{"t":{"const":"a"},"n":{"type":"integer"}}}"#,
      new: #"""
        {"oneOf":[
          {"type":"object","required":["t"],"properties":{"t":{"const":"a"},"n":{"type":"number"}}},
          {"type":"object","required":["t"],"properties":{"t":{"const":"b"}}}]}
        """#, backward: "compatible", forward: "incompatible"),
    Case(
      name: "closed by unevaluatedProperties",
      old:
        ##"{"$ref":"#/$defs/b","unevaluatedProperties":false,"$defs":{"b":{"properties":{"a":{"type":"string"}}}}}"##,
      new:
        ##"{"$ref":"#/$defs/b","properties":{"c":{}},"unevaluatedProperties":false,"$defs":{"b":{"properties":{"a":{"type":"string"}}}}}"##,
      backward: "compatible", forward: "incompatible"),
    Case(
      name: "a condition that stays",
      old: #"{"if":{"required":["a"]},"then":{"required":["b","c"]},"type":"object"}"#,
      new: #"{"if":{"required":["a"]},"then":{"required":["b"]},"type":"object"}"#,
      backward: "compatible", forward: "incompatible"),
    Case(
      name: "a negation", old: #"{"not":{"type":["string","null"]}}"#,
      new: #"{"not":{"type":"string"}}"#, backward: "compatible", forward: "incompatible"),
    Case(
      name: "an alternative that allows everything", old: #"{"anyOf":[true,{"type":"string"}]}"#,
      new: #"{"type":"string"}"#, backward: "incompatible", forward: "compatible"),
    Case(
      name: "names by patterns",
      old: ##"{"patternProperties":{"^x-":{"type":"integer"}},"additionalProperties":false}"##,
      new:
        ##"{"patternProperties":{"^x-":{"type":"number"}},"additionalProperties":{"type":"string"}}"##,
      backward: "compatible", forward: "incompatible"),
    Case(
      name: "items", old: #"{"type":"array","items":{"type":"integer"},"maxItems":3}"#,
      new: #"{"type":"array","prefixItems":[{"type":"number"}],"items":{"type":"integer"}}"#,
      backward: "compatible", forward: "incompatible"),
    Case(
      name: "nothing is allowed any more", old: #"{"type":"boolean"}"#, new: "false",
      backward: "incompatible", forward: "compatible"),
    Case(
      name: "multiples", old: #"{"type":"number","multipleOf":0.1}"#,
      new: #"{"type":"number","multipleOf":0.05}"#, backward: "compatible", forward: "incompatible"),
    Case(
      name: "a format", old: #"{"type":"string","format":"date"}"#,
      new: #"{"type":"string","format":"date-time"}"#, backward: "incompatible",
      forward: "incompatible"),
  ]

  private func word(_ found: Compatibility) -> String {
    switch found {
    case .compatible: "compatible"
    case .incompatible: "incompatible"
    case .unknown: "unknown"
    }
  }

  @Test("what a person would say is said", arguments: cases)
  func says(_ example: Case) throws {
    let old = try compiled(example.old)
    let new = try compiled(example.new)
    #expect(word(CompatibilityCheck.check(old: old, new: new)) == example.backward)
    #expect(word(CompatibilityCheck.check(old: old, new: new, mode: .forward)) == example.forward)
  }

  @Test("a witness is valid under the one and invalid under the other", arguments: cases)
  func witnesses(_ example: Case) throws {
    let old = try compiled(example.old)
    let new = try compiled(example.new)
    for mode in CompatibilityMode.allCases {
      guard
        case .incompatible(let witness) = CompatibilityCheck.check(old: old, new: new, mode: mode)
      else { continue }
      let text = String(decoding: witness.document, as: UTF8.self)
      #expect(try isValid(text, old) == witness.isValidUnderOld)
      #expect(try isValid(text, new) == !witness.isValidUnderOld)
    }
  }
}
