internal import JSON

/// The versions of raw-story, which are read side by side.
public enum RawStoryVersion: String, Sendable, CaseIterable {
  /// As wires and scrapers have it: nearly everything is optional, times are as the wire wrote them.
  case one = "1"
  /// For senders that know their data: an identity and a version are required, times have a zone, the
  /// body has a type, and people, organisations, places and further names of the story are told.
  case two = "2"

  /// The header that says which version a record has where its document does not.
  static let header = "copydesk.schemaVersion"

  /// As the document says in `schemaVersion`, else as the header says, else the first.
  ///
  /// - Throws: `unknown_schema_version`, with the versions that there are; `format_mismatch` where
  ///   document and header differ.
  init(of document: JSONValue, header: RecordHeader?) throws(Rejection) {
    let declared = try header?.value.map { value throws(Rejection) in
      try Self(named: String(decoding: value, as: UTF8.self), at: "header \(Self.header)")
    }
    // A member of another type is for the schema to refuse.
    guard let member = document["schemaVersion"]?.jsonString else {
      self = declared ?? .one
      return
    }
    let version = try Self(named: member.string, at: "/schemaVersion")
    guard declared == nil || declared == version else {
      throw Rejection(
        stage: .validate, code: .formatMismatch, instanceLocation: "/schemaVersion",
        detail: "The header \(Self.header) declares another version than the document.")
    }
    self = version
  }

  private init(named name: String, at location: String) throws(Rejection) {
    guard let version = Self(rawValue: name) else {
      let known = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw Rejection(
        stage: .validate, code: .unknownSchemaVersion, instanceLocation: location,
        detail: "Copydesk knows these versions of raw-story: \(known).")
    }
    self = version
  }
}
