internal import JSON

extension ResourceIndex {
  /// Where a reference leads, and the resource that its target belongs to.
  ///
  /// - Parameters:
  ///   - reference: as written in the schema.
  ///   - resource: the one that holds the reference.
  /// - Throws: `unresolvableReference`, or the trouble of the resource it leads to.
  mutating func resolve(
    _ reference: String, from resource: Int
  ) throws(SchemaError) -> (place: Place, resource: Int) {
    let target = URIReference(reference)
      .resolved(against: URIReference(resources[resource].uri))
    guard let found = self.resource(at: target.withoutFragment) else {
      throw SchemaError(
        .unresolvableReference, at: resources[resource].uri,
        "\(target.text) is not in the registry")
    }
    if let trouble = resources[found].trouble { throw trouble }
    let fragment = target.decodedFragment ?? ""
    if fragment.isEmpty { return (resources[found].root, found) }
    if fragment.hasPrefix("/") {
      guard let place = follow(fragment, from: found) else {
        throw SchemaError(
          .unresolvableReference, at: resources[found].uri, "there is nothing at #\(fragment)")
      }
      return place
    }
    guard let place = resources[found].anchors[fragment] else {
      throw SchemaError(
        .unresolvableReference, at: resources[found].uri, "there is no anchor \(fragment)")
    }
    return (place, positions[place] ?? found)
  }

  /// Follows a JSON Pointer from a resource's root, through embedded resources too.
  private mutating func follow(
    _ fragment: String, from resource: Int
  ) -> (place: Place, resource: Int)? {
    guard let pointer = JSONPointer(fragment) else { return nil }
    var place = resources[resource].root
    var current = resource
    for token in pointer.tokens {
      let step = JSONPointer(tokens: [token])
      guard let next = step.resolve(in: unsafe value(place)) else { return nil }
      place = Place(document: place.document, index: unsafe next.storage.index)
      current = positions[place] ?? current
    }
    if positions[place] == nil { adopt(place, into: current) }
    return (place, positions[place] ?? current)
  }

  /// The absolute location of a schema: its resource's URI and a pointer from there.
  func location(of place: Place, in resource: Int) -> String {
    let known = resources[resource]
    let pointer = JSONPointer.locating(place.index, under: unsafe value(known.root))
    return "\(known.uri)#\(pointer?.description ?? "")"
  }
}
