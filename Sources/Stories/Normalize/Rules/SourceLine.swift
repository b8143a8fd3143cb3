/// Rule: a line that says where and when, `Source:AFP Published: 2014-11-27 1:48:16`, gives source
/// and times and leaves the body.
///
/// It is one only if the whole line is made of labels with their values, or of a name, a bar and a
/// time, `VNA | May 22, 2024 | 10:15 GMT+7`, and each time reads as one. Looked for among the first
/// lines of a blob, and the last. A press release says it in three lines, the first `News provided by`.
enum SourceLine {
  private static let headLines = 6
  private static let tailLines = 3
  /// Longer lines are prose.
  private static let bytesMax = 200

  static func apply(to draft: inout Draft) {
    guard draft.isBlob else { return }
    let openCount = draft.text.lines.count { !$0.isTaken }
    var taken = takeRelease(&draft)
    var rank = -1
    for index in draft.text.lines.indices where !draft.text.lines[index].isTaken {
      rank += 1
      guard rank < headLines || rank >= openCount - tailLines else { continue }
      let line = draft.text.lines[index]
      guard line.count <= bytesMax, let said = draft.text.reading(index, read) else { continue }
      draft.text.lines[index].isTaken = true
      taken += 1
      if draft.found.source == nil { draft.found.source = said.source }
      if draft.found.byline == nil { draft.found.byline = said.byline }
      if draft.found.published == nil { draft.found.published = said.published }
      if draft.found.updated == nil { draft.found.updated = said.updated }
    }
    if taken > 0 { draft.mark(.sourceLine, draft.textField, count: taken) }
  }

  /// `News provided by`, a name, a time, each a line.
  /// - Returns: how many lines were taken.
  private static func takeRelease(_ draft: inout Draft) -> Int {
    let lines = draft.head(headLines)
    guard
      let first = lines.firstIndex(where: { index in
        draft.text.reading(index) { $0.equals("news provided by") }
      }), first + 2 < lines.count, draft.text.lines[lines[first + 1]].count <= bytesMax
    else { return 0 }
    let time = draft.text.string(lines[first + 2])
    guard WireTimeReader.read(time.utf8) != nil else { return 0 }
    let name = draft.text.string(lines[first + 1])
    if draft.found.source == nil { draft.found.source = name }
    if draft.found.published == nil {
      draft.found.published = TimeText(text: time, field: "text")
    }
    for rank in first...first + 2 { draft.text.lines[lines[rank]].isTaken = true }
    return 3
  }

  private struct Said {
    var source: String?
    var byline: String?
    var published: TimeText?
    var updated: TimeText?
  }

  private enum Label {
    case source
    case published
    case updated
  }

  /// Longest first: `published on` before `published`.
  private static let labels: [(String, Label)] = [
    ("last modified", .updated), ("last updated", .updated), ("last update", .updated),
    ("date published", .published), ("published online", .published),
    ("published on", .published), ("published at", .published), ("publication date", .published),
    ("first published", .published), ("published", .published), ("posted on", .published),
    ("posted at", .published), ("posted", .published), ("issued", .published),
    ("date", .published), ("updated on", .updated), ("updated at", .updated),
    ("updated", .updated), ("modified", .updated), ("news agency", .source),
    ("agency", .source), ("source", .source),
  ]

  private static func read(_ line: LineView) -> Said? { labelled(line) ?? barred(line) }

  /// `VNA | May 22, 2024 | 10:15 GMT+7`
  private static func barred(_ line: LineView) -> Said? {
    guard let bar = line.firstIndex(of: "|"), bar > 1, bar + 1 < line.count else { return nil }
    let name = line.part(0..<bar).trimmed()
    guard name.count <= 60, name.wordCount <= 6, !name.endsSentence, !name.contains(":") else {
      return nil
    }
    let time = withoutSeparators(line.part(bar + 1..<line.count))
    guard WireTimeReader.read(time.array) != nil else { return nil }
    var said = Said(published: TimeText(text: time.string, field: "text"))
    if Byline.isOne(name) { said.byline = name.string } else { said.source = name.string }
    return said
  }

  private static func labelled(_ line: LineView) -> Said? {
    var said = Said()
    var position = 0
    let trimmed = line.has("(") && line.hasSuffix(")") ? line.part(1..<line.count - 1) : line
    while position < trimmed.count {
      guard let (label, valueStart) = label(in: trimmed, at: position) else { return nil }
      let end = nextLabel(in: trimmed, from: valueStart) ?? trimmed.count
      let value = withoutSeparators(trimmed.part(valueStart..<end))
      guard value.count > 0, take(value, as: label, into: &said) else { return nil }
      position = end
    }
    return said.source == nil && said.published == nil && said.updated == nil ? nil : said
  }

  private static func take(_ value: LineView, as label: Label, into said: inout Said) -> Bool {
    switch label {
    case .source:
      // A name, not a sentence.
      guard value.count <= 60, value.wordCount <= 6, !value.hasSuffix(".") else { return false }
      said.source = value.string
    case .published:
      guard WireTimeReader.read(value.array) != nil else { return false }
      said.published = TimeText(text: value.string, field: "text")
    case .updated:
      guard WireTimeReader.read(value.array) != nil else { return false }
      said.updated = TimeText(text: value.string, field: "text")
    }
    return true
  }

  /// The label at `start` and where its value begins. A colon follows; a time may do without one.
  private static func label(in line: LineView, at start: Int) -> (Label, Int)? {
    for (name, label) in labels where line.has(name, at: start) {
      var position = start + name.utf8.count
      while line.byte(position) == 0x20 { position += 1 }
      if line.byte(position) == 0x3A { return (label, position + 1) }
      let isWordEnd = position > start + name.utf8.count
      if label != .source, isWordEnd, position < line.count { return (label, position) }
      return nil
    }
    return nil
  }

  /// Where the next label with a colon begins, after a space or a separator.
  private static func nextLabel(in line: LineView, from start: Int) -> Int? {
    guard start < line.count else { return nil }
    for position in start + 1..<max(line.count, start + 1) {
      let before = line.byte(position - 1)
      let first = line.folded(position)
      guard before == 0x20 || before == 0x7C || before == 0x2F || before == 0x2C,
        first &- 0x61 < 26
      else { continue }
      for (name, _) in labels where line.has(name, at: position) {
        var after = position + name.utf8.count
        while line.byte(after) == 0x20 { after += 1 }
        if line.byte(after) == 0x3A { return position }
      }
    }
    return nil
  }

  /// Without the space, bar, comma, semicolon, slash or dash that parts it from its neighbors.
  @_lifetime(copy line)
  private static func withoutSeparators(_ line: LineView) -> LineView {
    let separators: [UInt8] = [0x20, 0x7C, 0x2C, 0x3B, 0x2F, 0x2D]
    var start = 0
    var end = line.count
    while start < end, separators.contains(line.byte(start)) { start += 1 }
    while end > start, separators.contains(line.byte(end - 1)) { end -= 1 }
    return line.part(start..<end)
  }
}
