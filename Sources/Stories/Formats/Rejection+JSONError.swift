internal import JSON

extension Rejection {
  /// Why a value is not JSON, and where.
  init(_ error: JSONError) {
    let (code, detail) = Self.reason(error.code)
    var location = "line \(error.line) column \(error.column) (byte \(error.byteOffset))"
    if let pointer = error.pointer, !pointer.isEmpty { location += " in \(pointer)" }
    self.init(stage: .decode, code: code, instanceLocation: location, detail: detail)
  }

  private static func reason(_ code: JSONError.Code) -> (RejectionCode, String) {
    switch code {
    case .empty: (.emptyValue, "The value is nothing but white space.")
    case .tooLarge: (.tooLarge, "The document is larger than the limit.")
    case .tooDeep: (.tooDeep, "The document is nested deeper than the limit.")
    case .tooManyMembers: (.tooLarge, "An object or array has more members than the limit.")
    case .numberTooLong: (.numberTooLong, "A number has more digits than the limit.")
    case .unexpectedByte: (.invalidJSON, "A byte stands where JSON does not allow it.")
    case .unexpectedEnd: (.invalidJSON, "The document ends inside a value.")
    case .invalidNumber: (.invalidJSON, "A number is not written as JSON has it.")
    case .invalidEscape: (.invalidJSON, "An escape sequence is not one of JSON's.")
    case .controlCharacter: (.invalidJSON, "A control character stands unescaped in a string.")
    case .loneSurrogate: (.loneSurrogate, "An escaped surrogate is without its other half.")
    case .invalidUTF8: (.invalidUTF8, "The value is not UTF-8.")
    case .duplicateKey: (.duplicateKey, "An object has the same key twice.")
    case .trailingData: (.invalidJSON, "Something follows the document.")
    }
  }
}
