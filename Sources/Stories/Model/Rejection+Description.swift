extension Rejection: CustomStringConvertible {
  /// One line for people: `validate/schema_mismatch at /body: …`. No story text.
  public var description: String {
    let place = instanceLocation.flatMap { $0.isEmpty ? nil : " at \(Self.shortened($0))" } ?? ""
    let keyword = keywordLocation.map { " (\(schema ?? "schema")\($0))" } ?? ""
    return "\(stage.rawValue)/\(code.rawValue)\(place): \(detail)\(keyword)"
  }

  /// A location may be as deep as its document.
  private static func shortened(_ location: String) -> String {
    location.utf8.count <= 120 ? location : "\(location.prefix(119))…"
  }
}
