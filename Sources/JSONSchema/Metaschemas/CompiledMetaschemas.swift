/// The built-in meta-schemas, compiled when the first schema of their draft is.
enum CompiledMetaschemas {
  static func schema(for uri: String) -> Schema? {
    switch uri {
    case SchemaDraft.draft2020_12.metaschema: draft2020
    case SchemaDraft.draft2019_09.metaschema: draft2019
    case SchemaDraft.draft7.metaschema: draft7
    case SchemaDraft.draft6.metaschema: draft6
    case SchemaDraft.draft4.metaschema: draft4
    case SchemaDraft.draft3.metaschema: draft3
    default: nil
    }
  }

  private static let draft2020 = made(.draft2020_12)
  private static let draft2019 = made(.draft2019_09)
  private static let draft7 = made(.draft7)
  private static let draft6 = made(.draft6)
  private static let draft4 = made(.draft4)
  private static let draft3 = made(.draft3)

  private static func made(_ draft: SchemaDraft) -> Schema {
    do throws(SchemaError) {
      return try Schema(metaschema: draft.metaschema, index: BuiltInSchemas.index)
    } catch {
      preconditionFailure("a built-in meta-schema does not compile: \(error)")
    }
  }
}
