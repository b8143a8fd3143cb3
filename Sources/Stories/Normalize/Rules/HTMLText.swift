/// Rule: an HTML body becomes text. Paragraphs stay paragraphs, `br` a line, a list item a line
/// that begins with `- `, a table row a line; scripts, styles and other matter that no reader sees
/// are dropped; character references are resolved.
///
/// One pass, no stack: whatever the markup, the work is linear and the text is never longer than
/// the HTML. It is not a parser of the HTML standard, and nothing it makes is shown as HTML.
struct HTMLText {
  private var output: [UInt8] = []
  private var isPreformatted = false
  /// Set once a search to the end of the input has failed, so that it is not made again.
  private var noMoreTagEnds = false
  private var noMoreQuotes = false

  /// Text of `html`, which is valid UTF-8; white space is not yet in order.
  static func text(of html: borrowing Span<UInt8>) -> [UInt8] {
    var reader = HTMLText()
    reader.read(html)
    return reader.output
  }

  /// Whether a body that nobody declared is HTML: it begins with the tag of a block.
  static func begins(_ text: borrowing Span<UInt8>) -> Bool {
    var start = 0
    while start < text.count, text[start] <= 0x20 { start += 1 }
    guard start + 2 < text.count, text[start] == 0x3C else { return false }
    let line = LineView(text.extracting(start..<min(start + 16, text.count)))
    return ["<p>", "<p ", "<div>", "<div ", "<html", "<body", "<!doctype html", "<article", "<h1"]
      .contains { line.has($0) }
  }

  private mutating func read(_ html: borrowing Span<UInt8>) {
    output.reserveCapacity(html.count)
    var index = 0
    while index < html.count {
      let byte = html[index]
      if byte == 0x3C, let end = readTag(html, at: index) {
        index = end
      } else if byte == 0x26, let end = readReference(html, at: index) {
        index = end
      } else {
        let isBreak = byte == 0x0A || byte == 0x0D
        output.append(isBreak && !isPreformatted ? 0x20 : byte)
        index += 1
      }
    }
  }

  // MARK: Tags

  /// - Returns: the position after the tag, comment or dropped element; `nil` where `<` is text.
  private mutating func readTag(_ html: borrowing Span<UInt8>, at start: Int) -> Int? {
    guard start + 1 < html.count else { return nil }
    let line = LineView(copy html)
    if line.has("<!--", at: start) { return end(of: "-->", html, from: start + 4) }
    let isClosing = html[start + 1] == 0x2F
    let nameStart = start + (isClosing ? 2 : 1)
    let first = line.folded(nameStart)
    let isDeclaration = first == 0x21 || first == 0x3F
    guard first &- 0x61 < 26 || isDeclaration, let end = tagEnd(html, from: nameStart) else {
      return nil
    }
    var nameEnd = nameStart
    while nameEnd < end, nameEnd - nameStart < 12, Self.isNameByte(line.folded(nameEnd)) {
      nameEnd += 1
    }
    var name: [UInt8] = []
    for index in nameStart..<nameEnd { name.append(line.folded(index)) }
    let tag = String(decoding: name, as: UTF8.self)
    if !isClosing, Self.dropped.contains(tag) {
      return endOfElement(tag, html, from: end)
    }
    put(tag, isClosing: isClosing)
    return end
  }

  private mutating func put(_ tag: String, isClosing: Bool) {
    switch tag {
    case "br": output.append(0x0A)
    case "li": output.append(contentsOf: isClosing ? [] : [0x0A, 0x2D, 0x20])
    case "tr": output.append(0x0A)
    case "td", "th": output.append(0x20)
    case "pre":
      isPreformatted = !isClosing
      output.append(contentsOf: [0x0A, 0x0A])
    default:
      if Self.blocks.contains(tag) { output.append(contentsOf: [0x0A, 0x0A]) }
    }
  }

  private static func isNameByte(_ byte: UInt8) -> Bool {
    byte &- 0x61 < 26 || byte &- 0x30 < 10
  }

  /// Past the `>` that ends the tag, those in quoted attribute values not counted.
  private mutating func tagEnd(_ html: borrowing Span<UInt8>, from start: Int) -> Int? {
    if noMoreTagEnds { return nil }
    var index = start
    while index < html.count {
      let byte = html[index]
      if byte == 0x3E { return index + 1 }
      if byte == 0x22 || byte == 0x27, !noMoreQuotes, index > start, html[index - 1] == 0x3D {
        if let close = Self.index(of: byte, html, from: index + 1) {
          index = close
        } else {
          noMoreQuotes = true
        }
      }
      index += 1
    }
    // A quote that nobody closed may have hidden the end.
    if !noMoreQuotes {
      noMoreQuotes = true
      return tagEnd(html, from: start)
    }
    noMoreTagEnds = true
    return nil
  }

  private static func index(of byte: UInt8, _ html: borrowing Span<UInt8>, from start: Int) -> Int?
  {
    var index = start
    while index < html.count {
      if html[index] == byte { return index }
      index += 1
    }
    return nil
  }

  /// Past the next `literal`; the end of the input where there is none.
  private func end(of literal: String, _ html: borrowing Span<UInt8>, from start: Int) -> Int {
    let line = LineView(copy html)
    let first = literal.utf8.first
    var index = start
    while index < html.count {
      if line.folded(index) == first, line.has(literal, at: index) {
        return index + literal.utf8.count
      }
      index += 1
    }
    return html.count
  }

  /// Past the end tag of an element whose content is dropped.
  private mutating func endOfElement(
    _ tag: String, _ html: borrowing Span<UInt8>, from start: Int
  ) -> Int {
    let close = end(of: "</" + tag, html, from: start)
    return tagEnd(html, from: close) ?? html.count
  }

  private static let dropped: Set<String> = [
    "script", "style", "head", "title", "noscript", "template", "svg", "iframe", "object",
    "textarea", "select", "button",
  ]

  private static let blocks: Set<String> = [
    "p", "div", "section", "article", "header", "footer", "main", "aside", "nav", "address",
    "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "dl", "dt", "dd", "table",
    "caption", "figure", "figcaption", "hr", "form",
  ]

  // MARK: Character references

  /// - Returns: the position after the reference; `nil` where `&` is text.
  private mutating func readReference(_ html: borrowing Span<UInt8>, at start: Int) -> Int? {
    // The longest name taken has 8 letters, the longest number 8 digits.
    let limit = min(start + 12, html.count)
    guard let end = Self.index(of: 0x3B, html.extracting(..<limit), from: start + 1) else {
      return nil
    }
    guard
      let scalar = CharacterReference.scalar(
        LineView(html.extracting(start + 1..<end)).array)
    else { return nil }
    output.append(contentsOf: UTF8.encode(scalar)!)
    return end + 1
  }
}
