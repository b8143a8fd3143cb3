extension JSONWriter {
  /// Writes a value of a parsed document. Recursion is as deep as the document was allowed to be.
  mutating func copy(_ value: JSONValue, sortingKeys: Bool) {
    switch value.kind {
    case .null: null()
    case .bool: bool(value.tag == JSONValue.Tag.true)
    case .number: number(value)
    case .string: string(value.text)
    case .array:
      beginArray()
      for element in value.elements { copy(element, sortingKeys: sortingKeys) }
      endArray()
    case .object:
      beginObject()
      for member in sortingKeys ? Self.sorted(value) : Array(value.members) {
        key(member.key)
        copy(member.value, sortingKeys: sortingKeys)
      }
      endObject()
    }
  }

  private mutating func number(_ value: JSONValue) {
    switch value.tag {
    case JSONValue.Tag.int64: int(Int64(bitPattern: value.following))
    case JSONValue.Tag.uint64: int(value.following)
    case JSONValue.Tag.double: double(Double(bitPattern: value.following))
    default: raw(NumberText.canonical(exact: value.text.array))
    }
  }

  private static func sorted(_ object: JSONValue) -> [JSONMember] {
    object.members.map { (key: Array($0.key.string.utf16), member: $0) }
      .sorted { $0.key.lexicographicallyPrecedes($1.key) }
      .map { $0.member }
  }
}
