/// The frame that IPTC 7901 and ANPA 1312 share: heading, text, and what follows it, between control
/// characters.
struct WireFrame {
  /// Between start of heading and start of text.
  var heading: [UInt8] = []
  /// Between start of text and end of text.
  var text: [UInt8] = []
  /// Between end of text and end of transmission, or the end.
  var trailer: [UInt8] = []

  /// What a heading may have: 7901 allows for a few lines.
  private static let headingBytesMax = 2_000

  /// - Throws: `invalid_wire` where a start of heading or of text is missing, or a heading that has
  ///   no end; with the byte.
  init(_ bytes: borrowing Span<UInt8>) throws(Rejection) {
    var index = 0
    while index < bytes.count, bytes[index] != WireByte.startOfHeading { index += 1 }
    guard index < bytes.count else {
      throw Self.invalid("The message has no start of heading.", at: 0)
    }
    let start = index
    index += 1
    while index < bytes.count, bytes[index] != WireByte.startOfText {
      guard index - start <= Self.headingBytesMax, bytes[index] != WireByte.startOfHeading else {
        throw Self.invalid("The heading does not end.", at: index)
      }
      heading.append(bytes[index])
      index += 1
    }
    guard index < bytes.count else {
      throw Self.invalid("The message has no start of text.", at: bytes.count)
    }
    index += 1
    while index < bytes.count, bytes[index] != WireByte.endOfText,
      bytes[index] != WireByte.endOfTransmission
    {
      guard bytes[index] != WireByte.startOfHeading else {
        throw Self.invalid("A second message begins inside of the text.", at: index)
      }
      text.append(bytes[index])
      index += 1
    }
    while index < bytes.count, bytes[index] != WireByte.endOfTransmission {
      if bytes[index] >= 0x20 || bytes[index] == 0x0A || bytes[index] == 0x0D {
        trailer.append(bytes[index])
      }
      index += 1
    }
  }

  private static func invalid(_ detail: String, at byte: Int) -> Rejection {
    Rejection(
      stage: .decode, code: .invalidWire, instanceLocation: "byte \(byte)", detail: detail)
  }

  /// The words of each line of the heading; control characters part words, as spaces do.
  func headingLines(_ charset: Charset?) throws(Rejection) -> [[String]] {
    try WireText.decoded(heading, charset).0.split { $0 == 0x0A || $0 == 0x0D }.map { line in
      line.split { $0 <= 0x20 || $0 == 0x7F }.map { String(decoding: $0, as: UTF8.self) }
    }.filter { !$0.isEmpty }
  }
}
