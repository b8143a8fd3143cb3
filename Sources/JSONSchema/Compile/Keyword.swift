/// The keywords that assert, apply or identify, over all drafts. Everything else in a schema is an
/// annotation and changes no verdict.
enum Keyword: String, CaseIterable, Sendable {
  /// No keyword: the schema `false` itself.
  case falseSchema = ""

  case schema = "$schema"
  case id = "$id"
  case legacyID = "id"
  case vocabulary = "$vocabulary"
  case anchor = "$anchor"
  case dynamicAnchor = "$dynamicAnchor"
  case recursiveAnchor = "$recursiveAnchor"
  case ref = "$ref"
  case dynamicRef = "$dynamicRef"
  case recursiveRef = "$recursiveRef"
  case defs = "$defs"
  case definitions

  case allOf
  case anyOf
  case oneOf
  case not
  case `if`
  case then
  case `else`
  case properties
  case patternProperties
  case additionalProperties
  case propertyNames
  case dependentSchemas
  case dependencies
  case prefixItems
  case items
  case additionalItems
  case contains
  case unevaluatedItems
  case unevaluatedProperties

  case type
  case const
  case `enum`
  case multipleOf
  case minimum
  case maximum
  case exclusiveMinimum
  case exclusiveMaximum
  case minLength
  case maxLength
  case pattern
  case minItems
  case maxItems
  case uniqueItems
  case minContains
  case maxContains
  case minProperties
  case maxProperties
  case required
  case dependentRequired
  case format

  /// Of draft 3: `multipleOf`, `not` and `allOf` by their first names.
  case divisibleBy
  case disallow
  case extends

  case contentEncoding
  case contentMediaType
  case contentSchema

  /// As an instruction holds it.
  var ordinal: UInt8 { Self.ordinals[self] ?? 0 }

  init(ordinal: UInt8) { self = Self.allCases[Int(ordinal)] }

  private static let ordinals: [Keyword: UInt8] = Dictionary(
    uniqueKeysWithValues: allCases.enumerated().map { ($1, UInt8($0)) })

  /// The stable code of a failure of this keyword.
  var code: String { self == .falseSchema ? "falseSchema" : rawValue }
}

/// Where in a keyword's value schemas stand.
enum SchemaPositions {
  case none
  case one
  case array
  case map
  case oneOrArray
  /// An array of names is no schema: `dependencies`.
  case mapBesideNames
}

extension Keyword {
  func positions(in draft: SchemaDraft) -> SchemaPositions {
    switch self {
    case .allOf, .anyOf, .oneOf, .prefixItems: .array
    case .defs, .definitions, .properties, .patternProperties, .dependentSchemas: .map
    case .dependencies: .mapBesideNames
    case .type, .disallow: draft == .draft3 ? .oneOrArray : .none
    case .extends: .oneOrArray
    case .items: draft < .draft2020_12 ? .oneOrArray : .one
    case .not, .if, .then, .else, .additionalProperties, .propertyNames, .additionalItems,
      .contains, .unevaluatedItems, .unevaluatedProperties, .contentSchema:
      .one
    default: .none
    }
  }
}
