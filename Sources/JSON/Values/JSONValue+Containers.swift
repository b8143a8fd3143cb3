extension JSONValue {
  /// Members of an object or elements of an array; 0 for anything else.
  @inlinable
  public var count: Int {
    guard tag == Tag.object || tag == Tag.array else { return 0 }
    let stored = Int(truncatingIfNeeded: (word &>> 32) & 0xFF_FFFF)
    return stored < 0xFF_FFFF ? stored : countedByWalking
  }

  @usableFromInline
  var countedByWalking: Int {
    var count = 0
    if isObject {
      for _ in members { count += 1 }
    } else {
      for _ in elements { count += 1 }
    }
    return count
  }

  /// The member of this name, by a linear scan; nil if there is none or this is no object.
  @inlinable
  public subscript(key: StaticString) -> JSONValue? {
    for member in members where member.key == key { return member.value }
    return nil
  }

  /// As above, for names that are not known when the program is written.
  @inlinable
  public func member(named key: String) -> JSONValue? {
    for member in members where member.key == key { return member.value }
    return nil
  }

  /// In the order of the document; none unless this is an object.
  @inlinable
  public var members: JSONMembers { JSONMembers(of: self) }

  /// In order; none unless this is an array.
  @inlinable
  public var elements: JSONElements { JSONElements(of: self) }
}

/// One member of an object.
@frozen
public struct JSONMember {
  public let key: JSONString
  public let value: JSONValue

  @inlinable
  init(key: JSONString, value: JSONValue) {
    self.key = key
    self.value = value
  }
}

/// The members of an object, one after another. Nothing is copied.
@frozen
public struct JSONMembers: Sequence, IteratorProtocol {
  @usableFromInline var upcoming: JSONValue
  @usableFromInline let end: Int

  @inlinable
  init(of value: JSONValue) {
    upcoming = value.at(value.index &+ 1)
    end = value.isObject ? value.end &- 1 : 0
  }

  @inlinable
  public mutating func next() -> JSONMember? {
    guard upcoming.index < end else { return nil }
    let value = upcoming.at(upcoming.index &+ 1)
    let member = JSONMember(key: upcoming.text, value: value)
    upcoming = upcoming.at(value.end)
    return member
  }
}

/// The elements of an array, one after another.
@frozen
public struct JSONElements: Sequence, IteratorProtocol {
  @usableFromInline var upcoming: JSONValue
  @usableFromInline let end: Int

  @inlinable
  init(of value: JSONValue) {
    upcoming = value.at(value.index &+ 1)
    end = value.isArray ? value.end &- 1 : 0
  }

  @inlinable
  public mutating func next() -> JSONValue? {
    guard upcoming.index < end else { return nil }
    let value = upcoming
    upcoming = upcoming.at(value.end)
    return value
  }
}
