/// Meta-schemas of draft 2019-09, written for this module; see `Draft2020Metaschemas`.
enum Draft2019Metaschemas {
  static let all = [root, core, applicator, validation, metaData, format, content]

  static let root = #"""
    {"$schema":"https://json-schema.org/draft/2019-09/schema",
     "$id":"https://json-schema.org/draft/2019-09/schema",
     "$vocabulary":{
      "https://json-schema.org/draft/2019-09/vocab/core":true,
      "https://json-schema.org/draft/2019-09/vocab/applicator":true,
      "https://json-schema.org/draft/2019-09/vocab/validation":true,
      "https://json-schema.org/draft/2019-09/vocab/meta-data":true,
      "https://json-schema.org/draft/2019-09/vocab/format":false,
      "https://json-schema.org/draft/2019-09/vocab/content":true},
     "$recursiveAnchor":true,
     "type":["object","boolean"],
     "allOf":[{"$ref":"meta/core"},{"$ref":"meta/applicator"},{"$ref":"meta/validation"},
      {"$ref":"meta/meta-data"},{"$ref":"meta/format"},{"$ref":"meta/content"}],
     "properties":{
      "definitions":{"type":"object","additionalProperties":{"$recursiveRef":"#"}},
      "dependencies":{"type":"object","additionalProperties":
       {"anyOf":[{"$recursiveRef":"#"},{"$ref":"meta/validation#/$defs/stringArray"}]}}}}
    """#

  static let core = #"""
    {"$schema":"https://json-schema.org/draft/2019-09/schema",
     "$id":"https://json-schema.org/draft/2019-09/meta/core",
     "$recursiveAnchor":true,
     "type":["object","boolean"],
     "properties":{
      "$id":{"type":"string","format":"uri-reference","pattern":"^[^#]*#?$"},
      "$schema":{"type":"string","format":"uri"},
      "$anchor":{"type":"string","pattern":"^[A-Za-z][-A-Za-z0-9.:_]*$"},
      "$ref":{"type":"string","format":"uri-reference"},
      "$recursiveRef":{"type":"string","format":"uri-reference"},
      "$recursiveAnchor":{"type":"boolean"},
      "$vocabulary":{"type":"object","propertyNames":{"type":"string","format":"uri"},
       "additionalProperties":{"type":"boolean"}},
      "$comment":{"type":"string"},
      "$defs":{"type":"object","additionalProperties":{"$recursiveRef":"#"}}}}
    """#

  static let applicator = #"""
    {"$schema":"https://json-schema.org/draft/2019-09/schema",
     "$id":"https://json-schema.org/draft/2019-09/meta/applicator",
     "$recursiveAnchor":true,
     "type":["object","boolean"],
     "properties":{
      "additionalItems":{"$recursiveRef":"#"},
      "unevaluatedItems":{"$recursiveRef":"#"},
      "items":{"anyOf":[{"$recursiveRef":"#"},{"$ref":"#/$defs/schemaArray"}]},
      "contains":{"$recursiveRef":"#"},
      "additionalProperties":{"$recursiveRef":"#"},
      "unevaluatedProperties":{"$recursiveRef":"#"},
      "properties":{"type":"object","additionalProperties":{"$recursiveRef":"#"}},
      "patternProperties":{"type":"object","additionalProperties":{"$recursiveRef":"#"},
       "propertyNames":{"format":"regex"}},
      "dependentSchemas":{"type":"object","additionalProperties":{"$recursiveRef":"#"}},
      "propertyNames":{"$recursiveRef":"#"},
      "if":{"$recursiveRef":"#"},
      "then":{"$recursiveRef":"#"},
      "else":{"$recursiveRef":"#"},
      "allOf":{"$ref":"#/$defs/schemaArray"},
      "anyOf":{"$ref":"#/$defs/schemaArray"},
      "oneOf":{"$ref":"#/$defs/schemaArray"},
      "not":{"$recursiveRef":"#"}},
     "$defs":{"schemaArray":{"type":"array","minItems":1,"items":{"$recursiveRef":"#"}}}}
    """#

  static let validation = Draft2020Metaschemas.validation
    .replacing("2020-12", with: "2019-09")
    .replacing(#""$dynamicAnchor":"meta""#, with: #""$recursiveAnchor":true"#)

  static let metaData = Draft2020Metaschemas.metaData
    .replacing("2020-12", with: "2019-09")
    .replacing(#""$dynamicAnchor":"meta""#, with: #""$recursiveAnchor":true"#)

  static let format = #"""
    {"$schema":"https://json-schema.org/draft/2019-09/schema",
     "$id":"https://json-schema.org/draft/2019-09/meta/format",
     "$recursiveAnchor":true,
     "type":["object","boolean"],
     "properties":{"format":{"type":"string"}}}
    """#

  static let content = #"""
    {"$schema":"https://json-schema.org/draft/2019-09/schema",
     "$id":"https://json-schema.org/draft/2019-09/meta/content",
     "$recursiveAnchor":true,
     "type":["object","boolean"],
     "properties":{"contentEncoding":{"type":"string"},"contentMediaType":{"type":"string"},
      "contentSchema":{"$recursiveRef":"#"}}}
    """#
}
