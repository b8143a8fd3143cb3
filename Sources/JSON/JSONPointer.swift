/// The place of a value in a document (RFC 6901).
public struct JSONPointer: Hashable, Sendable {
  /// Unescaped: member names and decimal indexes.
  public let tokens: [String]

  /// - Parameter tokens: member names and array positions, not escaped.
  public init(tokens: [String]) { self.tokens = tokens }

  /// nil unless the text is empty or starts with `/`, and each `~` is followed by 0 or 1.
  public init?(_ text: String) {
    if text.isEmpty {
      tokens = []
      return
    }
    guard text.utf8.first == UInt8(ascii: "/") else { return nil }
    var tokens: [String] = []
    for part in text.utf8.dropFirst().split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    {
      var bytes: [UInt8] = []
      var escaped = false
      for byte in part {
        if escaped {
          guard byte == UInt8(ascii: "0") || byte == UInt8(ascii: "1") else { return nil }
          bytes.append(byte == UInt8(ascii: "0") ? UInt8(ascii: "~") : UInt8(ascii: "/"))
          escaped = false
        } else if byte == UInt8(ascii: "~") {
          escaped = true
        } else {
          bytes.append(byte)
        }
      }
      if escaped { return nil }
      tokens.append(String(decoding: bytes, as: UTF8.self))
    }
    self.tokens = tokens
  }

  /// A token as it stands in a pointer: `~` as `~0`, `/` as `~1`.
  public static func escaped(_ token: String) -> String {
    guard token.utf8.contains(where: { $0 == UInt8(ascii: "~") || $0 == UInt8(ascii: "/") }) else {
      return token
    }
    var bytes: [UInt8] = []
    for byte in token.utf8 {
      switch byte {
      case UInt8(ascii: "~"): bytes += "~0".utf8
      case UInt8(ascii: "/"): bytes += "~1".utf8
      default: bytes.append(byte)
      }
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The value at this place; nil if there is none. Array indexes have no leading zeros.
  public func resolve(in root: JSONValue) -> JSONValue? {
    var value = root
    for token in tokens {
      if value.isObject {
        guard let member = value.member(named: token) else { return nil }
        value = member
      } else {
        guard let index = Self.index(token), let element = value.element(at: index) else {
          return nil
        }
        value = element
      }
    }
    return value
  }

  private static func index(_ token: String) -> Int? {
    guard let first = token.utf8.first, first != UInt8(ascii: "0") || token.utf8.count == 1,
      token.utf8.allSatisfy({ $0 &- 0x30 < 10 })
    else { return nil }
    return Int(token)
  }

  /// The pointer of the value at a word of the tape; nil if no value starts there.
  package static func locating(_ index: Int, under root: JSONValue) -> JSONPointer? {
    var tokens: [String] = []
    var value = root
    while value.index != index {
      var inner: JSONValue?
      if value.isObject {
        for member in value.members where index < member.value.end {
          tokens.append(member.key.string)
          inner = member.value
          break
        }
      } else {
        for (place, element) in value.elements.enumerated() where index < element.end {
          tokens.append(String(place))
          inner = element
          break
        }
      }
      guard let inner, inner.index <= index else { return nil }
      value = inner
    }
    return JSONPointer(tokens: tokens)
  }
}

extension JSONPointer: CustomStringConvertible {
  public var description: String {
    var text = ""
    for token in tokens {
      text += "/"
      text += Self.escaped(token)
    }
    return text
  }
}

extension JSONValue {
  /// An element of an array, found by walking; nil beyond its end or if this is no array.
  public func element(at index: Int) -> JSONValue? {
    guard index >= 0, index < count else { return nil }
    var place = 0
    for element in elements {
      if place == index { return element }
      place += 1
    }
    return nil
  }
}
