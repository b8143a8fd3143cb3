/// The forms that stories come in.
public enum StoryFormat: String, Sendable, CaseIterable {
  /// Copydesk's own JSON (`Schemas/raw-story`).
  case rawStory = "raw-story"
  /// The whole story as one piece of UTF-8 text.
  case text = "text/plain"

  /// The media types that declare a format; parameters are not looked at.
  init?(mediaType: String) {
    switch mediaType {
    case "application/json", "application/vnd.copydesk.raw-story+json", "raw-story":
      self = .rawStory
    case "text/plain":
      self = .text
    default:
      return nil
    }
  }

  /// A declared type, as a `content-type` header has it.
  ///
  /// - Returns: `nil` where the type says nothing (`application/octet-stream`).
  /// - Throws: `unknown_format` for a type or a character set that Copydesk does not read.
  static func declared(by contentType: String) throws(Rejection) -> StoryFormat? {
    let parts = contentType.lowercased().split(separator: ";").map(trimmed)
    guard let type = parts.first, !type.isEmpty, type != "application/octet-stream" else {
      return nil
    }
    guard let format = StoryFormat(mediaType: type) else {
      throw Rejection(
        stage: .decode, code: .unknownFormat, instanceLocation: "header content-type",
        detail: "The declared content type is not one that Copydesk reads.")
    }
    for parameter in parts.dropFirst() where parameter.hasPrefix("charset=") {
      let name = parameter.dropFirst("charset=".count).filter { $0 != "\"" }
      guard ["utf-8", "utf8", "us-ascii", "ascii"].contains(name) else {
        throw Rejection(
          stage: .decode, code: .unknownFormat, instanceLocation: "header content-type",
          detail: "The declared character set is not UTF-8.")
      }
    }
    return format
  }

  private static func trimmed(_ part: Substring) -> String {
    String(part.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  /// What the bytes look like: a JSON object, or else text.
  static func sniffed(from bytes: borrowing Span<UInt8>) -> StoryFormat {
    firstByte(of: bytes) == 0x7B ? .rawStory : .text
  }

  /// The first byte that is neither white space nor part of a byte order mark.
  static func firstByte(of bytes: borrowing Span<UInt8>) -> UInt8? {
    for index in bytes.indices {
      let byte = bytes[index]
      let isMark = index < 3 && (byte == 0xEF || byte == 0xBB || byte == 0xBF)
      if byte > 0x20, !isMark { return byte }
    }
    return nil
  }
}
