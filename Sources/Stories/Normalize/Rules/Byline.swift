/// Rule: a line `By Jane Doe and John Roe` before the body names the writers. In a blob it may be the
/// second; under a headline that came in a field it is the first. A line below it that says what the
/// writer is, `Associated Press Writer`, goes with it.
enum Byline {
  private static let headLines = 2
  private static let bytesMax = 100
  private static let wordsMax = 12

  static func apply(to draft: inout Draft) {
    guard draft.found.byline == nil, !draft.found.isArticle else { return }
    let lines = draft.proseHead(headLines)
    // A story of one line is not its byline.
    guard draft.isBlob || lines.count > 1 else { return }
    for index in draft.isBlob ? lines : Array(lines.prefix(1))
    where draft.text.reading(index, isOne) {
      draft.found.byline = draft.text.string(index)
      draft.text.lines[index].isTaken = true
      draft.mark(.byline, draft.textField)
      takeEmployer(&draft)
      return
    }
  }

  /// `Associated Press`, `AP Sports Writer`: the line below that says whose writer it is.
  private static func takeEmployer(_ draft: inout Draft) {
    guard let next = draft.proseHead(1).first, draft.text.reading(next, isEmployer) else { return }
    draft.text.lines[next].isTaken = true
  }

  private static func isEmployer(_ line: LineView) -> Bool {
    guard line.count <= bytesMax / 2, !line.endsSentence else { return false }
    var words = line.string.split(separator: " ")
    if words.first == "The" { words.removeFirst() }
    let hasJob = ["Writer", "Writers", "Correspondent", "Reporter"].contains(
      words.last.map(String.init))
    while hasJob, words.count > 1 {
      words.removeLast()
      if AgencyNames.standard.contains(words.joined(separator: " ")) { return true }
    }
    return !words.isEmpty && AgencyNames.standard.contains(words.joined(separator: " "))
  }

  /// `By` in one of the wires' languages, then two words or more that all begin with a capital, but for those that join names.
  static func isOne(_ line: LineView) -> Bool {
    guard line.count <= bytesMax, let start = nameStart(line), !line.endsSentence else {
      return false
    }
    var names = 0
    var words = 0
    var position = start
    while position < line.count {
      var end = position
      while end < line.count, line.byte(end) != 0x20 { end += 1 }
      if end > position {
        words += 1
        let first = line.byte(position)
        // Beyond ASCII nobody asks for the case: `By Émile Zola`.
        if first &- 0x41 < 26 || first >= 0x80 {
          names += 1
        } else if !joins(line.part(position..<end)) {
          return false
        }
      }
      position = end + 1
    }
    return names >= 2 && words <= wordsMax
  }

  private static func nameStart(_ line: LineView) -> Int? {
    if line.has("by "), line.byte(0) == 0x42 { return 3 }
    for word in ["Von ", "Par ", "Por "] where line.hasExactly(word, at: 0) { return 4 }
    return nil
  }

  private static func joins(_ word: LineView) -> Bool {
    for joint in [
      "and", "und", "et", "y", "in", "de", "la", "von", "van", "der", "den", "al", "bin", "for",
      "at",
    ]
    where word.equals(joint) { return true }
    return word.has("al-") || word.has("el-") || word.has("d'")
  }
}
