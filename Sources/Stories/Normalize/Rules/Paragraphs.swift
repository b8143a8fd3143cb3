/// Rule: the lines that are left become paragraphs.
///
/// A blank line always parts two. Lines without one between them are each a paragraph, except where
/// they were broken to a width, as old wires and mail do: then they are joined, and a line that is
/// set in begins the next paragraph.
enum Paragraphs {
  /// Lines broken to a width are no longer than this…
  private static let widthMax = 100
  /// …and, but for a paragraph's last, no shorter than this.
  private static let widthMin = 40

  /// - Returns: paragraphs with LF LF between them, in `bytes`, and their number.
  static func apply(to draft: inout Draft, bytes: inout [UInt8]) -> Int {
    bytes.removeAll(keepingCapacity: true)
    var paragraphs = 0
    var joined = 0
    var index = 0
    while index < draft.text.lines.count {
      let end = endOfBlock(draft.text.lines, from: index)
      let isWrapped = isWrapped(draft.text.lines[index..<end])
      var isFirst = true
      for line in draft.text.lines[index..<end] where !line.isTaken {
        if !isFirst, isWrapped, !line.isIndented, !beginsItem(draft.text, line) {
          bytes.append(0x20)
          joined += 1
        } else {
          if paragraphs > 0 { bytes.append(contentsOf: [0x0A, 0x0A]) }
          paragraphs += 1
        }
        bytes.append(contentsOf: draft.text.bytes[line.start..<line.end])
        isFirst = false
      }
      index = end
    }
    if joined > 0 { draft.mark(.paragraphs, draft.textField, count: joined) }
    return paragraphs
  }

  /// Past the last line before the next gap.
  private static func endOfBlock(_ lines: [TextLine], from start: Int) -> Int {
    var end = start + 1
    while end < lines.count, !lines[end].afterGap { end += 1 }
    return end
  }

  /// Whether a block of lines was broken to a width: all are within it, and each that is followed
  /// by one of its own paragraph nearly fills it.
  private static func isWrapped(_ block: ArraySlice<TextLine>) -> Bool {
    guard block.count > 1 else { return false }
    var width = 0
    for line in block { width = max(width, line.count) }
    guard (widthMin...widthMax).contains(width) else { return false }
    for index in block.indices.dropLast() {
      let endsParagraph = block[index + 1].isIndented
      if !endsParagraph, block[index].count * 4 < width * 3 { return false }
    }
    return true
  }

  private static func beginsItem(_ text: CleanText, _ line: TextLine) -> Bool {
    let view = LineView(text.bytes.span.extracting(line.start..<line.end))
    return view.has("- ") || view.has("* ") || view.has("\u{2022} ")
  }
}
