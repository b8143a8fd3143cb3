/// The versions of JSON Schema that are understood, oldest first.
public enum SchemaDraft: String, Sendable, CaseIterable, Comparable {
  /// For ninjs 1.0 only: a schema of this draft is used, none is written any more.
  case draft3 = "http://json-schema.org/draft-03/schema"
  case draft4 = "http://json-schema.org/draft-04/schema"
  case draft6 = "http://json-schema.org/draft-06/schema"
  case draft7 = "http://json-schema.org/draft-07/schema"
  case draft2019_09 = "https://json-schema.org/draft/2019-09/schema"
  case draft2020_12 = "https://json-schema.org/draft/2020-12/schema"

  /// The URI of its meta-schema, without a fragment.
  public var metaschema: String { rawValue }

  private var age: Int { Self.allCases.firstIndex(of: self) ?? 0 }

  public static func < (left: SchemaDraft, right: SchemaDraft) -> Bool { left.age < right.age }
}
