/// Rule: a line at the end that says what was put right, `This version corrects the spelling of the
/// mayor's name.`, is the note and marks a correction; it leaves the body.
enum CorrectionLine {
  private static let tailLines = 4
  /// Longer lines are prose.
  private static let bytesMax = 400

  /// - Returns: whether a line was taken.
  static func apply(to draft: inout Draft) -> Bool {
    if draft.found.isArticle { return false }
    let openCount = draft.text.lines.count { !$0.isTaken }
    var taken = 0
    var rank = -1
    for index in draft.text.lines.indices where !draft.text.lines[index].isTaken {
      rank += 1
      // What is nothing else has no text to correct.
      guard rank > 0, rank >= openCount - tailLines, draft.text.lines[index].count <= bytesMax,
        draft.text.reading(index, isOne)
      else { continue }
      let line = draft.text.string(index)
      draft.found.note = draft.found.note.map { "\($0) \(line)" } ?? line
      draft.text.lines[index].isTaken = true
      taken += 1
    }
    guard taken > 0 else { return false }
    if !draft.found.updateWords.contains(where: { $0.kind == .correction }) {
      draft.found.updateWords.append(UpdateWord(kind: .correction, text: "correction"))
    }
    draft.mark(.correctionLine, draft.textField, count: taken)
    return true
  }

  private static func isOne(_ line: LineView) -> Bool {
    guard line.endsSentence else { return false }
    switch line.folded(0) {
    case 0x63: return correctionStart(line).map { speaksOfStory(line, from: $0) } ?? false
    case 0x74: return verdicts.contains { line.has($0) }
    case 0x61:
      // `An earlier version of this story misspelled …`, but not one that somebody leaked.
      return beginnings.contains { line.has($0) } && faults.contains { line.contains($0) }
    default: return false
    }
  }

  private static func correctionStart(_ line: LineView) -> Int? {
    for label in ["correction: ", "corrections: ", "correction \u{2014} ", "correction - "]
    where line.has(label) { return label.utf8.count }
    return nil
  }

  private static func speaksOfStory(_ line: LineView, from start: Int) -> Bool {
    ["this ", "an earlier version", "a previous version", "a story", "in a story", "the story"]
      .contains { line.has($0, at: start) }
  }

  private static let verdicts = [
    "this version corrects", "this version has been corrected", "this version has corrected",
    "this version fixes", "this story corrects", "this story has been corrected",
    "this article has been corrected", "this article corrects", "this item corrects",
    "this item has been corrected", "this report has been corrected",
  ]
  private static let beginnings = [
    "an earlier version of this ", "a previous version of this ", "an earlier version misst",
    "an earlier version missp",
  ]
  private static let faults = [
    "incorrect", "misstated", "misspelled", "corrected", "wrong", "erroneously", "mistakenly",
    "misidentified", "misattributed", " error",
  ]
}
