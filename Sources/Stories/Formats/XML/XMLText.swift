/// The text of a story's markup, NITF or XHTML: paragraphs apart by blank lines, a list item a line
/// that begins with `- `, a table row a line.
struct XMLText {
  private var output: [UInt8] = []

  /// UTF-8; white space is not yet in order.
  static func text(of content: XMLNode) -> [UInt8] {
    var writer = XMLText()
    writer.write(content, isPreformatted: false)
    return writer.output
  }

  static func isBlock(_ name: String) -> Bool { blocks.contains(name) || breaks.contains(name) }

  /// Recursion is bounded by the reader's depth.
  private mutating func write(_ node: XMLNode, isPreformatted: Bool) {
    for child in node.content {
      switch child {
      case .text(let text): put(text, isPreformatted: isPreformatted)
      case .element(let index): write(element: node.node(index), isPreformatted)
      }
    }
  }

  private mutating func write(element: XMLNode, _ isPreformatted: Bool) {
    let name = element.name
    if Self.dropped.contains(name) { return }
    if Self.breaks.contains(name) {
      output.append(0x0A)
      if name == "li" { output.append(contentsOf: "- ".utf8) }
    } else if Self.blocks.contains(name) {
      output.append(contentsOf: [0x0A, 0x0A])
    } else if Self.cells.contains(name), let last = output.last, last != 0x0A {
      output.append(contentsOf: "  ".utf8)
    }
    write(element, isPreformatted: isPreformatted || name == "pre")
    if Self.blocks.contains(name) { output.append(contentsOf: [0x0A, 0x0A]) }
    if name == "tr" || name == "li" { output.append(0x0A) }
  }

  private mutating func put(_ text: String, isPreformatted: Bool) {
    for byte in text.utf8 {
      let isBreak = byte == 0x0A || byte == 0x0D
      output.append(isBreak && !isPreformatted ? 0x20 : byte)
    }
  }

  private static let blocks: Set<String> = [
    "p", "hl1", "hl2", "h1", "h2", "h3", "h4", "h5", "h6", "table", "ul", "ol", "dl", "dt", "dd",
    "pre", "block", "div", "section", "article", "bq", "blockquote", "note", "fn", "hr", "caption",
    "abstract", "nitf-table",
  ]
  private static let breaks: Set<String> = ["br", "li", "tr"]
  private static let cells: Set<String> = ["td", "th"]
  /// Not part of the running text.
  private static let dropped: Set<String> = [
    "media", "script", "style", "head", "body.head", "body.end", "custom-table", "figure", "img",
    "nitf-table-metadata",
  ]
}
