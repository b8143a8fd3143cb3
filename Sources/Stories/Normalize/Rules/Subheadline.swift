/// Rule: in a blob, the line between headline and body is the sub-headline if it stands alone,
/// is shorter than a headline may be, ends no sentence, and is followed by a longer paragraph and
/// at least one more.
enum Subheadline {
  private static let bytesMax = 200
  private static let wordsMin = 3
  private static let wordsMax = 28

  static func apply(to draft: inout Draft, agencies: AgencyNames = .standard) {
    guard draft.isBlob, draft.found.subheadline == nil, draft.found.headline != nil else { return }
    let open = draft.head(3)
    guard open.count == 3 else { return }
    let line = draft.text.lines[open[0]]
    let next = draft.text.lines[open[1]]
    guard line.afterGap, next.afterGap, line.count <= bytesMax, line.count < next.count,
      draft.text.reading(open[0], { reads($0, agencies) })
    else { return }
    draft.found.subheadline = draft.text.string(open[0])
    draft.text.lines[open[0]].isTaken = true
    draft.mark(.subheadline, draft.textField)
  }

  private static func reads(_ line: LineView, _ agencies: AgencyNames) -> Bool {
    (wordsMin...wordsMax).contains(line.wordCount) && !line.endsSentence && !Byline.isOne(line)
      && !KeyPoint.isOne(line) && !looksLikeDateline(line)
      && DatelineReader.readAlone(line, agencies) == nil
  }

  /// `BEIRUT (AP) —` and its like: the line is the beginning of the body.
  private static func looksLikeDateline(_ line: LineView) -> Bool {
    guard let open = line.firstIndex(of: "("), open < 60, let close = line.firstIndex(of: ")"),
      close > open, close - open <= 24
    else { return false }
    let rest = line.part(close + 1..<line.count).trimmed()
    return rest.has("-") || rest.has("_") || rest.has("\u{2013}") || rest.has("\u{2014}")
  }
}
