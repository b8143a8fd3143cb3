import JSON

/// Finds where in a JSON text a value stands, by its pointer; for texts that are JSON.
struct JSONPlaces {
  private let bytes: [UInt8]
  private var at = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The bytes of the value at the pointer; where it is not there, of the innermost value around the
  /// place. `nil` where the text is not JSON that far.
  mutating func range(of pointer: JSONPointer) -> Range<Int>? {
    at = 0
    var found: Range<Int>?
    var tokens = pointer.tokens[...]
    while true {
      skipSpace()
      let start = at
      guard let value = valueRange() else { return found }
      found = value
      guard let token = tokens.popFirst() else { return found }
      at = start
      guard enter(token) else { return found }
    }
  }

  /// Goes to the value of a member or an element; false where there is none.
  private mutating func enter(_ token: String) -> Bool {
    guard at < bytes.count else { return false }
    let isObject = bytes[at] == UInt8(ascii: "{")
    guard isObject || bytes[at] == UInt8(ascii: "[") else { return false }
    at += 1
    var index = 0
    while true {
      skipSpace()
      guard at < bytes.count, bytes[at] != UInt8(ascii: "}"), bytes[at] != UInt8(ascii: "]") else {
        return false
      }
      var isWanted = false
      if isObject {
        guard let key = stringRange() else { return false }
        isWanted = text(of: key) == token
        skipSpace()
        guard take(UInt8(ascii: ":")) else { return false }
        skipSpace()
      } else {
        isWanted = String(index) == token
      }
      if isWanted { return true }
      guard valueRange() != nil else { return false }
      index += 1
      skipSpace()
      guard take(UInt8(ascii: ",")) else { return false }
    }
  }

  /// Skips one value.
  private mutating func valueRange() -> Range<Int>? {
    let start = at
    var depth = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "\""):
        guard stringRange() != nil else { return nil }
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        depth += 1
        at += 1
        continue
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        guard depth > 0 else { return start < at ? start..<at : nil }
        depth -= 1
        at += 1
      case UInt8(ascii: ","), UInt8(ascii: ":"), 0x20, 0x09, 0x0A, 0x0D:
        if depth == 0 { return start < at ? start..<at : nil }
        at += 1
        continue
      default:
        at += 1
        if depth == 0 { continue }
      }
      if depth == 0 { return start..<at }
    }
    return depth == 0 && start < at ? start..<at : nil
  }

  private mutating func stringRange() -> Range<Int>? {
    let start = at
    guard take(UInt8(ascii: "\"")) else { return nil }
    while at < bytes.count {
      let byte = bytes[at]
      at += byte == UInt8(ascii: "\\") ? 2 : 1
      if byte == UInt8(ascii: "\"") { return start..<at }
    }
    return nil
  }

  private func text(of string: Range<Int>) -> String? {
    guard let document = try? JSONDocument(parsing: Array(bytes[string])) else { return nil }
    return document.withRoot { $0.string }
  }

  private mutating func skipSpace() {
    while at < bytes.count, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[at]) { at += 1 }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard at < bytes.count, bytes[at] == byte else { return false }
    at += 1
    return true
  }
}
