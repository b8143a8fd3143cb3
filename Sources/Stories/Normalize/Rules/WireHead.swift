/// Rule: what a wire puts around a blob's headline leaves the body for the field that it is: a call to
/// editors and a line `(Adds quotes)`, of any story, are the note, `BC-EU--Trade, 2nd Ld-Writethru, 310` is the
/// slugline, a line `URGENT` an update word.
enum WireHead {
  /// Lines above the headline that are looked at.
  private static let linesMax = 5
  private static let noteBytesMax = 400
  private static let slugBytesMax = 100

  /// Above the headline, before it is read.
  static func applyAbove(to draft: inout Draft) {
    guard draft.isBlob, draft.found.headline == nil else { return }
    var taken = 0
    for index in draft.head(linesMax) {
      guard takes(index, &draft) else { break }
      draft.text.lines[index].isTaken = true
      taken += 1
    }
    if taken > 0 { draft.mark(.wireHead, draft.textField, count: taken) }
  }

  /// Below it: what has changed, in parentheses.
  static func applyBelow(to draft: inout Draft) {
    guard draft.found.headline != nil, !draft.found.isArticle else { return }
    let lines = draft.proseHead(2)
    // A story is not its note.
    guard lines.count == 2, let index = lines.first, draft.text.reading(index, isChange) else {
      return
    }
    takeNote(index, &draft)
    draft.text.lines[index].isTaken = true
    draft.mark(.wireHead, draft.textField)
  }

  private static func takes(_ index: Int, _ draft: inout Draft) -> Bool {
    if draft.text.reading(index, isCallToEditors) {
      takeNote(index, &draft)
      return true
    }
    if draft.text.reading(index, isAlert) {
      let word = UpdateWords.word(draft.text.string(index).filter { $0.isLetter })
      if !draft.found.updateWords.contains(word) { draft.found.updateWords.append(word) }
      return true
    }
    guard let slugline = draft.text.reading(index, slugline) else { return false }
    draft.found.slugline = draft.found.slugline ?? slugline
    return true
  }

  private static func takeNote(_ index: Int, _ draft: inout Draft) {
    let line = draft.text.string(index)
    draft.found.note = draft.found.note.map { "\($0) \(line)" } ?? line
  }

  // MARK: Shapes

  private static let calls = [
    "eds:", "eds.:", "editors:", "editor's note:", "editors' note:", "editors note:",
    "note to editors:", "attention editors", "to our subscribers:",
  ]

  private static func isCallToEditors(_ line: LineView) -> Bool {
    line.count <= noteBytesMax && calls.contains { line.has($0) }
  }

  private static let changes = [
    "(attn:", "(attention:", "(eds:", "(editors:", "(adds", "(updates", "(corrects", "(recasts",
    "(refiles", "(repeats", "(rewrites",
    "(writes through", "(clarifies", "(removes", "(new throughout", "(updates throughout", "(fixes",
  ]

  /// The whole line, and nothing after its closing bracket.
  private static func isChange(_ line: LineView) -> Bool {
    line.count <= noteBytesMax && line.hasSuffix(")") && changes.contains { line.has($0) }
      && line.firstIndex(of: ")") == line.count - 1
  }

  private static let alerts = [
    "URGENT", "FLASH", "BULLETIN", "ALERT", "EXTRA", "EILMELDUNG", "EIL",
  ]

  private static func isAlert(_ line: LineView) -> Bool {
    var end = line.count
    while end > 0, [0x21, 0x2A, 0x3A, 0x20].contains(line.byte(end - 1)) { end -= 1 }
    var start = 0
    while start < end, line.byte(start) == 0x2A || line.byte(start) == 0x20 { start += 1 }
    return alerts.contains { $0.utf8.count == end - start && line.hasExactly($0, at: start) }
  }

  /// Parts between commas: a slug of one word with a hyphen in it, then keys and counts only. Without
  /// these the slug has a desk's prefix.
  static func slugline(_ line: LineView) -> String? {
    guard line.count <= slugBytesMax, line.byte(0) &- 0x41 < 26, line.has("-", inFirst: 60) else {
      return nil
    }
    var parts = line.string.split(separator: ",").map { $0.drop { $0 == " " } }
    guard let slug = parts.first, slug.contains("-"), !slug.contains(" "), !slug.hasSuffix("-")
    else { return nil }
    let tail = parts.dropFirst()
    guard tail.allSatisfy({ isCount($0) || !TakeKey.words(String($0)).isEmpty }) else { return nil }
    let hasPrefix = ["BC-", "AM-", "PM-"].contains { slug.hasPrefix($0) }
    guard hasPrefix || tail.contains(where: isCount) && slug.contains("--") else { return nil }
    while let last = parts.last, parts.count > 1, isCount(last) { parts.removeLast() }
    return parts.joined(separator: ", ")
  }

  private static func isCount(_ part: Substring) -> Bool {
    (1...5).contains(part.utf8.count) && part.utf8.allSatisfy { $0 &- 0x30 < 10 }
  }
}

extension LineView {
  fileprivate func has(_ literal: String, inFirst limit: Int) -> Bool {
    part(0..<min(limit, count)).contains(literal)
  }
}
