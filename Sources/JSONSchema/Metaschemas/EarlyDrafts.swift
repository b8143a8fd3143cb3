/// Meta-schemas of drafts 7, 6, 4 and 3, written for this module; see `Draft2020Metaschemas`.
enum EarlyMetaschemas {
  static let all = [draft7, draft6, draft4, draft3]

  static let draft7 = made(
    "http://json-schema.org/draft-07/schema#",
    more: #"""
      "$comment":{"type":"string"},"readOnly":{"type":"boolean"},"writeOnly":{"type":"boolean"},
      "if":{"$ref":"#"},"then":{"$ref":"#"},"else":{"$ref":"#"},
      "contentMediaType":{"type":"string"},"contentEncoding":{"type":"string"},
      """#)

  static let draft6 = made("http://json-schema.org/draft-06/schema#", more: "")

  private static func made(_ uri: String, more: String) -> String {
    #"""
    {"$schema":"\#(uri)","$id":"\#(uri)",
     "type":["object","boolean"],
     "definitions":{
      "schemaArray":{"type":"array","minItems":1,"items":{"$ref":"#"}},
      "count":{"type":"integer","minimum":0},
      "simpleTypes":{"enum":["array","boolean","integer","null","number","object","string"]},
      "stringArray":{"type":"array","items":{"type":"string"},"uniqueItems":true}},
     "properties":{
      \#(more)
      "$id":{"type":"string","format":"uri-reference"},
      "$schema":{"type":"string","format":"uri"},
      "$ref":{"type":"string","format":"uri-reference"},
      "title":{"type":"string"},"description":{"type":"string"},"default":true,
      "examples":{"type":"array"},
      "multipleOf":{"type":"number","exclusiveMinimum":0},
      "maximum":{"type":"number"},"exclusiveMaximum":{"type":"number"},
      "minimum":{"type":"number"},"exclusiveMinimum":{"type":"number"},
      "maxLength":{"$ref":"#/definitions/count"},"minLength":{"$ref":"#/definitions/count"},
      "pattern":{"type":"string","format":"regex"},
      "additionalItems":{"$ref":"#"},
      "items":{"anyOf":[{"$ref":"#"},{"$ref":"#/definitions/schemaArray"}]},
      "maxItems":{"$ref":"#/definitions/count"},"minItems":{"$ref":"#/definitions/count"},
      "uniqueItems":{"type":"boolean"},
      "contains":{"$ref":"#"},
      "maxProperties":{"$ref":"#/definitions/count"},
      "minProperties":{"$ref":"#/definitions/count"},
      "required":{"$ref":"#/definitions/stringArray"},
      "additionalProperties":{"$ref":"#"},
      "definitions":{"type":"object","additionalProperties":{"$ref":"#"}},
      "properties":{"type":"object","additionalProperties":{"$ref":"#"}},
      "patternProperties":{"type":"object","additionalProperties":{"$ref":"#"},
       "propertyNames":{"format":"regex"}},
      "dependencies":{"type":"object","additionalProperties":
       {"anyOf":[{"$ref":"#"},{"$ref":"#/definitions/stringArray"}]}},
      "propertyNames":{"$ref":"#"},
      "const":true,
      "enum":{"type":"array"},
      "type":{"anyOf":[{"$ref":"#/definitions/simpleTypes"},
       {"type":"array","items":{"$ref":"#/definitions/simpleTypes"},"minItems":1,
        "uniqueItems":true}]},
      "format":{"type":"string"},
      "allOf":{"$ref":"#/definitions/schemaArray"},
      "anyOf":{"$ref":"#/definitions/schemaArray"},
      "oneOf":{"$ref":"#/definitions/schemaArray"},
      "not":{"$ref":"#"}}}
    """#
  }

  static let draft3 = #"""
    {"$schema":"http://json-schema.org/draft-03/schema#",
     "id":"http://json-schema.org/draft-03/schema#",
     "type":"object",
     "properties":{
      "type":{"type":["string","array"],"items":{"type":["string",{"$ref":"#"}]},
       "uniqueItems":true},
      "properties":{"type":"object","additionalProperties":{"$ref":"#"}},
      "patternProperties":{"type":"object","additionalProperties":{"$ref":"#"}},
      "additionalProperties":{"type":[{"$ref":"#"},"boolean"]},
      "items":{"type":[{"$ref":"#"},"array"],"items":{"$ref":"#"}},
      "additionalItems":{"type":[{"$ref":"#"},"boolean"]},
      "required":{"type":"boolean"},
      "dependencies":{"type":"object","additionalProperties":
       {"type":["string","array",{"$ref":"#"}],"items":{"type":"string"}}},
      "minimum":{"type":"number"},"maximum":{"type":"number"},
      "exclusiveMinimum":{"type":"boolean"},"exclusiveMaximum":{"type":"boolean"},
      "minItems":{"type":"integer","minimum":0},"maxItems":{"type":"integer","minimum":0},
      "uniqueItems":{"type":"boolean"},
      "pattern":{"type":"string","format":"regex"},
      "minLength":{"type":"integer","minimum":0},"maxLength":{"type":"integer"},
      "enum":{"type":"array"},
      "title":{"type":"string"},"description":{"type":"string"},"format":{"type":"string"},
      "divisibleBy":{"type":"number","minimum":0,"exclusiveMinimum":true},
      "disallow":{"type":["string","array"],"items":{"type":["string",{"$ref":"#"}]},
       "uniqueItems":true},
      "extends":{"type":[{"$ref":"#"},"array"],"items":{"$ref":"#"}},
      "id":{"type":"string"},"$ref":{"type":"string"},"$schema":{"type":"string"}},
     "dependencies":{"exclusiveMinimum":"minimum","exclusiveMaximum":"maximum"}}
    """#

  static let draft4 = #"""
    {"$schema":"http://json-schema.org/draft-04/schema#",
     "id":"http://json-schema.org/draft-04/schema#",
     "type":"object",
     "definitions":{
      "schemaArray":{"type":"array","minItems":1,"items":{"$ref":"#"}},
      "schemaOrBoolean":{"anyOf":[{"type":"boolean"},{"$ref":"#"}]},
      "count":{"type":"integer","minimum":0},
      "simpleTypes":{"enum":["array","boolean","integer","null","number","object","string"]},
      "stringArray":{"type":"array","items":{"type":"string"},"minItems":1,"uniqueItems":true}},
     "properties":{
      "id":{"type":"string"},"$schema":{"type":"string"},
      "title":{"type":"string"},"description":{"type":"string"},"default":{},
      "multipleOf":{"type":"number","minimum":0,"exclusiveMinimum":true},
      "maximum":{"type":"number"},"exclusiveMaximum":{"type":"boolean"},
      "minimum":{"type":"number"},"exclusiveMinimum":{"type":"boolean"},
      "maxLength":{"$ref":"#/definitions/count"},"minLength":{"$ref":"#/definitions/count"},
      "pattern":{"type":"string","format":"regex"},
      "additionalItems":{"$ref":"#/definitions/schemaOrBoolean"},
      "items":{"anyOf":[{"$ref":"#"},{"$ref":"#/definitions/schemaArray"}]},
      "maxItems":{"$ref":"#/definitions/count"},"minItems":{"$ref":"#/definitions/count"},
      "uniqueItems":{"type":"boolean"},
      "maxProperties":{"$ref":"#/definitions/count"},
      "minProperties":{"$ref":"#/definitions/count"},
      "required":{"$ref":"#/definitions/stringArray"},
      "additionalProperties":{"$ref":"#/definitions/schemaOrBoolean"},
      "definitions":{"type":"object","additionalProperties":{"$ref":"#"}},
      "properties":{"type":"object","additionalProperties":{"$ref":"#"}},
      "patternProperties":{"type":"object","additionalProperties":{"$ref":"#"}},
      "dependencies":{"type":"object","additionalProperties":
       {"anyOf":[{"$ref":"#"},{"$ref":"#/definitions/stringArray"}]}},
      "enum":{"type":"array"},
      "type":{"anyOf":[{"$ref":"#/definitions/simpleTypes"},
       {"type":"array","items":{"$ref":"#/definitions/simpleTypes"},"minItems":1,
        "uniqueItems":true}]},
      "format":{"type":"string"},
      "allOf":{"$ref":"#/definitions/schemaArray"},
      "anyOf":{"$ref":"#/definitions/schemaArray"},
      "oneOf":{"$ref":"#/definitions/schemaArray"},
      "not":{"$ref":"#"}},
     "dependencies":{"exclusiveMaximum":["maximum"],"exclusiveMinimum":["minimum"]}}
    """#
}
