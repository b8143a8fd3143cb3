/// Rule: an HTML body becomes text. Paragraphs stay paragraphs, `br` a line, a list item a line
/// that begins with `- `, a table row a line; scripts, styles and other matter that no reader sees
/// are dropped; character references are resolved.
///
/// One pass, no stack: whatever the markup, the work is linear and the text is never longer than
/// the HTML. It is not a parser of the HTML standard, and nothing it makes is shown as HTML.
struct HTMLText {
  /// The text: `count` bytes. Beyond `count` the buffer means nothing.
  private var bytes: [UInt8] = []
  private var count = 0
  private var isPreformatted = false
  /// Set once a search to the end of the input has failed, so that it is not made again.
  private var noMoreTagEnds = false
  private var noMoreQuotes = false

  /// The text of what was read last; white space is not yet in order.
  var content: Span<UInt8> {
    @_lifetime(borrow self)
    get { bytes.span.extracting(0..<count) }
  }

  /// Puts white space in order.
  func clean(into text: inout CleanText) { text.read(content) }

  /// Text of `html`, which is valid UTF-8; white space is not yet in order.
  static func text(of html: borrowing Span<UInt8>) -> [UInt8] {
    var reader = HTMLText()
    reader.read(html)
    return Array(reader.bytes[..<reader.count])
  }

  /// Whether a body that nobody declared is HTML: it begins with the tag of a block, or has line
  /// breaks by tag near its beginning.
  static func isOne(_ text: borrowing Span<UInt8>) -> Bool { begins(text) || hasBreaks(text) }

  /// `…on Tuesday.<br><br>Work…`: a tag with no space before it, or another right behind it. Text that
  /// speaks of the tag has spaces around it.
  private static func hasBreaks(_ text: borrowing Span<UInt8>) -> Bool {
    let line = LineView(text.extracting(..<min(text.count, breakBytesMax)))
    var index = line.bytes.firstIndex(of: 0x3C, from: 0)
    while index < line.count {
      if let end = breakEnd(line, at: index) {
        let isGlued = index > 0 && line.byte(index - 1) > 0x20 && line.byte(index - 1) < 0x7F
        if isGlued || breakEnd(line, at: end) != nil { return true }
      }
      index = line.bytes.firstIndex(of: 0x3C, from: index + 1)
    }
    return false
  }

  /// Past `<br>`, `<br/>` or `<br />`.
  private static func breakEnd(_ line: LineView, at start: Int) -> Int? {
    for tag in ["<br>", "<br/>", "<br />"] where line.has(tag, at: start) {
      return start + tag.utf8.count
    }
    return nil
  }

  /// A body with breaks has one by then.
  private static let breakBytesMax = 1_024

  private static func begins(_ text: borrowing Span<UInt8>) -> Bool {
    var start = 0
    while start < text.count, text[start] <= 0x20 { start += 1 }
    guard start + 2 < text.count, text[start] == 0x3C else { return false }
    let line = LineView(text.extracting(start..<min(start + 16, text.count)))
    return ["<p>", "<p ", "<div>", "<div ", "<html", "<body", "<!doctype html", "<article", "<h1"]
      .contains { line.has($0) }
  }

  /// Replaces what is held by the text of `html`, which is valid UTF-8.
  mutating func read(_ html: borrowing Span<UInt8>) {
    reset(capacity: html.count + 16)
    var index = 0
    while index < html.count {
      index = copyRun(html, from: index)
      guard index < html.count else { return }
      let byte = html[index]
      if byte == 0x3C, let end = readTag(html, at: index) {
        index = end
      } else if byte == 0x26, let end = readReference(html, at: index) {
        index = end
      } else {
        let isBreak = byte == 0x0A || byte == 0x0D
        put(isBreak && !isPreformatted ? 0x20 : byte)
        index += 1
      }
    }
  }

  private mutating func reset(capacity: Int) {
    count = 0
    isPreformatted = false
    noMoreTagEnds = false
    noMoreQuotes = false
    if bytes.count < capacity || bytes.count > Self.retainedBytes && capacity < bytes.count / 4 {
      bytes = [UInt8](repeating: 0, count: max(capacity, 4096))
    }
  }

  /// A buffer larger than this is let go when a text needs less than a quarter of it.
  private static let retainedBytes = 1 << 20

  /// Copies up to the next byte that may be more than itself: `<`, `&`, CR, LF. Returns its position,
  /// or one near the end of the input.
  private mutating func copyRun(_ html: borrowing Span<UInt8>, from start: Int) -> Int {
    var end = count
    var index = start
    var output = bytes.mutableSpan
    while index &+ 8 <= html.count {
      let word = html.word(at: index)
      let special =
        Words.matches(word, 0x3C) | Words.matches(word, 0x26) | Words.matches(word, 0x0A)
        | Words.matches(word, 0x0D)
      output.put(word, at: end)
      let plain = Words.firstIndex(special)
      index &+= plain
      end &+= plain
      if plain < 8 { break }
    }
    count = end
    return index
  }

  private mutating func put(_ byte: UInt8) {
    bytes[count] = byte
    count += 1
  }

  private mutating func putParagraphBreak() {
    put(0x0A)
    put(0x0A)
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
    let tag = Self.tags.find(Self.key(of: line.part(nameStart..<nameEnd)))
    if !isClosing, tag == .dropped {
      return endOfElement(line.part(nameStart..<nameEnd), html, from: end)
    }
    if let tag { put(tag, isClosing: isClosing) }
    return end
  }

  private mutating func put(_ tag: Tag, isClosing: Bool) {
    switch tag {
    case .lineBreak: put(0x0A)
    case .item:
      if isClosing { return }
      put(0x0A)
      put(0x2D)
      put(0x20)
    case .cell: put(0x20)
    case .preformatted:
      isPreformatted = !isClosing
      putParagraphBreak()
    case .block: putParagraphBreak()
    case .dropped: break
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
    _ name: LineView, _ html: borrowing Span<UInt8>, from start: Int
  ) -> Int {
    let close = end(of: "</" + name.string.lowercased(), html, from: start)
    return tagEnd(html, from: close) ?? html.count
  }

  /// What a tag is to the text; tags that are nothing to it have none.
  private enum Tag {
    case lineBreak
    case item
    case cell
    case preformatted
    case block
    /// With all that is in the element.
    case dropped
  }

  /// The tags by the keys of their names, with places to spare.
  private struct Tags {
    private var slots = [(key: UInt64, tag: Tag)](repeating: (0, .block), count: 256)

    mutating func insert(_ key: UInt64, _ tag: Tag) {
      var slot = Self.slot(of: key)
      while slots[slot].key != 0 { slot = (slot + 1) & 255 }
      slots[slot] = (key, tag)
    }

    func find(_ key: UInt64) -> Tag? {
      var slot = Self.slot(of: key)
      while slots[slot].key != 0 {
        if slots[slot].key == key { return slots[slot].tag }
        slot = (slot &+ 1) & 255
      }
      return nil
    }

    private static func slot(of key: UInt64) -> Int {
      Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) &>> 56)
    }
  }

  private static let tags: Tags = {
    let names: [(String, Tag)] = [
      ("br tr", .lineBreak), ("li", .item), ("td th", .cell), ("pre", .preformatted),
      (
        """
        p div section article header footer main aside nav address h1 h2 h3 h4 h5 h6 blockquote \
        ul ol dl dt dd table caption figure figcaption hr form
        """, .block
      ),
      (
        "script style head title noscript template svg iframe object textarea select button",
        .dropped
      ),
    ]
    var tags = Tags()
    for (list, tag) in names {
      for name in list.utf8.split(separator: 0x20) {
        tags.insert(key(of: LineView(String(Substring(name)).utf8.span)), tag)
      }
    }
    return tags
  }()

  /// A name of up to ten letters and digits in six bits each; 0 for a longer one.
  private static func key(of name: LineView) -> UInt64 {
    guard name.count <= 10 else { return 0 }
    var key: UInt64 = 0
    for index in 0..<name.count {
      let byte = name.folded(index)
      key = key &<< 6 | UInt64(byte &- 0x30 < 10 ? byte &- 0x30 &+ 27 : byte &- 0x60)
    }
    return key
  }

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
    for byte in UTF8.encode(scalar)! { put(byte) }
    return end + 1
  }
}
