/// A JSON text on several lines, members in their order; for people to read.
enum IndentedJSON {
  /// `bytes` is a JSON text without insignificant white space.
  static func text(of bytes: [UInt8]) -> [UInt8] {
    var text: [UInt8] = []
    var depth = 0
    var isInString = false
    var isEscaped = false
    func newLine() { text += [0x0A] + [UInt8](repeating: 0x20, count: 2 * depth) }
    for byte in bytes {
      if isInString {
        text.append(byte)
        if isEscaped {
          isEscaped = false
        } else if byte == UInt8(ascii: "\\") {
          isEscaped = true
        } else if byte == UInt8(ascii: "\"") {
          isInString = false
        }
        continue
      }
      switch byte {
      case UInt8(ascii: "{"), UInt8(ascii: "["):
        text.append(byte)
        depth += 1
        newLine()
      case UInt8(ascii: "}"), UInt8(ascii: "]"):
        depth -= 1
        newLine()
        text.append(byte)
      case UInt8(ascii: ","):
        text.append(byte)
        newLine()
      case UInt8(ascii: ":"):
        text += [byte, 0x20]
      default:
        isInString = byte == UInt8(ascii: "\"")
        text.append(byte)
      }
    }
    return text
  }
}
