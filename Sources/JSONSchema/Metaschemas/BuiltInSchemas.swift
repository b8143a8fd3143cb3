/// The meta-schemas that every registry has.
enum BuiltInSchemas {
  static let index: ResourceIndex = {
    var registry = SchemaRegistry(empty: ())
    let texts = Draft2020Metaschemas.all + Draft2019Metaschemas.all + EarlyMetaschemas.all
    for text in texts {
      do throws(SchemaError) {
        try registry.add(Array(text.utf8))
      } catch {
        preconditionFailure("a built-in meta-schema is malformed: \(error)")
      }
    }
    var index = registry.index
    index.update(defaultDraft: .draft2020_12)
    return index
  }()
}
