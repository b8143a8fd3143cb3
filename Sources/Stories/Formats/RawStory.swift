public import JSON

/// A record that has been read: the first step's result. It says nothing yet about what the
/// document means.
public struct RawStory {
  public let format: StoryFormat
  let content: Content
  /// The record's header that names a version of raw-story.
  var versionHeader: RecordHeader?

  enum Content {
    /// Valid inside the closure of the parser that read it.
    case document(JSONValue)
    /// The character set is the one it came in, where that was not UTF-8.
    case text(String, Charset?)
    case item(WireItem)
  }

  /// The second step. Only it makes a `ValidStory`. Text has no schema and passes.
  func validated<S: StorySchema & ~Copyable>(
    by schema: inout S
  ) throws(Rejection) -> ValidStory {
    guard case .document(let document) = content else { return ValidStory(self, form: nil) }
    let form: DocumentForm =
      format == .ninjs
      ? .ninjs(NinjsGeneration(of: document))
      : .rawStory(try RawStoryVersion(of: document, header: versionHeader))
    if let rejection = schema.check(document, as: form) { throw rejection }
    if format == .ninjs { try Self.checkType(of: document) }
    return ValidStory(self, form: form)
  }

  /// Pictures, events and their like have text too, but they are no stories.
  private static func checkType(of document: JSONValue) throws(Rejection) {
    guard let type = document["type"]?.jsonString, !(type == "text") else { return }
    throw Rejection(
      stage: .validate, code: .unsupportedType, instanceLocation: "/type",
      detail: "The item is not a text.")
  }
}

/// A raw story that its schema allows: the second step's result.
public struct ValidStory {
  let raw: RawStory
  /// The schema that it matches; `nil` for formats without one.
  let form: DocumentForm?

  fileprivate init(_ raw: RawStory, form: DocumentForm?) {
    self.raw = raw
    self.form = form
  }
}

/// What decides whether a document is a story of its format: the schemas, which live elsewhere.
public protocol StorySchema: ~Copyable {
  /// - Returns: the first reason why the document is not of the form, with its location and the
  ///   schema's; `nil` where it is.
  mutating func check(_ document: JSONValue, as form: DocumentForm) -> Rejection?
}
