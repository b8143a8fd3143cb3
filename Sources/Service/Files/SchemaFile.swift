import Pipeline

/// A schema by the name that a user gives: a built-in one (`raw-story/1`) or a file.
struct SchemaFile: Sendable {
  let name: String

  func source() throws(FileProblem) -> DocumentValidation.Source {
    if let builtIn = DocumentValidation.builtInSource(name) { return builtIn }
    return DocumentValidation.Source(name: name, bytes: try InputFile(path: name).read())
  }

  /// Files that schemas may refer to.
  static func references(_ paths: [String]) throws(FileProblem) -> [DocumentValidation.Source] {
    var found: [DocumentValidation.Source] = []
    for path in paths {
      found.append(DocumentValidation.Source(name: path, bytes: try InputFile(path: path).read()))
    }
    return found
  }
}
