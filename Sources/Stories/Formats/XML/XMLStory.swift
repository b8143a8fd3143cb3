internal import JSON

/// A story in XML: which of the formats it is, its root tells.
enum XMLStory {
  /// - Throws: what `XMLReader` throws; `format_mismatch` where the root is not of the declared
  ///   format, `unknown_format` where nobody declares one and the root is of none.
  static func read(
    _ bytes: borrowing Span<UInt8>, _ choice: FormatChoice, _ limits: JSONLimits
  ) throws(Rejection) -> RawStory {
    guard bytes.count <= limits.maxBytes else {
      throw Rejection(
        stage: .decode, code: .tooLarge, detail: "The document is larger than the limit.")
    }
    if FormatSniffer.firstByte(of: bytes) != 0x3C {
      throw Rejection(
        stage: .decode, code: .formatMismatch, instanceLocation: "line 1 column 1 (byte 0)",
        detail: "The value is declared as XML and is not.")
    }
    let root = try XMLReader.read(bytes, charset: choice.charset).root
    let format = format(ofRoot: root.name)
    if case .format(let declared) = choice.kind, format != declared {
      throw Rejection(
        stage: .decode, code: .formatMismatch, instanceLocation: "/\(root.name)",
        detail: "The document is not of the declared format \(declared.rawValue).")
    }
    switch format {
    case .nitf: return RawStory(format: .nitf, content: .item(NITFReader.item(root)))
    case .newsMLG2:
      return RawStory(format: .newsMLG2, content: .item(try NewsMLReader.item(root)))
    default:
      throw Rejection(
        stage: .decode, code: .unknownFormat, instanceLocation: "/\(root.name)",
        detail: "The document is neither NITF nor NewsML-G2.")
    }
  }

  private static func format(ofRoot name: String) -> StoryFormat? {
    switch name {
    case "nitf": .nitf
    case "newsItem", "newsMessage", "packageItem", "conceptItem", "knowledgeItem",
      "planningItem", "catalogItem":
      .newsMLG2
    default: nil
    }
  }
}
