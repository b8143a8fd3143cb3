/// Which keywords a schema resource may use and how: a draft, or a custom meta-schema's choice of
/// vocabularies of 2019-09 or 2020-12.
struct Dialect: Sendable {
  let draft: SchemaDraft
  /// What schemas of this dialect are checked against.
  let metaschema: String
  let keywords: Set<Keyword>
  /// The format-assertion vocabulary is in force, whatever the options say.
  let assertsFormat: Bool

  init(_ draft: SchemaDraft) {
    self.draft = draft
    metaschema = draft.metaschema
    keywords = Self.keywords(of: draft)
    assertsFormat = false
  }

  /// - Parameter vocabularies: URIs of those in force; what is not known here is left out.
  init(_ draft: SchemaDraft, metaschema: String, vocabularies: Set<String>) {
    self.draft = draft
    self.metaschema = metaschema
    let base = Self.vocabularyBase(of: draft)
    var kept = Self.core
    for name in vocabularies where name.hasPrefix(base) {
      kept.formUnion(Self.vocabulary(String(name.dropFirst(base.count))))
    }
    if draft == .draft2019_09 && vocabularies.contains(base + "applicator") {
      kept.formUnion(Self.vocabulary("unevaluated"))
    }
    keywords = kept.intersection(Self.keywords(of: draft))
    assertsFormat = vocabularies.contains(base + "format-assertion")
  }

  var idKeyword: Keyword { draft <= .draft4 ? .legacyID : .id }

  /// Up to draft 7 `$ref` hides everything beside it.
  var refHidesSiblings: Bool { draft < .draft2019_09 }

  /// Up to draft 7 `"$id": "#name"` is an anchor.
  var idHoldsAnchors: Bool { draft < .draft2019_09 }

  static func vocabularyBase(of draft: SchemaDraft) -> String {
    draft == .draft2019_09
      ? "https://json-schema.org/draft/2019-09/vocab/"
      : "https://json-schema.org/draft/2020-12/vocab/"
  }

  static func isKnown(vocabulary: String, of draft: SchemaDraft) -> Bool {
    let base = vocabularyBase(of: draft)
    guard vocabulary.hasPrefix(base) else { return false }
    let name = String(vocabulary.dropFirst(base.count))
    return name == "core" || !Self.vocabulary(name).isEmpty
      || Self.silentVocabularies.contains(name)
  }

  private static let silentVocabularies: Set<String> = [
    "meta-data", "format-annotation", "format-assertion", "format", "content",
  ]

  private static let core: Set<Keyword> = [
    .schema, .id, .vocabulary, .anchor, .dynamicAnchor, .recursiveAnchor, .ref, .dynamicRef,
    .recursiveRef, .defs, .definitions,
  ]

  private static func vocabulary(_ name: String) -> Set<Keyword> {
    switch name {
    case "applicator":
      [
        .allOf, .anyOf, .oneOf, .not, .if, .then, .else, .properties, .patternProperties,
        .additionalProperties, .propertyNames, .dependentSchemas, .dependencies, .prefixItems,
        .items, .additionalItems, .contains,
      ]
    case "unevaluated": [.unevaluatedItems, .unevaluatedProperties]
    case "validation":
      [
        .type, .const, .enum, .multipleOf, .minimum, .maximum, .exclusiveMinimum,
        .exclusiveMaximum, .minLength, .maxLength, .pattern, .minItems, .maxItems, .uniqueItems,
        .minContains, .maxContains, .minProperties, .maxProperties, .required, .dependentRequired,
      ]
    case "format", "format-annotation", "format-assertion": [.format]
    case "content": [.contentEncoding, .contentMediaType, .contentSchema]
    default: []
    }
  }

  private static func keywords(of draft: SchemaDraft) -> Set<Keyword> {
    var all = Set(Keyword.allCases)
    all.subtract([.falseSchema, .divisibleBy, .disallow, .extends])
    if draft == .draft2020_12 {
      return all.subtracting([.legacyID, .recursiveAnchor, .recursiveRef, .additionalItems])
    }
    all.subtract([.dynamicAnchor, .dynamicRef, .prefixItems])
    if draft == .draft2019_09 { return all.subtracting([.legacyID]) }
    all.subtract([
      .vocabulary, .anchor, .recursiveAnchor, .recursiveRef, .defs, .dependentSchemas,
      .dependentRequired, .minContains, .maxContains, .unevaluatedItems, .unevaluatedProperties,
      .contentSchema,
    ])
    if draft == .draft7 { return all.subtracting([.legacyID]) }
    all.subtract([.if, .then, .else, .contentEncoding, .contentMediaType])
    if draft == .draft6 { return all.subtracting([.legacyID]) }
    all.subtract([.id, .const, .contains, .propertyNames])
    if draft == .draft4 { return all }
    return all.subtracting([
      .allOf, .anyOf, .oneOf, .not, .multipleOf, .minProperties, .maxProperties,
    ]).union([.divisibleBy, .disallow, .extends])
  }
}
