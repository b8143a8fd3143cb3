/// Where in a document's text a value stands. The tape keeps no offsets, so the text is read again;
/// only for people who look at an error.
public struct JSONPlace: Hashable, Sendable {
  /// Of the value's first byte.
  public let byteOffset: Int
  /// From 1.
  public let line: Int
  /// From 1, in bytes.
  public let column: Int
}

extension JSONPointer {
  /// The place of the value that this points to; nil if there is none.
  ///
  /// - Parameter text: a document that was read without an error.
  public func place(in text: [UInt8]) -> JSONPlace? {
    var scanner = PlaceScanner(text: text)
    guard scanner.find(tokens[...]) else { return nil }
    var line = 1
    var start = 0
    for index in 0..<scanner.index where text[index] == 0x0A {
      line += 1
      start = index + 1
    }
    return JSONPlace(byteOffset: scanner.index, line: line, column: scanner.index - start + 1)
  }
}

/// Walks over the text of a document that is known to be one.
private struct PlaceScanner {
  let text: [UInt8]
  var index = 0

  private var byte: UInt8 { index < text.count ? text[index] : 0 }

  private mutating func skipSpace() {
    while byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D || byte >= 0xBB {
      index += 1
    }
  }

  /// Moves to the value that the tokens lead to from here.
  mutating func find(_ tokens: ArraySlice<String>) -> Bool {
    var tokens = tokens
    while true {
      skipSpace()
      guard let token = tokens.popFirst() else { return index < text.count }
      switch byte {
      case UInt8(ascii: "{"): if !enterMember(token) { return false }
      case UInt8(ascii: "["): if !enterElement(token) { return false }
      default: return false
      }
    }
  }

  private mutating func enterMember(_ name: String) -> Bool {
    index += 1
    while true {
      skipSpace()
      guard byte == UInt8(ascii: "\"") else { return false }
      let start = index
      skipString()
      let key = try? JSONDocument(parsing: Array(text[start..<index]))
      skipSpace()
      index += 1
      if key?.withRoot({ $0.jsonString.map { $0 == name } ?? false }) == true { return true }
      skipValue()
      skipSpace()
      guard byte == UInt8(ascii: ",") else { return false }
      index += 1
    }
  }

  private mutating func enterElement(_ token: String) -> Bool {
    guard var left = Int(token) else { return false }
    index += 1
    skipSpace()
    if byte == UInt8(ascii: "]") { return false }
    while left > 0 {
      skipValue()
      skipSpace()
      guard byte == UInt8(ascii: ",") else { return false }
      index += 1
      left -= 1
    }
    return true
  }

  /// From the opening quote past the closing one.
  private mutating func skipString() {
    index += 1
    while index < text.count && byte != UInt8(ascii: "\"") {
      index += byte == UInt8(ascii: "\\") ? 2 : 1
    }
    index += 1
  }

  private mutating func skipValue() {
    skipSpace()
    var depth = 0
    while index < text.count {
      switch byte {
      case UInt8(ascii: "\""):
        skipString()
        if depth == 0 { return }
        continue
      case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        if depth == 0 { return }
        depth -= 1
        if depth == 0 {
          index += 1
          return
        }
      case UInt8(ascii: ","): if depth == 0 { return }
      default: break
      }
      index += 1
    }
  }
}
