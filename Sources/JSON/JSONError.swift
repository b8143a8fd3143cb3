/// Why bytes are not a JSON document that Copydesk takes (RFC 8259, with the limits of
/// `JSONLimits`), and where. It never holds text of the document, save the keys in `pointer`.
public struct JSONError: Error, Hashable, Sendable {
  /// Stable names, used in dead letters and as metric labels.
  public enum Code: String, Sendable, CaseIterable {
    /// Nothing but white space.
    case empty
    case tooLarge
    case tooDeep
    case tooManyMembers
    case numberTooLong
    /// A byte that no rule of the grammar allows here.
    case unexpectedByte
    /// The input ends inside a value.
    case unexpectedEnd
    case invalidNumber
    case invalidEscape
    /// A byte below 0x20 inside a string.
    case controlCharacter
    /// `\ud800` to `\udfff` without its other half.
    case loneSurrogate
    case invalidUTF8
    /// A key that its object already has. RFC 8259 leaves the meaning open, so there is none.
    case duplicateKey
    /// Bytes after the document.
    case trailingData
  }

  public let code: Code
  /// From the first byte of the input, 0-based.
  public let byteOffset: Int
  /// 1-based.
  public let line: Int
  /// 1-based, in Unicode scalars.
  public let column: Int
  /// JSON Pointer (RFC 6901) of the value being read, or of its nearest parent that is short
  /// enough; nil when nothing was read. Holds keys of the document.
  public let pointer: String?

  public init(code: Code, byteOffset: Int, line: Int, column: Int, pointer: String?) {
    self.code = code
    self.byteOffset = byteOffset
    self.line = line
    self.column = column
    self.pointer = pointer
  }

  init(_ code: Code, at offset: Int, in input: borrowing Span<UInt8>, pointer: String?) {
    var line = 1
    var column = 1
    var index = 0
    let end = min(offset, input.count)
    while index < end {
      let byte = input[index]
      if byte == 0x0A {
        line += 1
        column = 1
      } else if byte & 0xC0 != 0x80 {
        column += 1
      }
      index += 1
    }
    self.init(code: code, byteOffset: offset, line: line, column: column, pointer: pointer)
  }
}

extension JSONError: CustomStringConvertible {
  public var description: String {
    "JSON: \(code.rawValue) at line \(line), column \(column) (byte \(byteOffset))"
  }
}
