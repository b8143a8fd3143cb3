/// Rule: a line that files the story, `Posted in: Mid-East`, gives the section and leaves the body.
enum SectionLine {
  private static let headLines = 4
  private static let tailLines = 8
  private static let bytesMax = 120
  private static let wordsMax = 8

  /// - Returns: whether a line was taken.
  static func apply(to draft: inout Draft) -> Bool {
    let openCount = draft.text.lines.count { !$0.isTaken }
    var taken = 0
    var rank = -1
    for index in draft.text.lines.indices where !draft.text.lines[index].isTaken {
      rank += 1
      guard rank >= openCount - tailLines || (draft.isBlob && rank < headLines) else { continue }
      let line = draft.text.lines[index]
      guard line.count <= bytesMax, let section = draft.text.reading(index, read) else { continue }
      draft.text.lines[index].isTaken = true
      taken += 1
      if draft.found.section == nil { draft.found.section = section }
    }
    if taken > 0 { draft.mark(.sectionLine, draft.textField, count: taken) }
    return taken > 0
  }

  /// They begin with p, f, s or c.
  private static let labels = [
    "posted in", "filed under", "filed in", "section", "category", "categories",
  ]

  private static func read(_ line: LineView) -> String? {
    let first = line.folded(0)
    guard first == 0x70 || first == 0x66 || first == 0x73 || first == 0x63 else { return nil }
    for label in labels where line.has(label) {
      var position = label.utf8.count
      while line.byte(position) == 0x20 { position += 1 }
      guard line.byte(position) == 0x3A else { continue }
      let value = line.part(position + 1..<line.count).trimmed()
      // A sentence that begins like a label stays where it is.
      guard value.count > 0, value.wordCount <= wordsMax, !value.endsSentence else { return nil }
      return value.string
    }
    return nil
  }
}
