/// What is known of a record's form before it is read: a format, or a family of them whose member
/// only the document tells.
struct FormatChoice: Equatable {
  enum Kind: Equatable {
    case format(StoryFormat)
    /// raw-story or ninjs.
    case json
    /// NITF or NewsML-G2.
    case xml
  }

  var kind: Kind
  /// As declared; `nil` where nobody says.
  var charset: Charset?

  /// Choices in order: the record's `content-type`, the configuration, the bytes.
  ///
  /// - Throws: `unknown_format` for a type or a character set that Copydesk does not read.
  static func made(
    contentType: String?, configured: StoryFormat?, bytes: borrowing Span<UInt8>
  ) throws(Rejection) -> FormatChoice {
    let declared =
      try contentType.map { type throws(Rejection) in try Self.declared(by: type) } ?? nil
    if let declared {
      guard let configured, declared.kind == configured.family else { return declared }
      return FormatChoice(kind: .format(configured), charset: declared.charset)
    }
    if let configured { return FormatChoice(kind: .format(configured)) }
    return FormatChoice(kind: FormatSniffer.kind(of: bytes))
  }

  /// A declared type, as a `content-type` header has it.
  ///
  /// - Returns: `nil` where the type says nothing (`application/octet-stream`).
  private static func declared(by contentType: String) throws(Rejection) -> FormatChoice? {
    let parts = contentType.lowercased().split(separator: ";").map { String($0).trimmed }
    guard let type = parts.first, !type.isEmpty, type != "application/octet-stream" else {
      return nil
    }
    guard let kind = Kind(mediaType: type) else {
      throw unknown("The declared content type is not one that Copydesk reads.")
    }
    var choice = FormatChoice(kind: kind)
    for parameter in parts.dropFirst() where parameter.hasPrefix("charset=") {
      let name = String(parameter.dropFirst("charset=".count).filter { $0 != "\"" && $0 != "'" })
      guard let charset = Charset(name: name) else {
        throw unknown("The declared character set is not one that Copydesk reads.")
      }
      choice.charset = charset
    }
    return choice
  }

  private static func unknown(_ detail: String) -> Rejection {
    Rejection(
      stage: .decode, code: .unknownFormat, instanceLocation: "header content-type",
      detail: detail)
  }
}

extension FormatChoice.Kind {
  /// The media types that declare a format, and the formats' own names.
  init?(mediaType: String) {
    if let format = StoryFormat(rawValue: mediaType) {
      self = .format(format)
      return
    }
    switch mediaType {
    case "application/json", "text/json": self = .json
    case "application/xml", "text/xml": self = .xml
    case "application/vnd.copydesk.raw-story+json": self = .format(.rawStory)
    case "application/vnd.iptc.ninjs+json", "application/ninjs+json", "application/x-ninjs+json":
      self = .format(.ninjs)
    case "text/html", "application/xhtml+xml": self = .format(.text)
    case "application/nitf+xml", "application/vnd.nitf", "text/vnd.iptc.nitf",
      "application/vnd.iptc.nitf+xml":
      self = .format(.nitf)
    case "application/vnd.iptc.g2.newsitem+xml", "application/vnd.iptc.g2.newsmessage+xml",
      "application/vnd.iptc.g2.packageitem+xml", "application/newsml-g2+xml":
      self = .format(.newsMLG2)
    case "application/x-iptc7901", "text/x-iptc7901", "text/vnd.iptc.7901":
      self = .format(.iptc7901)
    case "application/x-anpa1312", "text/x-anpa1312", "text/vnd.iptc.anpa", "anpa1312":
      self = .format(.anpa)
    default: return nil
    }
  }
}

extension StoryFormat {
  /// The family that a general media type names.
  fileprivate var family: FormatChoice.Kind {
    switch self {
    case .rawStory, .ninjs: .json
    case .nitf, .newsMLG2: .xml
    case .text, .iptc7901, .anpa: .format(self)
    }
  }
}
