/// The running text of a wire message in UTF-8, its lines no longer broken to the width of a printer.
enum WireText {
  /// - Returns: the text, and the character set it was in where that was not UTF-8.
  /// - Throws: `invalid_utf8` where the bytes are neither UTF-8 nor certainly Western.
  static func read(
    _ bytes: [UInt8], declared: Charset?
  ) throws(Rejection) -> (lines: [[UInt8]], charset: Charset?) {
    let (text, charset) = try decoded(bytes, declared)
    return (lines(of: text), charset)
  }

  /// UTF-8 of bytes in the declared character set, else in one that is certain.
  static func decoded(
    _ bytes: [UInt8], _ declared: Charset?
  ) throws(Rejection) -> ([UInt8], Charset?) {
    if let declared, declared != .utf8 {
      if let text = declared.decoded(bytes.span) { return (text, declared) }
    } else if String(validating: bytes, as: UTF8.self) != nil {
      return (bytes, nil)
    } else if declared == nil, CharsetDetector.isWestern(bytes.span),
      let text = Charset.windows1252.decoded(bytes.span)
    {
      return (text, .windows1252)
    }
    throw Rejection(
      stage: .decode, code: .invalidUTF8, instanceLocation: "text",
      detail: "The text is not in a character set that is declared or certain.")
  }

  /// Lines by CR LF, CR or LF, blank ones too.
  private static func lines(of text: [UInt8]) -> [[UInt8]] {
    var lines: [[UInt8]] = [[]]
    var index = 0
    while index < text.count {
      let byte = text[index]
      let next = index + 1 < text.count ? text[index + 1] : 0
      if byte == 0x0D, next == 0x0D {
        // Printers wanted CR CR LF.
      } else if byte == 0x0D || byte == 0x0A {
        if byte == 0x0D, next == 0x0A { index += 1 }
        lines.append([])
      } else {
        lines[lines.count - 1].append(byte)
      }
      index += 1
    }
    return lines
  }

  /// Paragraphs with blank lines between them. A line that is set in begins one, so does one after
  /// a blank line; where no line is set in or blank, lines stay as they are.
  static func paragraphs(_ lines: ArraySlice<[UInt8]>) -> [UInt8] {
    let isMarked = lines.dropFirst().contains { isIndented($0) || isBlank($0) }
    var output: [UInt8] = []
    var afterBlank = true
    for line in lines {
      if isBlank(line) {
        afterBlank = true
        continue
      }
      if !output.isEmpty {
        let begins = afterBlank || isIndented(line)
        output.append(contentsOf: begins ? [0x0A, 0x0A] : isMarked ? [0x20] : [0x0A])
      }
      output.append(contentsOf: line)
      afterBlank = false
    }
    return output
  }

  static func isBlank(_ line: [UInt8]) -> Bool { line.allSatisfy { $0 <= 0x20 } }

  static func isIndented(_ line: [UInt8]) -> Bool {
    line.first == 0x09 || (line.count > 2 && line[0] == 0x20 && line[1] == 0x20)
  }
}
