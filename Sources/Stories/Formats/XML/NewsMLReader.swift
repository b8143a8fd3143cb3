/// Reads a text item of NewsML-G2 (IPTC, core and power conformance as far as a story goes).
enum NewsMLReader {
  /// The text item of a `newsItem`, or the only one of a `newsMessage`.
  ///
  /// - Throws: `unsupported_type` for items that are no text, for messages with more than one text,
  ///   packages and whatever else the standard has.
  static func item(_ root: XMLNode) throws(Rejection) -> WireItem {
    switch root.name {
    case "newsItem":
      guard isText(root) else {
        throw unsupported("/newsItem/itemMeta/itemClass", "The item is not a text.")
      }
      return read(root)
    case "newsMessage":
      let texts = root.children("itemSet").flatMap { $0.children("newsItem") }.filter(isText)
      guard let first = texts.first else {
        throw unsupported("/newsMessage/itemSet", "The message holds no text item.")
      }
      guard texts.count == 1 else {
        throw unsupported(
          "/newsMessage/itemSet", "The message holds \(texts.count) text items; one is read.")
      }
      return read(first)
    default:
      throw unsupported("/\(root.name)", "The item is not a news item.")
    }
  }

  private static func unsupported(_ location: String, _ detail: String) -> Rejection {
    Rejection(
      stage: .validate, code: .unsupportedType, instanceLocation: location, detail: detail)
  }

  /// Without a class, an item is one if it holds text.
  private static func isText(_ item: XMLNode) -> Bool {
    guard let itemClass = item.first("itemMeta", "itemClass") else { return text(of: item) != nil }
    return itemClass.code?.lowercased() == "text"
  }

  private static func read(_ root: XMLNode) -> WireItem {
    var item = WireItem()
    item.fields.id = root["guid"]?.nonBlank
    item.fields.version = root["version"].flatMap { VersionText(text: $0) }
    item.fields.language = root["lang"]
    readRights(root, &item.fields)
    if let meta = root.first("itemMeta") { NewsMLMeta.read(item: meta, &item.fields) }
    if let meta = root.first("contentMeta") { NewsMLMeta.read(content: meta, &item.fields) }
    if item.fields.headline == nil { item.fields.headline = root.first("itemMeta", "title")?.line }
    if let text = text(of: root) {
      item.body = text.body
      // A NITF document inside has a head of its own.
      if let nitf = text.nitf { fill(&item.fields, from: NITFReader.item(nitf).fields) }
    }
    return item
  }

  private static func readRights(_ root: XMLNode, _ fields: inout StoryFields) {
    for info in root.children("rightsInfo") {
      fields.copyright =
        fields.copyright ?? info.first("copyrightNotice")?.line
        ?? info.first("copyrightHolder")?.label
      fields.usageTerms = fields.usageTerms ?? info.first("usageTerms")?.line
    }
  }

  /// The running text: marked up in the item, else as character data in it.
  private static func text(of item: XMLNode) -> (body: [UInt8], nitf: XMLNode?)? {
    for inline in item.first("contentSet")?.children("inlineXML") ?? [] {
      guard let root = inline.children.first else { continue }
      if root.name == "nitf" {
        let content = root.first("body", "body.content")
        return (content.map { XMLText.text(of: $0) } ?? [], root)
      }
      return (XMLText.text(of: root.first("body") ?? root), nil)
    }
    for inline in item.first("contentSet")?.children("inlineData") ?? [] {
      guard inline["encoding"] == nil else { continue }
      var text: [UInt8] = []
      for case .text(let part) in inline.content { text.append(contentsOf: part.utf8) }
      if inline["contenttype"]?.contains("html") == true { text = HTMLText.text(of: text.span) }
      return (text, nil)
    }
    return nil
  }

  private static func fill(_ fields: inout StoryFields, from nitf: StoryFields) {
    fields.headline = fields.headline ?? nitf.headline
    fields.subheadline = fields.subheadline ?? nitf.subheadline
    fields.byline = fields.byline ?? nitf.byline
    fields.dateline = fields.dateline ?? nitf.dateline
    fields.located = fields.located ?? nitf.located
    fields.note = fields.note ?? nitf.note
  }
}

extension XMLNode {
  /// The code of a QCode (`stat:usable`) or of a concept's URI: what follows the last `:` or `/`.
  var code: String? {
    guard let name = (self["qcode"] ?? self["uri"] ?? self["literal"])?.nonBlank else { return nil }
    return name.split { $0 == ":" || $0 == "/" }.last.map(String.init)
  }

  /// A concept's name, else its literal, else its code.
  var label: String? { first("name")?.line ?? self["literal"]?.nonBlank ?? code ?? line }
}
