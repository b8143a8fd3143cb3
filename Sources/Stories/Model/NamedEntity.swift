/// A person, an organisation or a place as the supplier named it.
public struct NamedEntity: Hashable, Sendable {
  public let name: String
  /// What it is to the story: `about`, `mentioned`.
  public let rel: String?
  /// Absolute URI of the concept.
  public let uri: String?
  /// The supplier's own code.
  public let literal: String?
  /// Of a place, where the supplier gave it.
  public let position: GeoPoint?

  public init(
    name: String, rel: String? = nil, uri: String? = nil, literal: String? = nil,
    position: GeoPoint? = nil
  ) {
    self.name = name
    self.rel = rel
    self.uri = uri
    self.literal = literal
    self.position = position
  }
}

/// Another name that the supplier has for a story, with what it is used for.
public struct AlternativeID: Hashable, Sendable {
  public let role: String
  public let value: String

  public init(role: String, value: String) {
    self.role = role
    self.value = value
  }
}
